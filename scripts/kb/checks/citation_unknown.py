"""A citation must name a source on record: the reader gets a footnote from it, the reviewer what it says."""

import re
from collections.abc import Iterable

from kb.checks.base import Site
from kb.issue import Issue
from kb.nearest import advice
from kb.parse import mask
from kb.parse.page import SourcePage

NEEDS = "sources"
FIX = "Record the source as data/sources/KEY.yml, or cite by address: [@https://…, opening: what it says]."

_UNMARKED = re.compile(r"(?<!\\)\[(?:unread\s+)?(?P<key>[\w-]+)(?:,[^\[\]@\n]*)?\](?![(\[:])")
_BARE = re.compile(r"(?<![\w@./\\-])@(?P<key>[\w-]+)")
_BEGUN = re.compile(r"(?<!\\)\[(?:unread\s+)?@[\w-]+[^\[\]]*(?P<end>\]?)")


def run(site: Site) -> Iterable[Issue]:
    """Keys in pages, records and `via` that no file of data/sources/ has."""
    sources = site.library.sources

    def unknown(key: str) -> bool:
        # A source whose file has a fault of its own is reported there, once.
        return key not in sources and ("sources", key) not in site.library.left_out

    for page in site.pages.values():
        yield from _misspelt(site, page)
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


def _misspelt(site: Site, page: SourcePage) -> Iterable[Issue]:
    """Citations without “@” or without “]”: readers see their letters."""
    for match in _UNMARKED.finditer(page.masked):
        key = match["key"]
        if key in site.library.sources and not any(link.text == key for link in page.links):
            place = page.place(match.start("key"))
            message = f"“{match.group()}” is shown as it is typed, for it has no “@”"
            yield site.issue("citation-unknown", place, message, f"Write “@{key}”.")
    if page.masked.count("@") <= len(page.citations):
        return
    for match in _BEGUN.finditer(page.masked):
        if not match["end"]:
            place = page.place(match.start())
            yield site.issue("citation-unknown", place, "This citation is never closed", "Write “]” where it ends.")
    outside = _BEGUN.sub(lambda match: mask.blank(match.group()), page.masked)
    for match in _BARE.finditer(outside):
        if match["key"] in site.library.sources:
            message = f"“{match.group()}” is shown as it is typed, for it stands in no square brackets"
            fix = f"Write “[{match.group()}, place]”."
            yield site.issue("citation-unknown", page.place(match.start()), message, fix)
