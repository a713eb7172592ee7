"""A file must be UTF-8 text: other bytes show to readers as a black diamond."""

from collections.abc import Iterable

from kb.checks._library import found
from kb.checks.base import Site
from kb.issue import Issue

NEEDS = "sources"
FIX = "Save it as UTF-8."


def run(site: Site) -> Iterable[Issue]:
    """Bytes that are not UTF-8, and the sign that stands where some were lost before."""
    yield from found(site, "encoding-bad")
    for page in site.pages.values():
        offset = page.text.find("\ufffd")
        if offset >= 0 and not page.issues:
            yield site.issue(
                "encoding-bad",
                page.place(offset),
                "The sign � stands for a letter that was lost",
                "Type the letter again.",
            )
