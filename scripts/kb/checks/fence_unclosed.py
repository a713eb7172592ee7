"""Fenced code must end with just the marks it begins with: else code is shown as prose, and prose as code."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kb.checks._prose import lines
from kb.checks.base import Site
from kb.issue import Issue
from kb.parse.page import SourcePage

NEEDS = "sources"
FIX = "End it with a line of just the marks that it begins with."

_OPENING = re.compile(r"[> ]*(?P<mark>`{3,}(?=[^`]*\Z)|~{3,})")
_MARKS_ONLY = re.compile(r"[> ]*(?P<mark>`{2,}|~{2,})[ ]*\Z")
_RAW = re.compile(r"<!--|<(?P<tag>pre|script|style|textarea)\b", re.I)


@dataclass(frozen=True)
class _Row:
    """A line that opens or closes a fence: its number from 0, where its marks begin, they themselves, and what it may do."""

    number: int
    offset: int
    mark: str
    opens: bool
    closes: bool


def run(site: Site) -> Iterable[Issue]:
    """Lines of three or more ` or ~ that no later line of just as many closes."""
    for page in site.pages.values():
        if "```" not in page.body and "~~~" not in page.body:
            continue
        rows = list(_rows(page.body))
        if any(not closed for _, _, closed in _fences(rows)):
            rows = _outside_raw(page, rows)
        for opened, end, closed in _fences(rows):
            if not closed:
                yield _issue(site, page, opened, end)


def _rows(text: str) -> Iterator[_Row]:
    for number, (at, line) in enumerate(lines(text)):
        opening, closing = _OPENING.match(line), _MARKS_ONLY.match(line)
        match = opening or closing
        if match:
            yield _Row(number, at + match.start("mark"), match["mark"], bool(opening), bool(closing))


def _fences(rows: list[_Row]) -> Iterator[tuple[_Row, _Row | None, bool]]:
    """Each fence with the line that ends it, and whether that closes it; one meant to close it opens no other."""
    closing: dict[str, list[int]] = defaultdict(list)
    any_closing = [index for index, row in enumerate(rows) if row.closes]
    for index in any_closing:
        closing[rows[index].mark].append(index)
    alike: dict[str, list[int]] = defaultdict(list)
    for index, row in enumerate(rows):
        alike[row.mark].append(index)
    done = -1
    for index, row in enumerate(rows):
        if index > done and row.opens:
            end = _after(closing[row.mark], index)
            last = _meant(rows, alike, _after(any_closing, index)) if end is None else end
            yield row, None if last is None else rows[last], end is not None
            done = index if last is None else last


def _meant(rows: list[_Row], alike: dict[str, list[int]], index: int | None) -> int | None:
    """The row, unless it opens a fence of its own that another one closes."""
    if index is None:
        return None
    same = alike[rows[index].mark]
    return index if (len(same) - bisect_left(same, index)) % 2 else None


def _after(indexes: list[int], index: int) -> int | None:
    place = bisect_right(indexes, index)
    return indexes[place] if place < len(indexes) else None


def _outside_raw(page: SourcePage, rows: list[_Row]) -> list[_Row]:
    """Without the rows in comments and raw code; what closed fences show of those begins none."""
    text, parts, at = page.body, list[str](), 0
    for opened, end, closed in _fences(rows):
        if end is not None and closed:
            parts += [text[at : opened.offset], " " * (end.offset - opened.offset)]
            at = end.offset
    spans = list(_raw("".join([*parts, text[at:]]).lower()))
    starts = [start for start, _ in spans]
    ends = [-1, *(end for _, end in spans)]
    return [row for row in rows if ends[bisect_right(starts, row.offset)] <= row.offset]


def _raw(text: str) -> Iterator[tuple[int, int]]:
    done, never = 0, set[str]()
    for match in _RAW.finditer(text):
        end = f"</{match['tag']}>" if match["tag"] else "-->"
        if match.start() < done or end in never:
            continue
        at = text.find(end, match.end())
        if at < 0:
            never.add(end)
            continue
        done = at + len(end)
        yield match.start(), done


def _issue(site: Site, page: SourcePage, opened: _Row, other: _Row | None) -> Issue:
    message = f"The code after “{opened.mark}” is never closed"
    if other is None:
        return site.issue("fence-unclosed", page.place(opened.offset), message, f"End it with a line “{opened.mark}”.")
    line = page.place(other.offset)[1]
    message += f", for line {line} has “{other.mark}”"
    return site.issue("fence-unclosed", page.place(opened.offset), message, f"Write “{opened.mark}” in line {line}.")
