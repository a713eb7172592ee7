"""`/// agreements | status-of-forces`: treaties, declarations and arrangements: parties, dates, status, what each settles."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Iterable

from kb.markdown.blocks.base import KbBlock
from kb.markdown.context import Context
from kb.markdown.elements import add, table
from kb.model.agreement import AGREEMENT_WORDS, Agreement
from kb.model.library import Library
from kb.model.locator import Pointer
from kb.model.record import in_words


def listed(library: Library, argument: str) -> list[tuple[str, Agreement]]:
    """Agreements of one kind (or all), by date of signature."""
    found = [(key, a) for key, a in library.agreements.items() if not argument or a.kind == argument]
    return sorted(found, key=lambda item: (item[1].signed or "9", item[1].title))


class Block(KbBlock):
    """Argument: a kind of agreement; without one, all. No content."""

    NAME = "agreements"
    CLASS = "kb-agreements"
    ARGUMENTS = tuple(AGREEMENT_WORDS)

    @classmethod
    def cites(cls, project: Context, argument: str) -> Iterable[Pointer]:
        """The place of each."""
        return [agreement.pointer for _, agreement in listed(project.library, argument)]

    def build(self, element: etree.Element) -> None:
        """One row an agreement."""
        found = listed(self.project.library, self.argument or "")
        body = table(element, f"{len(found)} agreements, by date of signature",
                     "Agreement", "Kind", "Parties", "Signed", "Status", "What it settles")  # fmt: skip
        element[-1].set("data-sortable", "")
        for key, agreement in found:
            row = add(body, "tr", id=key)
            head = add(row, "th", scope="row")
            if agreement.page and agreement.page != self.uri:
                add(head, "a", agreement.title, href=self.link(agreement.page))
            else:
                add(head, "span", agreement.title)
            add(row, "td", AGREEMENT_WORDS[agreement.kind])
            add(row, "td", ", ".join(agreement.parties))
            add(
                row,
                "td",
                in_words(agreement.signed) if agreement.signed else "not found",
                data_sort=agreement.signed or "9",
            )
            add(row, "td", agreement.status)
            cell = add(row, "td")
            add(cell, "span", agreement.settles)
            self.note(cell, agreement.pointer)
