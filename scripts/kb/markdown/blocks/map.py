"""`/// map`: where NATO led, commanded or supported operations; `/// map | western-balkans`: the same, closer."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Iterable

from kb.markdown.blocks.base import KbBlock
from kb.markdown.blocks.operations import listed
from kb.markdown.context import Context
from kb.markdown.elements import add, after
from kb.markdown.figures.maps import BOUNDARIES, VIEWS, called, draw, hosts, locator, marks
from kb.markdown.places import host_names
from kb.model.library import Library
from kb.model.operation import Operation
from kb.model.record import in_words

__all__ = ["Block", "locator"]

_KOSOVO_NOTE = "kosovo-status"
_KEY = {"running": "●", "ended": "○", "both at one place.": "◉"}


def shown(library: Library, argument: str) -> tuple[list[Operation], list[Operation]]:
    """Operations of groups A to F that the map shows, and (of the overview) those that have no place on it."""
    frame = VIEWS[argument].frame
    found = [operation for _, operation in listed(library, "")]
    inside = [o for o in found if o.marker and frame.shows(o.marker)]
    return inside, [] if argument else [o for o in found if o not in inside]


class Block(KbBlock):
    """Argument: `western-balkans`; without one, Europe to South Asia. No content. Its table is `/// operations`."""

    NAME = "map"
    TAG = "figure"
    CLASS = "kb-map"
    ARGUMENTS = ("western-balkans",)

    @classmethod
    def notes(cls, project: Context, argument: str) -> Iterable[str]:
        """The note on Kosovo, whose boundary is on both maps."""
        return [_KOSOVO_NOTE] if _KOSOVO_NOTE in project.library.notes and shown(project.library, argument)[0] else []

    def build(self, element: etree.Element) -> None:
        """An SVG with its key, what it leaves out, what its boundaries mean, and the way to the table."""
        library = self.project.library
        inside, outside = shown(library, self.argument or "")
        if not inside:
            add(element, "figcaption", "No operation with a place on the map is on record.")
            return
        view = VIEWS[self.argument or ""]
        element.set("class", f"kb-map kb-map--{view.file}")
        tinted = hosts(inside)
        running = [o for o in inside if o.status != "ended"]
        region = "in and around the Western Balkans" if self.argument else "from Europe to South Asia"
        count = f"{len(inside)} operation{'' if len(inside) == 1 else 's'} {region}"
        today = in_words(self.project.today.isoformat())
        listed_running = ", ".join(self._where(o) for o in running) or "none"
        picture = draw(element, view, tinted, f"Map of {count}. Running on {today}: {listed_running}.")
        marks(picture, inside, view)
        caption = add(element, "figcaption")
        after(caption, f"{count}, {len(running)} of them running on {today}; host countries are tinted. ")
        for words, sign in _KEY.items():
            add(caption, "span", sign, class_=f"kb-key kb-key--{words.split()[0]}", aria_hidden="true")
            after(caption, f" {words} ")
        after(caption, f"{BOUNDARIES} ")
        for note in self.notes(self.project, self.argument or ""):
            after(caption, "On Kosovo’s status see the note.")
            self.standing(caption, note)
            after(caption, " ")
        if outside:
            after(caption, f"Not on the map: {', '.join(called(o) for o in outside)}. ")
        table = self._table()
        if table:
            add(caption, "a", "The same as a table", href=self.link(table))

    def _where(self, operation: Operation) -> str:
        names = host_names(self.project.library, operation)
        return called(operation) + (f" in {names}" if names else "")

    def _table(self) -> str | None:
        """The page that holds the table of all operations."""
        for uri, page in sorted(self.project.pages.items()):
            if any(block.name == "operations" and not block.argument for block in page.blocks):
                return uri
        return None
