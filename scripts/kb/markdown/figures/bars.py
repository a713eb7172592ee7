"""Bars: upright ones by year, lying ones by country."""

from __future__ import annotations

import math
import xml.etree.ElementTree as etree
from collections.abc import Mapping, Sequence

from kb.markdown.elements import add
from kb.markdown.figures.axis import Plot, step
from kb.markdown.figures.labels import width

WIDTH, HEIGHT = 560, 230
_SIZE = 16  # of the labels on a phone, in units; smaller ones find room too


def by_year(parent: etree.Element, counts: Mapping[int, int], summary: str) -> None:
    """One bar a year, without gaps in the years."""
    picture = add(
        parent, "svg", viewBox=f"0 0 {WIDTH} {HEIGHT}", role="img", aria_label=summary, class_="kb-chart__svg"
    )
    by = step(max(counts.values()), 4)
    highest = math.ceil(max(counts.values()) / by) * by
    plot = Plot(34, 12, WIDTH, HEIGHT - 26, min(counts), max(counts) + 1, highest)
    plot.rules(picture, by)
    wide = (plot.right - plot.left) / len(counts)
    for year, count in sorted(counts.items()):
        top = round(plot.y(count))
        bar = add(picture, "rect", class_="kb-column", x=f"{plot.x(year) + wide * 0.12:.1f}", y=str(top),
                  width=f"{wide * 0.76:.1f}", height=str(plot.bottom - top))  # fmt: skip
        add(bar, "title", f"{year}: {count}")
    plot.years(picture, step(len(counts), 7), 0.5)


def by_name(parent: etree.Element, rows: Sequence[tuple[str, int, str]], summary: str) -> None:
    """One bar a row: its name, its number, and the number in words at the end of the bar."""
    row = 20
    left = round(max(width(name, _SIZE) for name, _, _ in rows)) + 8
    right = WIDTH - round(max(width(words, _SIZE) for _, _, words in rows)) - 10
    picture = add(parent, "svg", viewBox=f"0 0 {WIDTH} {row * len(rows) + 4}", role="img", aria_label=summary,
                  class_="kb-chart__svg")  # fmt: skip
    highest = max(number for _, number, _ in rows) or 1
    for place, (name, number, words) in enumerate(rows):
        y = place * row + 3
        long = max((right - left) * number / highest, 1)
        add(picture, "text", name, class_="kb-name", x=str(left - 8), y=str(y + 12))
        bar = add(picture, "rect", class_="kb-column", x=str(left), y=str(y), width=f"{long:.0f}", height=str(row - 6))
        add(bar, "title", f"{name}: {words}")
        add(picture, "text", words, class_="kb-value", x=f"{left + long + 5:.0f}", y=str(y + 12))
