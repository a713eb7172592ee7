"""A line break must be seen in the source: two spaces at the end of a line make one, and nobody sees why."""

from collections.abc import Iterable

from kb.checks._line_ends import line_ends
from kb.checks.base import Site
from kb.issue import Issue

NEEDS = "sources"
FIX = "Remove the spaces, or write <br> instead of them if the line is to end there."


def run(site: Site) -> Iterable[Issue]:
    """Lines inside a paragraph of a page that end in two or more spaces; other ends are for whitespace-trailing."""
    for page in site.pages.values():
        for start, end, breaks in line_ends(site, page):
            if breaks:
                yield site.issue(
                    "hard-break-hidden",
                    page.place(start),
                    f"{end - start} spaces at the end of the line make a line break",
                    FIX,
                )
