"""Every row of a table must have as many cells as its header: the cells too many are dropped, and no reader sees them."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from markdown import Markdown
from markdown.extensions.tables import TableProcessor

from kb.checks._prose import blocks, prose
from kb.checks.base import Site
from kb.issue import Issue
from kb.parse.page import SourcePage

NEEDS = "sources"
FIX = "Give the row one cell for each column; write a | that is no border as “\\|”."

_BORDER = set("|:- ")


def run(site: Site) -> Iterable[Issue]:
    """Rows, rows of dashes that do not fit or are missing, and tables that a line before them makes part of a paragraph."""
    for page in site.pages.values():
        if "|" in page.masked:
            yield from _of(site, page)


def _of(site: Site, page: SourcePage) -> Iterator[Issue]:
    for block in blocks(prose(site, page)):
        # Code spans may hold pipes, and were blanked.
        rows = [(at, page.body[at : at + len(row)].rstrip(" >")) for at, row in block]
        rows = [(at + len(row) - len(row.lstrip(" >")), row.lstrip(" >")) for at, row in rows]
        dashes = next((number for number, (_, row) in enumerate(rows) if number and _is_dashes(row)), 0)
        if not dashes:
            if len(rows) > 1 and all(row.startswith("|") and row.endswith("|") for _, row in rows):
                message = "Below the first row stands no row of dashes: this is no table but a paragraph of |"
                yield site.issue("table-ragged", page.place(rows[0][0]), message, "Write “| --- | --- |” below it.")
            continue
        header, border = rows[dashes - 1][1], rows[dashes][1]
        wanted, got = len(_cells(header, header)), len(_cells(border, header))
        if "|" not in header:
            continue
        if wanted != got:
            yield site.issue(
                "table-ragged",
                page.place(rows[dashes][0]),
                f"The row of dashes has {_count(got)}, the header {wanted}: this is no table but a paragraph of | and -",
                "Write one --- for each column of the header.",
            )
        elif dashes > 1:
            yield site.issue(
                "table-ragged",
                page.place(rows[dashes - 1][0]),
                "The line before it makes this table part of a paragraph",
                "Put an empty line before the table.",
            )
        else:
            yield from _rows(site, page, rows[2:], header, wanted)


def _rows(site: Site, page: SourcePage, rows: list[tuple[int, str]], header: str, wanted: int) -> Iterator[Issue]:
    for at, row in rows:
        got = len(_cells(row, header))
        if not _is_row(row):
            message, fix = "The line after the table becomes a row of it", "Put an empty line after the table."
            yield site.issue("table-ragged", page.place(at), message, fix)
            return
        if got != wanted:
            fate = "the rest is dropped" if got > wanted else "the rest stays empty"
            message = f"The row has {_count(got)}, the header {wanted}: {fate}"
            yield site.issue("table-ragged", page.place(at), message, FIX)


def _is_dashes(row: str) -> bool:
    return "--" in row and "|" in row and set(row) <= _BORDER


def _is_row(row: str) -> bool:
    return "|" in row


def _count(number: int) -> str:
    return f"{number} cell" if number == 1 else f"{number} cells"


@cache
def _tables() -> Any:
    return TableProcessor(Markdown().parser, {})


def _cells(row: str, header: str) -> list[str]:
    """Cut as the engine does, code spans and escapes included; a border of the header is taken off every row."""
    tables = _tables()
    tables.border = header.startswith("|") or tables.RE_END_BORDER.search(header) is not None
    cells: list[str] = tables._split_row(row)
    return cells
