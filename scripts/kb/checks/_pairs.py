"""Finds a mark that opens and is never closed, or closes what was never opened."""

import re
from collections.abc import Iterator
from itertools import pairwise

from kb.checks import _prose
from kb.checks._garbled import garbled
from kb.checks._words import texts_with
from kb.checks.base import Site
from kb.parse.page import SourcePage

Place = tuple[str, int, int]

_SECTION = re.compile(r"^#{1,6}", re.M)
_PARAGRAPH = re.compile(r"\n[ \t]*\n")
_AT_START = re.compile(r"(?:^|\n)[ \t>]*(?:[-*+][ \t]+|\d+[.)][ \t]+)?\Z")


def pages_with(site: Site, marks: str) -> Iterator[tuple[SourcePage, str]]:
    """Pages that hold one of the marks, with their words."""
    for page in site.pages.values():
        if any(mark in page.text for mark in marks):
            yield page, _prose.words(site, page)


def records_with(site: Site, marks: str) -> Iterator[tuple[str, Place]]:
    """Texts of records and front matter that hold one of the marks."""
    yield from texts_with(site, marks)


def sections(text: str) -> Iterator[tuple[int, str]]:
    """From heading to heading, each with its offset."""
    yield from _cut(text, [match.start() for match in _SECTION.finditer(text)])


def paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """From empty line to empty line, each with its offset."""
    yield from _cut(text, [match.end() for match in _PARAGRAPH.finditer(text)])


def _cut(text: str, at: list[int]) -> Iterator[tuple[int, str]]:
    bounds = [0, *at, len(text)]
    for start, end in pairwise(bounds):
        yield start, text[start:end]


def unpaired_quotes(text: str) -> Iterator[tuple[int, str]]:
    """Offset and mark of quotation marks that stand alone.

    A quotation that goes on in another paragraph opens anew there. German („…“), French («…») and Swedish (”…”) quotations
    have other pairs.
    """
    if any(mark in text for mark in "„‚«»") or ("“" not in text and text.count("”") % 2 == 0):
        return
    # There the marks are parts of other letters.
    parts = {at for found in garbled(text) for at in range(found.start, found.end)}
    opened = -1
    for match in re.finditer("[“”]", text):
        at = match.start()
        if at in parts:
            continue
        if match.group() == "”":
            if opened < 0:
                yield at, "”"
            opened = -1
        elif opened >= 0 and not _AT_START.search(text, max(0, at - 200), at):
            yield opened, "“"
            opened = at
        elif opened < 0:
            opened = at
    if opened >= 0:
        yield opened, "“"


def unpaired_brackets(text: str) -> Iterator[tuple[int, str]]:
    """Offset and mark of round brackets that stand alone; `a)` and `1)` are labels, `](` is an address."""
    opened: list[int] = []
    for match in re.finditer(r"[()]", text):
        at = match.start()
        if match.group() == "(":
            opened.append(at)
        elif opened:
            opened.pop()
        elif (
            not re.search(r"(?:^|[\s(])(?:[a-z]|[ivx]+|\d{1,3})\Z", text[max(0, at - 6) : at], re.I)
            and text[at - 1 : at] not in ":;-]"
        ):
            yield at, ")"
    for at in opened:
        if text[at - 1 : at] != "]":
            yield at, "("
