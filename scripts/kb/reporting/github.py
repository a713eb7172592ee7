"""Annotations on the lines of a pull request, as workflow commands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kb.issue import Issue


def report(issues: Sequence[Issue]) -> Iterator[str]:
    """One workflow command an issue."""
    for issue in issues:
        file = _escaped(issue.file).replace(":", "%3A").replace(",", "%2C")
        place = f"file={file},line={issue.line},col={issue.column},title={issue.rule}"
        yield f"::{issue.severity} {place}::{_escaped(f'{issue.message}. {issue.fix}'.strip())}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
