"""Every source and every passage on record must support something: what nobody cites, nobody keeps true."""

from collections.abc import Iterable

from kb.checks.base import Site
from kb.issue import Issue
from kb.model.locator import normal

NEEDS = "sources"
FIX = "Cite it, or take it out."


def run(site: Site) -> Iterable[Issue]:
    """Sources that nothing cites, and passages of cited sources that nothing cites."""
    library = site.library
    used: set[tuple[str, str]] = set()
    named: set[str] = {passage.via for source in library.sources.values() for passage in source.passages if passage.via}
    pointers = [c.pointer for page in site.pages.values() for c in page.citations]
    pointers += [pointer for pointer, _, _ in library.record_citations()]
    for pointer in pointers:
        named.add(pointer.key)
        passage = library.passage(pointer)
        if passage:
            used.add((pointer.key, normal(passage.at)))
    for key, source in library.sources.items():
        place = library.places["sources", key]
        if key not in named:
            yield site.issue("source-unused", place.at(), f"Nothing cites the source “{key}”", FIX)
            continue
        for number, passage in enumerate(source.passages):
            if (key, normal(passage.at)) not in used:
                yield site.issue(
                    "source-unused", place.at("passages", number, "at"), f"Nothing cites “{key}, {passage.at}”", FIX
                )
