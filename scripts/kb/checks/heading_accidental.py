"""A line of dashes must have an empty line before it: directly under a sentence it makes that sentence a heading."""

import re
from collections.abc import Iterable

from kb.checks._prose import short
from kb.checks.base import Site
from kb.issue import Issue

NEEDS = "sources"
FIX = "Put an empty line before the dashes, or write the heading as “## Words”."

_DASHES = re.compile(r"\n-+[ ]*(?=\n|\Z)")
_NO_HEADING = re.compile(r"[ ]*(?:[-*+>|]|\d+\.[ ])|.*(?:[.;:,!?…][\])”’\"'*_]*|\|)[ ]*\Z|.{100}", re.S)


def run(site: Site) -> Iterable[Issue]:
    """Lines underlined with dashes that read as no heading: sentences, items, quotations and rows."""
    for page in site.pages.values():
        if "\n-" not in page.masked:
            continue
        for heading in page.headings:
            end = page.body.find("\n", heading.offset)
            line = page.body[heading.offset : end if end >= 0 else None]
            # Blanked code can look like dashes: “- `code`”.
            dashes = _DASHES.match(page.body, heading.offset + len(line))
            if dashes and heading.level == 2 and not line.startswith("#") and _NO_HEADING.match(line):
                message = f"“{short(line)}” becomes a heading, for dashes stand directly under it"
                yield site.issue("heading-accidental", page.place(heading.offset + len(line) + 1), message, FIX)
