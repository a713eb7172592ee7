"""`/// operations`: every operation in one table, from the same records as the pages; sorted and filtered in the browser."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Iterable

from kb.markdown.blocks.base import KbBlock
from kb.markdown.context import Context
from kb.markdown.elements import add, after, table
from kb.markdown.places import host_names
from kb.model.library import Library
from kb.model.locator import Pointer
from kb.model.operation import BASIS_WORDS, GROUP_WORDS, ROLE_WORDS, Operation
from kb.model.record import in_words


def listed(library: Library, argument: str) -> list[tuple[str, Operation]]:
    """Operations of a group (or of A to F without one), by beginning, those without a date last."""
    groups = [argument] if argument else list("ABCDEF")
    found = [(key, operation) for key, operation in library.operations.items() if operation.group in groups]
    return sorted(found, key=lambda item: (item[1].start.date if item[1].start else "9", item[1].title))


def _pointers(operation: Operation) -> list[Pointer]:
    found = [milestone.pointer for milestone in (operation.start, operation.end) if milestone]
    return found + [basis.pointer for basis in operation.legal_basis]


class Block(KbBlock):
    """Argument: a group (A to G, or context); without one, groups A to F. No content."""

    NAME = "operations"
    CLASS = "kb-operations"
    ARGUMENTS = tuple(GROUP_WORDS)

    @classmethod
    def cites(cls, project: Context, argument: str) -> Iterable[Pointer]:
        """Beginning, end and legal basis of each."""
        return [pointer for _, operation in listed(project.library, argument) for pointer in _pointers(operation)]

    def build(self, element: etree.Element) -> None:
        """One row an operation; data attributes carry what the browser sorts and filters by."""
        library = self.project.library
        found = listed(library, self.argument or "")
        if not self.argument:
            element.set("data-filters", "")  # a page has one set of filters, for its whole list
        caption = GROUP_WORDS.get(self.argument or "", "Operations NATO led, commanded or supported")
        body = table(element, f"{caption}: {len(found)}, on {in_words(self.project.today.isoformat())}",
                     "Operation", "Where", "Began", "Ended", "Authority", "NATO’s part")  # fmt: skip
        element[-1].set("data-sortable", "")
        for key, operation in found:
            began = operation.start.date if operation.start else ""
            row = add(body, "tr", data_id=key, data_region=operation.region, data_group=operation.group,
                      data_status=operation.status, data_lead=operation.lead, data_decade=f"{began[:3]}0s" if began else "unknown",
                      data_from=began, data_until=operation.end.date if operation.end else "")  # fmt: skip
            head = add(row, "th", scope="row")
            if operation.page:
                add(head, "a", operation.short, href=self.link(operation.page))
            else:
                add(head, "span", operation.short)
            where = host_names(library, operation)
            add(row, "td", where or (operation.area.value if operation.area else "high seas"))
            cell = add(row, "td", data_sort=began or "9999")
            if operation.start:
                add(cell, "span", in_words(operation.start.date))
                self.note(cell, operation.start.pointer)
            else:
                after(cell, "not found")
            cell = add(row, "td", data_sort=operation.end.date if operation.end else "9999")
            if operation.end:
                add(cell, "span", in_words(operation.end.date))
                self.note(cell, operation.end.pointer)
            else:
                after(cell, "not found" if operation.status == "ended" else operation.status)
            cell = add(row, "td")
            for number, basis in enumerate(operation.legal_basis):
                after(cell, "; " if number else "")
                add(cell, "span", BASIS_WORDS[basis.basis])
                self.note(cell, basis.pointer)
            add(row, "td", ROLE_WORDS[operation.nato_role])
