"""Nothing half-done may be published: no marker of work to do, no filler text."""

import re
from collections.abc import Iterable

from kb.checks.base import Site
from kb.issue import Issue

NEEDS = "sources"
FIX = "Write what belongs here, or take the line out."

_MARKS = re.compile(
    r"\b(?:TODO|FIXME|TBD|TBC|XXX)\b|\blorem ipsum\b|\[(?:citation|source) needed\]|<(?:insert|your) [^>]+>", re.I
)
_UPPER_ONLY = {"todo", "fixme", "tbd", "tbc", "xxx"}


def run(site: Site) -> Iterable[Issue]:
    """Marks in the prose and front matter of pages, and in the words of records."""
    for page in site.pages.values():
        for match in _MARKS.finditer(page.masked):
            if match.group().casefold() in _UPPER_ONLY and not match.group().isupper():
                continue
            yield site.issue(
                "placeholder-left", page.place(match.start()), f"“{match.group()}” was left in the text", FIX
            )
