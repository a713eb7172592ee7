"""A citation must name a passage that somebody read: support that nobody read is no support.

A pointer to a text not read for the sentence is welcome as `[unread @key, para. 9]`; it never counts as support.
"""

from collections.abc import Iterable

from kb.checks.base import Site
from kb.issue import Issue
from kb.model.locator import Pointer

NEEDS = "sources"
FIX = "Read it and add it to the source's passages, or write “unread @…”."


def _fault(site: Site, pointer: Pointer) -> tuple[str, str] | None:
    source = site.library.sources.get(pointer.key)
    if source is None or source.passage(pointer.locator):
        return None
    places = ", ".join(passage.at for passage in source.passages)
    if not pointer.locator and places:
        return f"“{pointer.key}” has several passages, so the place must be named", f"Add one of: {places}."
    what = f"“{pointer.locator}” of “{pointer.key}”" if pointer.locator else f"No passage of “{pointer.key}”"
    return f"{what} is {'not ' if pointer.locator else ''}on record as read", (
        f"On record: {places}. {FIX}" if places else FIX
    )


def run(site: Site) -> Iterable[Issue]:
    """Places that no passage on record has, and left-out places where there are several."""
    for page in site.pages.values():
        for citation in page.citations:
            fault = None if citation.unread or citation.draft is not None else _fault(site, citation.pointer)
            if fault:
                yield site.issue("citation-unread", page.place(citation.offset), *fault)
    for pointer, place, path in site.library.record_citations():
        fault = _fault(site, pointer)
        if fault:
            beside = (*path[:-1], "at")  # where the place stands if not in the same text
            yield site.issue("citation-unread", place.at(*(beside if beside in place.marked.marks else path)), *fault)
