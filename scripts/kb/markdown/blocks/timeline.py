"""`/// timeline`: a bar for each operation from its beginning to its end, with today's line."""

from __future__ import annotations

import datetime as dt
import xml.etree.ElementTree as etree
from dataclasses import dataclass

from kb.markdown.blocks.base import KbBlock
from kb.markdown.blocks.operations import listed
from kb.markdown.elements import add
from kb.model.operation import GROUP_WORDS, Operation
from kb.model.period import earliest, latest
from kb.model.record import in_words

_TOP = 26
_SHORTEST = 4  # a bar that a reader can still see


@dataclass(frozen=True)
class _Shape:
    """Names stand beside their bars where there is room, and above them on a phone; the stylesheet shows one."""

    name: str
    width: int
    left: int
    row: int
    down: int  # from the name's row to its bar
    years: int  # between two ticks


_SHAPES = (_Shape("wide", 900, 205, 22, 0, 5), _Shape("narrow", 360, 0, 36, 17, 10))


class Block(KbBlock):
    """Argument: a group; without one, groups A to F. No content. The table of the same facts is `/// operations`."""

    NAME = "timeline"
    TAG = "figure"
    CLASS = "kb-timeline"
    ARGUMENTS = tuple(GROUP_WORDS)

    def build(self, element: etree.Element) -> None:
        """An SVG whose colours come from the stylesheet, and a sentence that says what it shows."""
        today = self.project.today
        found = [o for _, o in listed(self.project.library, self.argument or "") if o.start]
        if not found:
            add(element, "figcaption", "No operation with a date is on record.")
            return
        first = min(earliest(o.start.date).year for o in found if o.start)
        running = [o for o in found if o.status != "ended"]
        summary = (
            f"{len(found)} operation{'' if len(found) == 1 else 's'} since {first}; running on "
            f"{in_words(today.isoformat())}: {', '.join(o.short for o in running) or 'none'}."
        )
        for shape in _SHAPES:
            self._picture(element, shape, found, first, today).set("aria-label", f"Timeline. {summary}")
        add(element, "figcaption", summary)

    def _picture(
        self, element: etree.Element, shape: _Shape, found: list[Operation], first: int, today: dt.date
    ) -> etree.Element:
        scale = (shape.width - shape.left) / (_fraction(today) - first)
        height = _TOP + shape.row * len(found) + 6
        # A group, not an image: what stands in an image cannot be followed.
        picture = add(element, "svg", viewBox=f"0 0 {shape.width} {height}", role="group")
        picture.set("class", f"kb-timeline__svg kb-timeline__svg--{shape.name}")
        for year in range(first + (-first % shape.years), today.year + 1, shape.years):
            x = f"{shape.left + (year - first) * scale:.0f}"
            add(picture, "line", x1=x, x2=x, y1="16", y2=str(height), class_="kb-grid")
            add(picture, "text", str(year), x=x, y="12", class_="kb-tick")
        for number, operation in enumerate(found):
            self._bar(picture, shape, operation, _TOP + shape.row * number, (first, scale), today)
        add(
            picture,
            "line",
            x1=str(shape.width - 1),
            x2=str(shape.width - 1),
            y1="16",
            y2=str(height),
            class_="kb-today",
        )
        return picture

    def _bar(
        self,
        picture: etree.Element,
        shape: _Shape,
        operation: Operation,
        y: int,
        axis: tuple[int, float],
        today: dt.date,
    ) -> None:
        start = operation.start
        assert start
        first, scale = axis
        begin = shape.left + (_fraction(earliest(start.date)) - first) * scale
        end_day = latest(operation.end.date) if operation.end else today
        open_end = operation.status == "ended" and not operation.end
        length = max((_fraction(end_day) - first) * scale + shape.left - begin, _SHORTEST)
        holder = add(picture, "a", href=self.link(operation.page)) if operation.page else picture
        add(holder, "text", operation.short, x="0", y=str(y + 11), class_="kb-name")
        bar = add(picture, "rect", x=f"{begin:.0f}", y=str(y + shape.down), height="12", rx="1")
        bar.set("width", f"{_SHORTEST if open_end else length:.0f}")
        bar.set("class", "kb-ended" if operation.status == "ended" else "kb-running")
        until = in_words(operation.end.date) if operation.end else ("end not found" if open_end else operation.status)
        add(bar, "title", f"{operation.short}: {in_words(start.date)} – {until}")


def _fraction(day: dt.date) -> float:
    return day.year + (day.timetuple().tm_yday - 1) / 365.25
