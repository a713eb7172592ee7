"""A block must be closed: without its `///` the rest of the page falls into it, or the block is shown as text."""

import re
from collections.abc import Iterable

from kb.checks.base import Site
from kb.issue import Issue
from kb.parse import blocks

NEEDS = "sources"
FIX = "End the block with a line “///”."

_SLIP = re.compile(r"^[ ]{0,3}(?P<slashes>/{1,2})[ \t]*(?P<name>[a-z][a-z-]+)[ \t]*(?:\|.*)?$", re.M)


def run(site: Site) -> Iterable[Issue]:
    """Blocks without an end, and ends without a block."""
    for page in site.pages.values():
        opened, stray = blocks.scan(page.masked)
        for block in opened:
            if block.end is None:
                yield site.issue(
                    "block-unclosed", page.place(block.offset), f"The block “{block.name}” is never closed", FIX
                )
        for end in stray:
            slip = _opening(page.masked, end.offset)
            if slip:
                place, written = page.place(slip.start("slashes")), slip["slashes"]
                yield site.issue(
                    "block-unclosed",
                    place,
                    f"“{written}” opens no block: three slashes do",
                    f"Write “/// {slip['name']}”.",
                )
                continue
            yield site.issue(
                "block-unclosed",
                page.place(end.offset),
                "This “///” closes no block",
                "Remove it, or open the block it was meant for.",
            )


def _opening(masked: str, end: int) -> re.Match[str] | None:
    """A line of too few slashes that the block ending at `end` was meant to begin with."""
    before = masked.rfind("\n///", 0, end)
    return next(_SLIP.finditer(masked, max(before, 0), end), None)
