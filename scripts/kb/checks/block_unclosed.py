"""A block must be closed: without its `///` the rest of the page falls into it, or the block is shown as text."""

from collections.abc import Iterable

from kb.checks.base import Site
from kb.issue import Issue
from kb.parse import blocks

NEEDS = "sources"
FIX = "End the block with a line “///”."


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
            yield site.issue(
                "block-unclosed",
                page.place(end.offset),
                "This “///” closes no block",
                "Remove it, or open the block it was meant for.",
            )
