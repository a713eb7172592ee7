"""A document must be on record once: two records of it split its passages and its citations."""

from collections.abc import Iterable
from urllib.parse import unquote, urlsplit

from kb.checks.base import Site
from kb.issue import Issue
from kb.model.locator import normal

NEEDS = "sources"
FIX = "Move the passages into one file, and cite that one."


def run(site: Site) -> Iterable[Issue]:
    """Two sources with one address, and one source with two passages at one place."""
    first: dict[str, str] = {}
    for key, source in site.library.sources.items():
        place = site.library.places["sources", key]
        parts = urlsplit(source.URL)
        # Hosts ignore letter case, paths need not: two short links may differ in nothing else.
        host = parts.netloc.casefold().removeprefix("www.")
        address = f"{host}{unquote(parts.path).rstrip('/')}?{parts.query}"
        if address in first:
            yield site.issue("source-duplicate", place.at("URL"), f"“{key}” has the address of “{first[address]}”", FIX)
        first.setdefault(address, key)
        seen: set[str] = set()
        for number, passage in enumerate(source.passages):
            where = normal(passage.at)
            if where in seen:
                yield site.issue(
                    "source-duplicate",
                    place.at("passages", number, "at"),
                    f"“{passage.at}” is on record twice",
                    "Make one passage of the two.",
                )
            seen.add(where)
