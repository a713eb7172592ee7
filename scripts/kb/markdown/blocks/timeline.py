"""`/// timeline`: a bar for each operation from its beginning to its end, with today's line."""

from __future__ import annotations

import datetime as dt
import xml.etree.ElementTree as etree

from kb.markdown.blocks.base import KbBlock
from kb.markdown.blocks.operations import listed
from kb.markdown.elements import add
from kb.model.operation import GROUP_WORDS, Operation
from kb.model.period import earliest, latest
from kb.model.record import in_words

WIDTH, LEFT, ROW, TOP = 900, 190, 22, 26
_SHORTEST = 4  # a bar that a reader can still see


class Block(KbBlock):
    """Argument: a group; without one, groups A to F. No content. The table of the same facts is `/// operations`."""

    NAME = "timeline"
    TAG = "figure"
    CLASS = "kb-timeline"
    ARGUMENTS = tuple(GROUP_WORDS)

    def build(self, element: etree.Element) -> None:
        """An SVG whose colours come from the stylesheet, and a sentence that says what it shows."""
        today = self.project.today
        found = [(k, o) for k, o in listed(self.project.library, self.argument or "") if o.start]
        if not found:
            add(element, "figcaption", "No operation with a date is on record.")
            return
        first = min(earliest(o.start.date).year for _, o in found if o.start)
        scale = (WIDTH - LEFT) / (_fraction(today) - first)
        height = TOP + ROW * len(found) + 6
        running = [o for _, o in found if o.status != "ended"]
        summary = (
            f"{len(found)} operations since {first}; {len(running)} of them run on {in_words(today.isoformat())}: "
            f"{', '.join(o.short for o in running) or 'none'}."
        )
        picture = add(element, "svg", viewBox=f"0 0 {WIDTH} {height}", role="img", class_="kb-timeline__svg")
        picture.set("aria-label", f"Timeline. {summary}")
        for year in range(first + (-first % 5), today.year + 1, 5):
            x = LEFT + (year - first) * scale
            add(picture, "line", x1=f"{x:.0f}", x2=f"{x:.0f}", y1="16", y2=str(height), class_="kb-grid")
            add(picture, "text", str(year), x=f"{x:.0f}", y="12", class_="kb-tick")
        for number, (_, operation) in enumerate(found):
            self._bar(picture, operation, TOP + ROW * number, first, scale, today)
        x = LEFT + (_fraction(today) - first) * scale - 1
        add(picture, "line", x1=f"{x:.0f}", x2=f"{x:.0f}", y1="16", y2=str(height), class_="kb-today")
        add(element, "figcaption", summary)

    def _bar(
        self, picture: etree.Element, operation: Operation, y: int, first: int, scale: float, today: dt.date
    ) -> None:
        start = operation.start
        assert start
        begin = LEFT + (_fraction(earliest(start.date)) - first) * scale
        end_day = latest(operation.end.date) if operation.end else today
        open_end = operation.status == "ended" and not operation.end
        length = max((_fraction(end_day) - first) * scale + LEFT - begin, _SHORTEST)
        holder = add(picture, "a", href=self.link(operation.page)) if operation.page else picture
        add(holder, "text", operation.short, x="0", y=str(y + 11), class_="kb-name")
        bar = add(picture, "rect", x=f"{begin:.0f}", y=str(y), height="12", rx="1")
        bar.set("width", f"{_SHORTEST if open_end else length:.0f}")
        bar.set("class", "kb-ended" if operation.status == "ended" else "kb-running")
        until = in_words(operation.end.date) if operation.end else ("end not found" if open_end else operation.status)
        add(bar, "title", f"{operation.short}: {in_words(start.date)} – {until}")


def _fraction(day: dt.date) -> float:
    return day.year + (day.timetuple().tm_yday - 1) / 365.25
