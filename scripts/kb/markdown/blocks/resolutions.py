"""`/// resolutions | kfor`: Security Council resolutions: date, vote, chapter, and what each decides."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Iterable

from kb.markdown.blocks.base import OperationBlock
from kb.markdown.context import Context
from kb.markdown.elements import add, after, table
from kb.model.library import Library
from kb.model.locator import Pointer
from kb.model.record import in_words
from kb.model.resolution import Resolution, Vote


def listed(library: Library, argument: str) -> list[tuple[str, Resolution]]:
    """Resolutions that bear on an operation (or all), by date."""
    found = [(key, r) for key, r in library.resolutions.items() if not argument or argument in r.operations]
    return sorted(found, key=lambda item: (item[1].date, item[0]))


def vote_words(vote: Vote | None) -> str:
    """`14–0–1`: in favour, against, abstained; a dash when it was not found."""
    return f"{vote.yes}–{vote.no}–{vote.abstained}" if vote else "not found"


class Block(OperationBlock):
    """Argument: the id of an operation; without one, all resolutions. No content."""

    NAME = "resolutions"
    CLASS = "kb-resolutions"

    @classmethod
    def cites(cls, project: Context, argument: str) -> Iterable[Pointer]:
        """The place of each resolution and of each vote."""
        found = listed(project.library, argument)
        return [p for _, r in found for p in ((r.pointer, r.vote.pointer) if r.vote else (r.pointer,))]

    def build(self, element: etree.Element) -> None:
        """One row a resolution."""
        library = self.project.library
        found = listed(library, self.argument or "")
        body = table(element, f"{len(found)} Security Council resolutions, by date; votes as in favour–against–abstained",
                     "Resolution", "Date", "Vote", "Chapter", "What it decides")  # fmt: skip
        element[-1].set("data-sortable", "")
        for key, resolution in found:
            row = add(body, "tr", id=f"unscr-{key}")
            add(row, "th", key, scope="row", data_sort=key.zfill(5))
            add(row, "td", in_words(resolution.date), data_sort=resolution.date)
            cell = add(row, "td")
            add(cell, "span", vote_words(resolution.vote))
            if resolution.vote:
                self.note(cell, resolution.vote.pointer)
            add(row, "td", resolution.chapter)
            cell = add(row, "td")
            add(cell, "span", f"{resolution.act.capitalize()}: {resolution.decides}")
            self.note(cell, resolution.pointer)
            named = [library.operations[o] for o in resolution.operations if o in library.operations]
            for operation in named:
                after(cell, " ")
                if operation.page:
                    add(cell, "a", operation.short, href=self.link(operation.page))
