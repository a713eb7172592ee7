"""Shows issues to people and to tools."""

from __future__ import annotations

import inspect
import json
from collections import Counter
from collections.abc import Mapping, Sequence

from kb.checks.base import Rule
from kb.issue import Issue

FORMATS = ("text", "json", "github")


def show(issues: Sequence[Issue], form: str, facts: Mapping[str, int]) -> None:
    """Print `issues` in one of FORMATS; `facts` are figures for the summary (pages, …)."""
    if form == "json":
        print(as_json(issues, facts))
        return
    for issue in issues:
        print(as_github(issue) if form == "github" else issue.as_text())
    print(summary(issues))


def summary(issues: Sequence[Issue]) -> str:
    """One line: how many errors and warnings, and of which rules."""
    if not issues:
        return "No problems found."
    errors = sum(1 for issue in issues if issue.severity == "error")
    by_rule = ", ".join(f"{count} {rule}" for rule, count in Counter(issue.rule for issue in issues).most_common())
    return f"{_count(errors, 'error')}, {_count(len(issues) - errors, 'warning')}: {by_rule}"


def as_json(issues: Sequence[Issue], facts: Mapping[str, int]) -> str:
    """One object with `issues` and `summary`, as design.md section 7 promises it."""
    counts = Counter(issue.severity for issue in issues)
    total = {
        "errors": counts["error"],
        "warnings": counts["warning"],
        "rules": Counter(i.rule for i in issues),
        **facts,
    }
    return json.dumps({"issues": [issue.as_json() for issue in issues], "summary": total}, ensure_ascii=False, indent=1)


def as_github(issue: Issue) -> str:
    """A workflow command that annotates the line in a pull request."""

    def escaped(text: str) -> str:
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")

    file = escaped(issue.file).replace(":", "%3A").replace(",", "%2C")
    place = f"file={file},line={issue.line},col={issue.column},title={issue.rule}"
    return f"::{issue.severity} {place}::{escaped(f'{issue.message}. {issue.fix}'.strip())}"


def first_sentence(rule: Rule) -> str:
    """The first line of a rule's own words."""
    return inspect.cleandoc(rule.__doc__ or "").split("\n")[0]


def explain(name: str, rule: Rule) -> str:
    """All a rule says of itself."""
    return f"{name}\n\n{inspect.cleandoc(rule.__doc__ or '')}\n\nFix: {rule.FIX}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
