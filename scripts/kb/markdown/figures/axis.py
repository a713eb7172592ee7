"""Scales of charts: round steps, and dates as points of a line."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from calendar import isleap
from dataclasses import dataclass

from kb.markdown.elements import add
from kb.model.period import earliest, latest


def step(highest: float, most: int) -> int:
    """The smallest of 1, 2, 5, 10, 20 … that needs at most `most` steps to reach `highest`."""
    power = 1
    while True:
        for first in (1, 2, 5):
            if first * power * most >= highest:
                return first * power
        power *= 10


def middle(date: str) -> float:
    """A partial date as a year with a fraction: the middle of the days that it may mean."""
    first, last = earliest(date), latest(date)
    day = first + (last - first) / 2
    return day.year + (day.timetuple().tm_yday - 0.5) / (366 if isleap(day.year) else 365)


@dataclass(frozen=True)
class Plot:
    """The area between the axes of a chart, in units, and what its corners stand for."""

    left: int
    top: int
    right: int
    bottom: int
    first: float
    last: float
    highest: float

    def x(self, year: float) -> float:
        """Where a date stands."""
        return self.left + (year - self.first) / (self.last - self.first) * (self.right - self.left)

    def y(self, value: float) -> float:
        """Where a number stands; the axis begins at nought."""
        return self.bottom - value / self.highest * (self.bottom - self.top)

    def rules(self, picture: etree.Element, by: int) -> None:
        """Horizontal lines with their numbers."""
        for value in range(0, int(self.highest) + 1, by):
            y = f"{self.y(value):.0f}"
            add(picture, "line", class_="kb-grid", x1=str(self.left), x2=str(self.right), y1=y, y2=y)
            add(picture, "text", f"{value:,}", class_="kb-tick kb-tick--left",
                x=str(self.left - 6), y=f"{self.y(value) + 4:.0f}")  # fmt: skip

    def years(self, picture: etree.Element, by: int, shift: float = 0) -> None:
        """Years below the lower axis."""
        for year in range(-(-int(self.first) // by) * by, int(self.last) + 1, by):
            if self.first <= year + shift <= self.last:
                x = f"{self.x(year + shift):.0f}"
                add(picture, "text", str(year), class_="kb-tick kb-tick--below", x=x, y=str(self.bottom + 18))
