"""Attributes in braces must be closed and touch what they are for: else they do nothing, and readers see the braces.

A heading wants a gap before them, a link or a picture none; an item or a quotation takes them on a line of their own. Those in
the middle of a paragraph are for syntax-foreign.
"""

import re
from collections.abc import Iterable, Iterator

from kb.checks._prose import blocks, lines, prose, short
from kb.checks.base import Site
from kb.issue import Edit, Issue
from kb.parse.page import SourcePage

NEEDS = "sources"
FIX = "Put it directly after a link, a picture or emphasised words, or on a line below the paragraph."

_BEGUN = r"(?<!\\)\{:?[ ]*(?:[#.][\w-]|[A-Za-z][\w-]*=)"
_OPEN = re.compile(rf"{_BEGUN}[^{{}}\n]*$", re.M)
_HEADING = re.compile(rf"#{{1,6}}[^\n]*[^\s)\]*_`>\\](?P<braces>{_BEGUN}[^{{}}\n]*\}})[ ]*$")
_IN_ITEM = re.compile(r"(?:(?<=[\w.,;:!?])|(?<=\S[ ]))\{:?[ ]*[.#][\w-][^{}\n]*\}")
_ITEM = re.compile(r"[ ]*(?:[-*+][ ]|\d+\.[ ]|>)")
_GAP = re.compile(r"(?<=\))[ ]+(?P<braces>\{:?[ ]*[A-Za-z][\w-]*=[^{}\n]*\})")


def run(site: Site) -> Iterable[Issue]:
    """Braces that were seen to be shown as text: open, against a heading's words, behind an item's, behind a gap."""
    for page in site.pages.values():
        text = prose(site, page) if "{" in page.masked else ""
        if "{" in text:
            yield from _open(site, page, text)
            yield from _headings(site, page, text)
            yield from _apart(site, page, text)


def _open(site: Site, page: SourcePage, text: str) -> Iterator[Issue]:
    for match in _OPEN.finditer(text):
        said = f"“{short(match.group())}” is never closed, so readers see it"
        yield site.issue("attribute-list-broken", page.place(match.start()), said, "Write “}” where it ends.")


def _headings(site: Site, page: SourcePage, text: str) -> Iterator[Issue]:
    for at, line in lines(text):
        match = _HEADING.match(line) if line.startswith("#") and "{" in line else None
        if match:
            place, braces = page.place(at + match.start("braces")), match["braces"]
            said = f"“{short(braces)}” touches the words of the heading, so readers see it"
            edits = (Edit(*place, braces, f" {braces}"),)
            yield site.issue("attribute-list-broken", place, said, "Put a space before it.", edits=edits)


def _apart(site: Site, page: SourcePage, text: str) -> Iterator[Issue]:
    for block in blocks(text):
        in_item = bool(_ITEM.match(block[0][1]))
        for at, line in block:
            if "{" not in line or "|" in line:  # a cell takes them wherever they stand
                continue
            for match in _GAP.finditer(line):
                place, braces = page.place(at + match.start()), match["braces"]
                said = f"“{short(braces)}” stands apart from what it is for, so readers see it"
                edits = (Edit(*place, match.group(), braces),)
                yield site.issue("attribute-list-broken", place, said, "Take the space before it out.", edits=edits)
            for match in _IN_ITEM.finditer(line) if in_item else ():
                said = f"“{short(match.group())}” stands behind the words of an item, so readers see it"
                yield site.issue("attribute-list-broken", page.place(at + match.start()), said, FIX)
