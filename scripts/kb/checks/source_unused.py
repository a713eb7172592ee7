"""Every source and every passage on record must support something: what nobody cites, nobody keeps true."""

import re
from collections.abc import Iterable

from kb.checks.base import Site
from kb.issue import Issue
from kb.model.locator import normal
from kb.nearest import nearest

NEEDS = "sources"
FIX = "Cite it, or take it out."


def run(site: Site) -> Iterable[Issue]:
    """Sources that nothing cites, and passages of cited sources that nothing cites."""
    library = site.library
    slips = _slips(site)
    lost = _left_out(site)
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
        if key in lost:
            continue
        if key not in named:
            if key in slips:
                continue
            yield site.issue("source-unused", place.at(), f"Nothing cites the source “{key}”", FIX)
            continue
        for number, passage in enumerate(source.passages):
            if (key, normal(passage.at)) not in used and key not in slips:
                yield site.issue(
                    "source-unused", place.at("passages", number, "at"), f"Nothing cites “{key}, {passage.at}”", FIX
                )


def _slips(site: Site) -> set[str | None]:
    """Sources that a misspelt key or place means: citation-unknown and citation-unread report it where it stands."""
    library = site.library
    pointers = [c.pointer for page in site.pages.values() for c in page.citations if not c.unread and c.draft is None]
    pointers += [pointer for pointer, _, _ in library.record_citations()]
    missed = {pointer.key for pointer in pointers if library.passage(pointer) is None}
    return {key if key in library.sources else nearest(key, library.sources) for key in missed}


def _left_out(site: Site) -> set[str]:
    """Sources that a record names which cannot be read."""
    if not site.library.left_out or not site.project:
        return set()
    faulty = {issue.file for issue in site.library.issues}
    words = {
        word for text in site.project.texts.files if text.file in faulty for word in re.findall(r"[\w.-]+", text.text)
    }
    return words & site.library.sources.keys()
