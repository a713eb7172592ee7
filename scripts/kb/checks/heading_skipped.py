"""Heading levels must not be skipped: a reader who hears only the outline takes `####` after `##` for a lost part."""

from collections.abc import Iterable

from kb.built import Document, Fault

NEEDS = "page"
FIX = "Use one more “#” than the heading above it."


def visit(page: Document) -> Iterable[Fault]:
    """Headings that are more than one level below the one before."""
    before = 0
    for heading in page.headings:
        level = int(heading.tag[1])
        if before and level == 1:
            level = 2  # a second title, which heading-h1 reports, is meant for a section
        if before and level > before + 1:
            words = heading.text.rstrip("#¶ ")
            yield page.fault(heading, f"“{words}” jumps from level {before} to {level}", FIX)
        before = level
