"""A bracket must be closed, and only what is open can be: else the reader looks for the end of what was an aside.

Round brackets are looked at, paragraph by paragraph; labels such as `a)` and `1)` have none to open.
"""

from collections.abc import Iterable

from kb.checks._pairs import pages_with, paragraphs, records_with, unpaired_brackets
from kb.checks.base import Site
from kb.issue import Issue

NEEDS = "sources"
FIX = "Close it with “)” where the aside ends."

_STRAY = "Write “(” where the aside begins, or remove it."


def run(site: Site) -> Iterable[Issue]:
    """Pages, and the words of front matter and records."""
    for page, text in pages_with(site, "()"):
        for start, paragraph in paragraphs(text):
            for offset, mark in unpaired_brackets(paragraph):
                yield _issue(site, page.place(start + offset), mark)
    for text, place in records_with(site, "()"):
        for _, mark in unpaired_brackets(text):
            yield _issue(site, place, mark)


def _issue(site: Site, place: tuple[str, int, int], mark: str) -> Issue:
    if mark == "(":
        return site.issue("bracket-unclosed", place, "The bracket “(” is never closed", FIX)
    return site.issue("bracket-unclosed", place, "This “)” closes no bracket", _STRAY)
