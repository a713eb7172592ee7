"""Every page must have a description of its own: results with the same words under them cannot be told apart."""

from collections.abc import Iterable

from kb.checks.base import Site
from kb.issue import Issue

NEEDS = "sources"
FIX = "Say what this page alone answers."


def run(site: Site) -> Iterable[Issue]:
    """Descriptions that an earlier page has, or that only repeat the title; letter case and spaces do not count."""
    first: dict[str, str] = {}
    for page in site.pages.values():
        head = page.front_matter
        if not head:
            continue
        words = _words(head.description)
        place = page.key_place("description")
        if words in first:
            message = f"The description is that of {first[words]} too"
            yield site.issue("description-duplicate", place, message, FIX, url=page.url)
        elif words == _words(head.title):
            yield site.issue("description-duplicate", place, "The description repeats the title", FIX, url=page.url)
        first.setdefault(words, page.file)


def _words(text: str) -> str:
    return " ".join(text.casefold().rstrip(".").split())
