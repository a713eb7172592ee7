"""Makes tables readable everywhere: a named region for the keyboard, numbers to the right, wide ones as cards on a phone.

A card is a row: its first cell is the title, every other stands under its column's name, which CSS takes from
`data-label` (cards.css). The name is an attribute, so that search, copying and reading aloud meet it once, in the
table's head. Roles are written out because a browser may forget that a table is one once CSS lays it out otherwise.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator

from markdown.treeprocessors import Treeprocessor

_FEW = 3
"""As many columns fit on a phone and read best under each other. A list that sorts is cards even so: its cells are long."""

_COMPARED = "data-op"
"""Marks the columns of `/// compare`: a reader holds one against the other, which cards would tear apart."""

_NUMBER = re.compile(
    r"(?:(?:about|almost|around|at least|more than|nearly|over|roughly|some|under|up to) )?"
    r"[€$£]?[0-9][0-9,.]*(?: ?%| (?:million|billion|people|men|troops))?",
    re.I,
)
_NO_NUMBER = re.compile(r"[-–]?|(?:not|none) (?:found|given|known|in the text read)", re.I)
_YEAR = re.compile(r"(?:1[89]|20)[0-9]{2}")
_BARE = re.compile(r"[\W\d]*(?:(?:and|or|to)[\W\d]*)*")
_ROLES = {"table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tr": "row", "td": "cell"}


class TableTreeprocessor(Treeprocessor):
    """Puts each table into a region named by its caption, and gives it what the styles need."""

    def run(self, root: etree.Element) -> None:
        """Change the tree in place."""
        parents = {child: parent for parent in root.iter() for child in parent}
        named: set[str] = set()
        for number, table in enumerate(list(root.iter("table")), 1):
            parent = parents[table]
            box = etree.Element("div", {"class": "kb-table", "role": "region", "tabindex": "0"})
            name = _caption(parent, table) or f"Table {number}"
            # Two regions of one name cannot be told apart in a list of landmarks.
            box.set("aria-label", name if name not in named else f"{name} (table {number})")
            named.add(name)
            _numbers(table)
            if _wide(table):
                # Nothing that the page's author wrote has a row header; one from data has.
                own = table.find("tbody/tr/th") is None
                box.set("class", "kb-table kb-table--cards" + (" kb-table--plain" if own else ""))
                _cards(table)
            index = list(parent).index(table)
            parent.remove(table)
            box.append(table)
            box.tail, table.tail = table.tail, None
            parent.insert(index, box)


def _caption(parent: etree.Element, table: etree.Element) -> str:
    caption = table.find("caption")
    if caption is None and parent.tag == "figure":
        caption = parent.find("figcaption")
    return " ".join("".join(caption.itertext()).split()) if caption is not None else ""


def _columns(table: etree.Element) -> Iterator[tuple[etree.Element, list[etree.Element]]]:
    """Each column: its heading, and its cells from top to bottom."""
    rows = [list(row) for row in table.findall("tbody/tr")]
    for number, head in enumerate(table.findall("thead/tr/th")):
        yield head, [row[number] for row in rows if number < len(row)]


def _numbers(table: etree.Element) -> None:
    """Mark columns of numbers, head and cells; years are dates, and the first column names its row."""
    for head, cells in list(_columns(table))[1:]:
        if any(cell.get("class") == "kb-number" for cell in cells):
            head.set("class", "kb-number")
            continue
        texts = [_text(cell) for cell in cells]
        numbers = [text for text in texts if _NUMBER.fullmatch(text)]
        if (
            2 * len(numbers) > len(texts)
            and all(_NO_NUMBER.fullmatch(text) for text in texts if text not in numbers)
            and not all(_YEAR.fullmatch(text) for text in numbers)
        ):
            for cell in (head, *cells):
                if "align" not in cell.attrib:  # what the author said stands
                    _class(cell, "kb-number")


def _wide(table: etree.Element) -> bool:
    heads = table.findall("thead/tr/th")
    if any(_COMPARED in head.attrib for head in heads):
        return False
    return len(heads) > _FEW or (len(heads) == _FEW and "data-sortable" in table.attrib)


def _cards(table: etree.Element) -> None:
    """Give cells their column's name, and all parts of the table their roles."""
    for number, (head, cells) in enumerate(_columns(table)):
        texts = [_text(cell) for cell in cells]
        # A title says what it is, but a bare number does not: “Resolution 1244”, “Article 2 and 3”.
        if number or all(_BARE.fullmatch(text) for text in texts):
            for cell in cells:
                cell.set("data-label", _text(head))
        for cell, text in zip(cells, texts, strict=True):
            if not number:
                cell.tag = "th"
                cell.set("scope", "row")
            elif not text and len(cell):
                _class(cell, "kb-refs")
    for part in (table, *table.findall("thead"), *table.findall("tbody"), *table.iter("tr"), *table.iter("td")):
        part.set("role", _ROLES[part.tag])
    for head in table.iter("th"):
        head.set("role", "rowheader" if head.get("scope") == "row" else "columnheader")


def _class(cell: etree.Element, name: str) -> None:
    cell.set("class", f"{cell.get('class', '')} {name}".strip())


def _text(cell: etree.Element) -> str:
    """The words of a cell without the numbers of its footnotes."""
    parts = [cell.text or ""]
    for child in cell:
        parts += ["" if child.tag == "sup" else _text(child), child.tail or ""]
    return " ".join("".join(parts).split())
