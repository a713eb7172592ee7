"""A citation must stand in running text: in a heading it would end up in every list of contents, in raw HTML it is not read."""

import re
from collections.abc import Iterable

from kb.checks.base import Site
from kb.issue import Issue

NEEDS = "sources"
FIX = "Move it to the sentence that it supports."

# Only an element of a block's size makes Markdown leave its content alone; <span> or <https://…> at a line's start do not.
_RAW_HTML = re.compile(
    r"^[ ]{0,3}<(?P<tag>address|article|aside|blockquote|center|details|dialog|dd|div|dl|dt|fieldset|figcaption|figure|footer|"
    r"form|h[1-6]|header|hr|iframe|li|main|menu|nav|object|ol|p|section|summary|table|tbody|td|tfoot|th|thead|tr|ul|video)\b"
    r"(?:.*?</(?P=tag)>|.*$)",
    re.M | re.I | re.S,
)


def run(site: Site) -> Iterable[Issue]:
    """Citations on a heading's line or inside a block of raw HTML."""
    for page in site.pages.values():
        starts = {page.place(heading.offset)[1] for heading in page.headings}
        raw = [match.span() for match in _RAW_HTML.finditer(page.masked)]
        for citation in page.citations:
            place = page.place(citation.offset)
            if place[1] in starts:
                yield site.issue("citation-misplaced", place, "A citation stands in a heading", FIX)
            elif any(start <= citation.offset < end for start, end in raw):
                yield site.issue(
                    "citation-misplaced", place, "A citation stands in raw HTML, where it is not read", FIX
                )
