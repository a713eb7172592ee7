"""A table must have headings: a screen reader says them with each cell, without them a number has no meaning."""

from collections.abc import Iterable

from kb.built import Document, Element, Fault

NEEDS = "page"
FIX = 'Make the cells that name a row or column <th>; a table that only lays things out needs role="presentation".'


def visit(page: Document) -> Iterable[Fault]:
    """Tables of more than one row and column without a cell that is a heading."""
    for table in page.tagged("table"):
        if table.get("role") in ("presentation", "none") or table.node.css_first(
            "th, [role=columnheader], [role=rowheader]"
        ):
            continue
        rows = [row for row in table.node.css("tr") if len(row.css("td")) > 1]
        if len(rows) > 1:
            yield page.fault(
                table, f"The table that begins with “{_start(table)}” has no headings", FIX, severity="warning"
            )


def _start(table: Element) -> str:
    return next((words for cell in table.node.css("td") if (words := " ".join(cell.text().split())[:40])), "")
