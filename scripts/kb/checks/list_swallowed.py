"""A list must have an empty line before it: directly after a paragraph it is no list, and its marks run on in the text."""

import re
from collections.abc import Iterable

from kb.checks._prose import blocks, indent, prose, short
from kb.checks.base import Site
from kb.issue import Issue
from kb.parse.page import SourcePage

NEEDS = "sources"
FIX = "Put an empty line before the list."

_ITEM = re.compile(r"[ ]{0,3}(?:[-*+]|(?P<number>\d+)\.)[ ]+\S")
_OTHER = re.compile(r"[ ]{0,3}(?::[ ]|\[[^\[\]]+\]:|\|)")  # a definition, a reference or footnote, a table
_ENDED = re.compile(r"[.:;!?…][\])”’\"'*_]*[ ]*\Z")


def run(site: Site) -> Iterable[Issue]:
    """The first item of a list that goes on from a line of prose.

    A single line that begins with a dash or a number in the middle of a sentence is taken for what it is: a wrapped line.
    """
    for page in site.pages.values():
        for block in blocks(prose(site, page)):
            quoted = block[0][1].startswith(">")
            rows = [_within(at, line, "> " if quoted else " ", indent(block[0][1])) for at, line in block]
            if rows[0][1].startswith("//"):
                continue  # a block with a slash too few, which block-unclosed reports
            if _OTHER.match(rows[0][1]) or _ITEM.match(rows[0][1]):
                continue
            for number in range(1, len(rows)):
                at, line = rows[number]
                if _OTHER.match(line):
                    break
                item = _ITEM.match(line)
                if not item:
                    continue
                first = item["number"] in (None, "1")
                below = _ITEM.match(rows[number + 1][1]) if number + 1 < len(rows) else None
                more = below and (below["number"] is None) == (item["number"] is None)
                if first and (more or _ENDED.search(_before(page, rows[number - 1]))):
                    message = f"“{short(line)}” is no list item: the paragraph before it runs on"
                    yield site.issue("list-swallowed", page.place(at), message, FIX)
                    break


def _before(page: SourcePage, row: tuple[int, str]) -> str:
    return page.body[row[0] : row[0] + len(row[1])]


def _within(at: int, line: str, marks: str, depth: int) -> tuple[int, str]:
    """The line as it stands in its item or quotation, with its offset."""
    inner = line.lstrip(marks) if marks != " " else line[min(depth, indent(line)) :]
    return at + len(line) - len(inner), inner
