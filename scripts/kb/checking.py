"""Runs the rules, and puts what they found in order."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterable
from functools import cache
from importlib import import_module
from typing import Any, cast

from kb import checks
from kb.checks.base import Rule, Site
from kb.issue import Issue

_NOT_RULES = {"base"}


@cache
def rules() -> dict[str, Rule]:
    """Every rule by its id: the module's name with hyphens."""
    found: dict[str, Rule] = {}
    for module in pkgutil.iter_modules(checks.__path__):
        if module.name not in _NOT_RULES and not module.name.startswith("_"):
            loaded: Any = import_module(f"kb.checks.{module.name}")
            found[module.name.replace("_", "-")] = cast(Rule, loaded)
    return found


def run(site: Site, only: Iterable[str] = (), skip: Iterable[str] = ()) -> list[Issue]:
    """All issues of the chosen rules, sorted by place, each once."""
    wanted, unwanted = set(only), set(skip)
    issues: dict[tuple[object, ...], Issue] = {}
    for name, rule in rules().items():
        if (wanted and name not in wanted) or name in unwanted:
            continue
        if rule.NEEDS == "built" and site.built is None:
            continue
        if rule.NEEDS == "sources" and site.project is None:
            continue
        for issue in rule.run(site):
            # One line can show on several pages; it is one thing to mend.
            issues.setdefault((issue.file, issue.line, issue.column, issue.rule, issue.message), issue)
    return sorted(issues.values())
