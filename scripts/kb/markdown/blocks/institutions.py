"""`/// institutions`: bodies with a part in peace operations: what each is, where it sits, what it does."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Iterable

from kb.markdown.blocks.base import KbBlock
from kb.markdown.context import Context
from kb.markdown.elements import add, table
from kb.model.body import Body
from kb.model.library import Library
from kb.model.locator import Pointer
from kb.model.record import in_words


def listed(library: Library) -> list[tuple[str, Body]]:
    """Bodies by the organisation they belong to, then by name."""
    return sorted(library.bodies.items(), key=lambda item: (item[1].part_of or "~", item[1].title))


class Block(KbBlock):
    """No argument, no content."""

    NAME = "institutions"
    CLASS = "kb-institutions"

    @classmethod
    def cites(cls, project: Context, argument: str) -> Iterable[Pointer]:
        """The place of each."""
        return [body.pointer for _, body in listed(project.library)]

    def build(self, element: etree.Element) -> None:
        """One row a body."""
        found = listed(self.project.library)
        rows = table(element, f"{len(found)} institutions", "Institution", "Part of", "Seat", "Since", "What it does")
        element[-1].set("data-sortable", "")
        for key, body in found:
            row = add(rows, "tr", id=f"body-{key}")
            name = f"{body.title} ({body.abbreviation})" if body.abbreviation else body.title
            add(row, "th", name, scope="row")
            add(row, "td", body.part_of or "")
            add(row, "td", body.seat or "not found")
            since = in_words(body.founded) if body.founded else "not found"
            add(row, "td", f"{since} to {in_words(body.ended)}" if body.ended else since, data_sort=body.founded or "9")
            cell = add(row, "td")
            add(cell, "span", body.does)
            self.note(cell, body.pointer)
