"""Nothing half-done may be published: no marker of work to do, no filler text."""

import re
from collections.abc import Iterable, Iterator

from kb.checks._words import texts_with
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
        for match in _marks(page.masked):
            yield site.issue("placeholder-left", page.place(match.start()), _said(match), FIX)
    for text, place in texts_with(site, _HINTS, fold=True):
        for match in _marks(text):
            yield site.issue("placeholder-left", place, _said(match), FIX)


# One of these stands in every mark; looking for them is far quicker than the expression, which cannot skip ahead.
_HINTS = ("todo", "fixme", "tbd", "tbc", "xxx", "lorem ipsum", " needed]", "<insert ", "<your ")


def _marks(text: str) -> Iterator[re.Match[str]]:
    low = text.lower()
    if not any(hint in low for hint in _HINTS):
        return
    for match in _MARKS.finditer(text):
        # “Todo” is Spanish, “TODO” is not.
        if match.group().casefold() not in _UPPER_ONLY or match.group().isupper():
            yield match


def _said(match: re.Match[str]) -> str:
    return f"“{match.group()}” was left in the text"
