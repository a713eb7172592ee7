"""A citation must stand in running text: in a heading it would end up in every list of contents, in raw HTML it is not read."""

import re
from collections.abc import Iterable

from kb.checks.base import Site
from kb.issue import Issue

NEEDS = "sources"
FIX = "Move it to the sentence that it supports."

_HTML_LINE = re.compile(r"^\s*</?[a-z][^>]*>", re.I)


def run(site: Site) -> Iterable[Issue]:
    """Citations on a heading's line or on a line that begins with a tag."""
    for page in site.pages.values():
        starts = {page.place(heading.offset)[1] for heading in page.headings}
        lines = page.text.split("\n")
        for citation in page.citations:
            place = page.place(citation.offset)
            if place[1] in starts:
                yield site.issue("citation-misplaced", place, "A citation stands in a heading", FIX)
            elif _HTML_LINE.match(lines[place[1] - 1]):
                yield site.issue(
                    "citation-misplaced", place, "A citation stands in raw HTML, where it is not read", FIX
                )
