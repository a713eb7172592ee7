"""A `/// name` must be a block that exists: the blocks library publishes a misspelt one as plain text, in silence."""

from collections.abc import Iterable

from kb.checks.base import Site
from kb.issue import Issue
from kb.markdown.blocks import find
from kb.nearest import advice

NEEDS = "sources"
FIX = "See docs/contribute/blocks for the blocks there are."

# Blocks of pymdownx that mkdocs.yml switches on.
_OTHERS = frozenset(
    {
        "admonition",
        "note",
        "attention",
        "caution",
        "danger",
        "error",
        "tip",
        "hint",
        "warning",
        "details",
        "tab",
        "caption",
        "table-caption",
    }
)


def run(site: Site) -> Iterable[Issue]:
    """Names of no block, and arguments that a block does not take."""
    known = _OTHERS | set(find())
    for page in site.pages.values():
        for block in page.blocks:
            if block.name not in known:
                yield site.issue(
                    "block-unknown",
                    page.place(block.offset),
                    f"There is no block “{block.name}”",
                    advice(block.name, known),
                )
            elif block.name in find():
                fault = find()[block.name].argument_fault(block.argument)
                if fault:
                    yield site.issue(
                        "block-unknown", page.place(block.offset), f"The block “{block.name}” {fault}", FIX
                    )
