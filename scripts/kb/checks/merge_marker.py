"""A file must hold no marks of an unfinished merge: both versions would be published, one after the other."""

import re
from collections.abc import Iterable

from kb.checks.base import Site
from kb.issue import Issue

NEEDS = "sources"
FIX = "Choose one version, and remove the lines with <<<<<<<, ======= and >>>>>>>."

_MARK = re.compile(r"^(?:<{7} .*|>{7} .*|\|{7} .*)$", re.M)


def run(site: Site) -> Iterable[Issue]:
    """Marks in pages (code apart) and data files."""
    assert site.project
    for page in site.pages.values():
        for match in _MARK.finditer(page.masked):
            yield site.issue(
                "merge-marker", page.place(match.start()), f"A merge was not finished: “{match.group()[:30]}”", FIX
            )
