"""A page must have the sections of its kind, in order: readers who know one page then know them all.

The sections stand in the templates of scripts/kb/templates/, the same that `new` fills.
"""

from collections.abc import Iterable

from kb.checks.base import Site
from kb.issue import Issue
from kb.markdown.blocks import find
from kb.nearest import nearest
from kb.templates import required

NEEDS = "sources"
FIX = "Add the section as “## Name”."


def run(site: Site) -> Iterable[Issue]:
    """Missing blocks and headings, and headings out of order."""
    for page in site.pages.values():
        if not page.front_matter:
            continue
        kind = page.front_matter.kind
        wanted = required(kind)
        blocks = {block.name for block in page.blocks}
        for name in wanted.blocks:
            if (
                name not in blocks and nearest(name, blocks - find().keys()) is None
            ):  # block-unknown reports a misspelt one
                yield site.issue(
                    "sections-required",
                    page.key_place("kind"),
                    f"A page of kind “{kind}” must have the block “{name}”",
                    f"Add “/// {name}” and its closing “///”.",
                )
        have = [heading for heading in page.headings if heading.level == 2]
        others = {heading.text: heading for heading in have if heading.text not in wanted.headings}
        missing = [name for name in wanted.headings if name not in {heading.text for heading in have}]
        for name in missing:
            near = nearest(name, others)
            yield site.issue(
                "sections-required",
                page.place(others[near].offset) if near else page.key_place("kind"),
                f"A page of kind “{kind}” must have the section “{name}”" + (f", not “{near}”" if near else ""),
                f"Write “## {name}”." if near else f"Add “## {name}”.",
            )
        present = [heading for heading in have if heading.text in wanted.headings]
        if not missing and [heading.text for heading in present] != list(wanted.headings):
            wrong = zip(present, (*wanted.headings, *[""] * len(present)), strict=False)
            yield site.issue(
                "sections-required",
                page.place(next(heading.offset for heading, name in wrong if heading.text != name)),
                "The sections are out of order",
                f"Order: {', '.join(wanted.headings)}.",
            )
