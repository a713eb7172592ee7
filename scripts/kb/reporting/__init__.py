"""Shows issues to people and to tools: one module a format."""

from __future__ import annotations

import inspect
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from kb import checking
from kb.checks.base import Rule
from kb.issue import Issue
from kb.reporting import github, json, sarif, text

FORMATS = ("text", "json", "github", "sarif")


def show(issues: Sequence[Issue], form: str, facts: Mapping[str, int], root: Path) -> None:
    """Print `issues` in one of FORMATS; `facts` are figures for the summary (pages, …), `root` is where files lie."""
    if form == "json":
        print(json.report(issues, facts))
    elif form == "sarif":
        print(sarif.report(issues, {name: first_sentence(rule) for name, rule in checking.rules().items()}))
    else:
        shown = github.report(issues) if form == "github" else text.report(issues, root)
        print("\n".join([*shown, summary(issues)]))


def summary(issues: Sequence[Issue]) -> str:
    """How many errors and warnings, of which rules, and how many of them `fix` can mend."""
    if not issues:
        return "No problems found."
    errors = sum(1 for issue in issues if issue.severity == "error")
    by_rule = ", ".join(f"{count} {rule}" for rule, count in Counter(issue.rule for issue in issues).most_common())
    said = f"{_count(errors, 'error')}, {_count(len(issues) - errors, 'warning')}: {by_rule}"
    mendable = sum(1 for issue in issues if issue.edits)
    return said + (f"\n{mendable} of them can be mended by: python3 scripts/build.py fix" if mendable else "")


def first_sentence(rule: Rule) -> str:
    """The first line of a rule's own words."""
    return inspect.cleandoc(rule.__doc__ or "").split("\n")[0]


def explain(name: str, rule: Rule) -> str:
    """All a rule says of itself."""
    return f"{name}\n\n{inspect.cleandoc(rule.__doc__ or '')}\n\nFix: {rule.FIX}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
