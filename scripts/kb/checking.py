"""Runs the rules, and puts what they found in order."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from typing import Any, cast

from kb import checks
from kb.checks.base import Rule, Site
from kb.issue import Issue
from kb.locate import fault_place

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
    chosen = {name: rule for name, rule in rules().items() if (not wanted or name in wanted) and name not in unwanted}
    if site.built is not None:
        # Before all others: they ask for what is kept of each page.
        site.built.survey({name: rule.visit for name, rule in chosen.items() if rule.NEEDS == "page"})
    site.known, site.ran = frozenset(rules()), frozenset(chosen)
    found = (issue for name, rule in chosen.items() if rule.NEEDS != "report" for issue in _found(site, name, rule))
    issues = list(site.exceptions.left(_once(found)))
    for rule in chosen.values():
        if rule.NEEDS == "report":
            issues += rule.run(site)
    return sorted(issues)


def _once(found: Iterable[Issue]) -> Iterable[Issue]:
    """Each problem once: one line can show on several pages, and is one thing to mend."""
    issues: dict[tuple[object, ...], Issue] = {}
    for issue in found:
        issues.setdefault((issue.file, issue.line, issue.column, issue.rule, issue.message), issue)
    return issues.values()


def _found(site: Site, name: str, rule: Rule) -> Iterator[Issue]:
    if rule.NEEDS == "page":
        for page in site.built.pages.values() if site.built else ():
            for fault in page.faults.get(name, ()):
                if site.project and hasattr(rule, "told") and rule.told(site.page_of_url.get(page.url), fault.where):
                    continue
                place = fault_place(site, name, page, fault.where)
                if place:
                    yield site.issue(name, place, fault.message, fault.fix, severity=fault.severity, url=page.url)
        if hasattr(rule, "run"):  # what only the sources show of the same fault
            yield from rule.run(site)
    elif (site.built if rule.NEEDS == "built" else site.project) is not None:
        yield from rule.run(site)
