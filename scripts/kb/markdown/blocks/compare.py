"""`/// compare`: operations side by side, fact by fact; the browser keeps two to four of them and their address."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from kb.markdown.blocks.base import KbBlock
from kb.markdown.blocks.infobox import facts
from kb.markdown.blocks.operations import listed
from kb.markdown.elements import add, after
from kb.model.operation import GROUP_WORDS


class Block(KbBlock):
    """No argument, no content. Sources stand on the operations' own pages, which the first row links to."""

    NAME = "compare"
    CLASS = "kb-compare"

    def build(self, element: etree.Element) -> None:
        """A table with a column an operation and a row a fact; without scripts all columns show."""
        library, today = self.project.library, self.project.today
        found = [item for group in GROUP_WORDS for item in listed(library, group)]
        rows = {key: dict(facts(library, operation, today)) for key, operation in found}
        labels = list(dict.fromkeys(label for facts_of in rows.values() for label in facts_of))
        table = add(element, "table")
        add(table, "caption", "Operations side by side, as of the day this site was built")
        head = add(add(table, "thead"), "tr")
        add(head, "th", "Fact", scope="col")
        for key, operation in found:
            cell = add(head, "th", scope="col", data_op=key)
            if operation.page:
                add(cell, "a", operation.short, href=self.link(operation.page))
            else:
                add(cell, "span", operation.short)
        body = add(table, "tbody")
        for label in labels:
            row = add(body, "tr")
            add(row, "th", label, scope="row")
            for key, _ in found:
                cell = add(row, "td", data_op=key)
                for number, (text, _) in enumerate(rows[key].get(label, [])):
                    after(cell, ("; " if number else "") + text)
                if label not in rows[key]:
                    after(cell, "not found" if label not in ("Ended", "Lasted", "Running for") else "–")
