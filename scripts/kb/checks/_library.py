"""Passes on what the loader and the page reader found, to the rule whose id it carries."""

from collections.abc import Iterator

from kb.checks.base import Site
from kb.issue import Issue


def found(site: Site, rule: str) -> Iterator[Issue]:
    """Issues of `rule` from reading data and pages."""
    for issue in (*site.library.issues, *site.exceptions.issues):
        if issue.rule == rule:
            yield issue
    for page in site.pages.values():
        for issue in page.issues:
            if issue.rule == rule:
                yield issue
