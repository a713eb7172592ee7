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
                    f"{_said(page.text[start:end])} at the end of the line make{'s' if end - start == 1 else ''} a line break",
                    FIX,
                )


def _said(written: str) -> str:
    if "\t" not in written:
        return f"{len(written)} spaces"
    return "A tab" if written == "\t" else "Spaces and tabs" if " " in written else f"{len(written)} tabs"
