"""Makes a wide table reachable on a phone by keyboard: a named, focusable region round it."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from markdown.treeprocessors import Treeprocessor


class TableTreeprocessor(Treeprocessor):
    """Wraps each table in a scrolling region named by its caption, and takes heading links out of the tab order."""

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
