"""`/// downloads`: every file under data/ of the site, with what it holds and how many rows."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from kb.markdown.blocks.base import KbBlock
from kb.markdown.elements import add, after, table
from kb.publish.tables import TABLES


class Block(KbBlock):
    """No argument, no content."""

    NAME = "downloads"
    CLASS = "kb-downloads"

    def build(self, element: etree.Element) -> None:
        """One row a table; the files are written by kb.publish.downloads."""
        page = self.project.pages.get(self.uri)
        up = "../" * page.url.count("/") if page else ""
        body = table(element, "Tables", "Table", "Holds", "Rows", "Files", "Columns")
        for name, (words, make) in TABLES.items():
            row = add(body, "tr")
            add(row, "th", name, scope="row")
            add(row, "td", words)
            add(row, "td", f"{len(make(self.project.library, self.project.today)):,}", class_="kb-number")
            cell = add(row, "td")
            add(cell, "a", f"{name}.csv", href=f"{up}data/{name}.csv")
            after(cell, ", ")
            add(cell, "a", f"{name}.json", href=f"{up}data/{name}.json")
            add(add(row, "td"), "a", f"{name} schema", href=f"{up}data/schema/{name}.table.json")
        line = add(element, "p", "Sources for reference managers: ")
        for number, name in enumerate(("sources.bib", "sources.ris", "sources.csl.json")):
            after(line, ", " if number else "")
            add(line, "a", name, href=f"{up}data/{name}")
        after(line, ". ")
        add(line, "a", "README.txt", href=f"{up}data/README.txt")
        after(line, " gives licence, date and how to cite.")
