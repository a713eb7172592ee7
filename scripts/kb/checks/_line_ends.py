"""Finds the spaces at the ends of a page's lines, and tells those that make a line break from those that do nothing."""

import re
from collections.abc import Iterator

from kb.checks._prose import prose
from kb.checks.base import Site
from kb.parse import mask
from kb.parse.page import SourcePage

TRAILING = re.compile(r"(?<![ \t])[ \t]+(?=\r?\n|\Z)")

# Lines that are no part of a paragraph, and those that go on with one: no head of a block, heading, row, item. A
# quotation goes on in a line of its own mark.
_APART = re.compile(r"[ >]*(?:///|[#|])")
_GOES_ON = re.compile(r"[ >]*+(?!///|[#|]|[-*+][ \t]|\d{1,9}[.)][ \t]|(?:=+|-+)[ ]*$)\S", re.M)
_CODE_SPAN = re.compile(r" {0,3}`(?!``)")


def may_trail(text: str) -> bool:
    """False if surely no line ends in spaces; looking for the few ways to do so is quicker than the expression."""
    return text.endswith((" ", "\t")) or any(f"{space}{end}" in text for space in " \t" for end in ("\n", "\r\n"))


def line_ends(site: Site, page: SourcePage) -> Iterator[tuple[int, int, bool]]:
    """Start and end of the spaces at each line's end, code and comments apart, and whether they make a line break."""
    text = page.text
    if not may_trail(text):
        return
    head, words = mask.front_matter_end(text), prose(site, page)
    for match in TRAILING.finditer(text):
        start, end = match.span()
        line = text.rfind("\n", 0, start) + 1
        empty = not text[line:start].strip()
        code = start >= head and not empty and not page.masked[line:start].strip()
        shown = bool(words[line:start].strip() or (code and _CODE_SPAN.match(text, line)))
        breaks = shown and start >= head and text[line:end].expandtabs(4).endswith("  ")
        breaks = breaks and bool(_GOES_ON.match(words, end + 1)) and not _APART.match(words, line)
        if breaks or not code:
            yield start, end, breaks
