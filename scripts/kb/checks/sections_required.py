"""A page must have the sections of its kind, in order: readers who know one page then know them all.

The sections stand in the templates of scripts/kb/templates/, the same that `new` fills.
"""

from collections.abc import Iterable

from kb.checks.base import Site
from kb.issue import Issue
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
            if name not in blocks:
                yield site.issue(
                    "sections-required",
                    page.key_place("kind"),
                    f"A page of kind “{kind}” must have the block “{name}”",
                    f"Add “/// {name}” and its closing “///”.",
                )
        have = [heading.text for heading in page.headings if heading.level == 2]
        missing = [name for name in wanted.headings if name not in have]
        for name in missing:
            yield site.issue(
                "sections-required",
                page.key_place("kind"),
                f"A page of kind “{kind}” must have the section “{name}”",
                f"Add “## {name}”.",
            )
        order = [name for name in have if name in wanted.headings]
        if not missing and order != list(wanted.headings):
            offset = next(h.offset for h in page.headings if h.level == 2 and h.text in wanted.headings)
            yield site.issue(
                "sections-required",
                page.place(offset),
                "The sections are out of order",
                f"Order: {', '.join(wanted.headings)}.",
            )
