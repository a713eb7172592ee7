"""A quotation must be closed, and only what is open can be: else nobody knows whose words these are.

“ and ” are looked at, from heading to heading; a quotation of several paragraphs may open each of them. Other pairs
(„…“, «…») and straight quotation marks are not.
"""

from collections.abc import Iterable

from kb.checks._pairs import pages_with, records_with, sections, unpaired_quotes
from kb.checks.base import Site
from kb.issue import Issue

NEEDS = "sources"
FIX = "Close the quotation with ” where the words of others end."

_STRAY = "Write “ where the quotation begins, or remove it."


def run(site: Site) -> Iterable[Issue]:
    """Pages, and the words of front matter and records."""
    for page, text in pages_with(site, "“”"):
        for start, section in sections(text):
            for offset, mark in unpaired_quotes(section):
                yield _issue(site, page.place(start + offset), mark)
    for text, place in records_with(site, "“”"):
        for _, mark in unpaired_quotes(text):
            yield _issue(site, place, mark)


def _issue(site: Site, place: tuple[str, int, int], mark: str) -> Issue:
    if mark == "“":
        return site.issue("quotation-unclosed", place, "The quotation that “ opens is never closed", FIX)
    return site.issue("quotation-unclosed", place, "This ” closes no quotation", _STRAY)
