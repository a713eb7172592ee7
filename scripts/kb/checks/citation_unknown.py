"""A citation must name a source on record: the reader gets a footnote from it, the reviewer what it says."""

from collections.abc import Iterable

from kb.checks.base import Site
from kb.issue import Issue
from kb.nearest import advice

NEEDS = "sources"
FIX = "Record the source as data/sources/KEY.yml, or cite by address: [@https://…, opening: what it says]."


def run(site: Site) -> Iterable[Issue]:
    """Keys in pages, records and `via` that no file of data/sources/ has."""
    sources = site.library.sources
    broken = {issue.file for issue in site.library.issues}

    def unknown(key: str) -> bool:
        # A source whose file has a fault of its own is reported there, once.
        return key not in sources and f"data/sources/{key}.yml" not in broken

    for page in site.pages.values():
        for citation in page.citations:
            if citation.draft is None and unknown(citation.pointer.key):
                yield site.issue(
                    "citation-unknown",
                    page.place(citation.offset),
                    f"The source “{citation.pointer.key}” is not on record",
                    advice(citation.pointer.key, sources, "Cite", 0) or FIX,
                )
    for pointer, place, path in site.library.record_citations():
        if unknown(pointer.key):
            yield site.issue(
                "citation-unknown",
                place.at(*path),
                f"The source “{pointer.key}” is not on record",
                advice(pointer.key, sources, "Cite", 0) or FIX,
            )
    for key, source in sources.items():
        for number, passage in enumerate(source.passages):
            if passage.via and unknown(passage.via):
                yield site.issue(
                    "citation-unknown",
                    site.library.places["sources", key].at("passages", number, "via"),
                    f"The source “{passage.via}” is not on record",
                    advice(passage.via, sources, "Write", 0) or FIX,
                )
