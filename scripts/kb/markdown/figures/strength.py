"""Strength over time: which figures are drawn, how they are marked, and the small curve of the fact box.

Measures are told apart by the shape of their mark: a number deployed is not a ceiling, and neither is a promise.
"""

from __future__ import annotations

import math
import xml.etree.ElementTree as etree
from collections.abc import Sequence

from kb.geo.geometry import Box, path
from kb.markdown.elements import add
from kb.markdown.figures.axis import Plot, middle, step
from kb.markdown.figures.labels import Placer, width
from kb.model import values
from kb.model.operation import Operation, Strength
from kb.model.record import in_words

WIDTH, HEIGHT = 560, 260
_SIZE = 16  # of the labels on a phone, in units; smaller ones find room too
_HALF = 4  # half the size of a mark

KINDS: dict[str, tuple[str, str]] = {
    "deployed": ("●", "deployed"),
    "wider": ("○", "deployed, counted over more than the theatre"),
    "ceiling": ("□", "ceiling"),
    "pledged": ("△", "pledged"),
}
"""Kind of mark → its sign in a text, and what it stands for."""


def kind(strength: Strength) -> str:
    """Which mark a figure has."""
    return strength.measure if strength.measure != "deployed" or strength.scope == "theatre" else "wider"


def when(strength: Strength) -> str:
    """The date a figure is drawn at, or "" if it has none."""
    return strength.date or strength.from_ or ""


def height(strength: Strength) -> int:
    """The number a figure is drawn at: of a range, its upper end."""
    return next(n for n in (strength.value, strength.high, strength.low) if n is not None)


def dated(operation: Operation) -> list[Strength]:
    """The figures that have a date, in its order."""
    return sorted((s for s in operation.strength if when(s)), key=lambda s: (middle(when(s)), height(s)))


def said(strength: Strength) -> str:
    """One figure in words, as the table has it too: `June 1999: about 50,000`."""
    return f"{in_words(when(strength))}: {values.figure(strength)}"


def draw(parent: etree.Element, figures: Sequence[Strength], summary: str, ended: bool) -> None:
    """Marks on a scale of years. A line joins what was deployed in the theatre; a figure of a period is as long as it."""
    picture = add(parent, "svg", viewBox=f"0 0 {WIDTH} {HEIGHT}", role="img", aria_label=summary)
    picture.set("class", f"kb-chart__svg {'kb-of-ended' if ended else 'kb-of-running'}")
    times = [middle(date) for s in figures for date in (when(s), s.until) if date]
    first, last = math.floor(min(times)), math.floor(max(times)) + 1
    by = step(max(map(height, figures)), 4)
    highest = math.ceil(max(map(height, figures)) / by) * by
    plot = Plot(round(width(f"{highest:,}", _SIZE)) + 8, 22, WIDTH - 12, HEIGHT - 26, first, last, highest)
    plot.rules(picture, by)
    plot.years(picture, step(last - first, 7))
    joined = [(plot.x(middle(when(s))), plot.y(height(s))) for s in figures if kind(s) == "deployed"]
    if len(joined) > 1:
        add(picture, "path", class_="kb-line", d=path([joined], closed=False))
    placer = Placer(Box(plot.left - 4, 0, WIDTH, plot.bottom), _SIZE)
    for point in joined:
        placer.mark(point, _HALF + 2)
    for strength in figures:
        _mark(picture, strength, plot)
    _name_some(picture, figures, plot, placer)


def _mark(picture: etree.Element, strength: Strength, plot: Plot) -> None:
    x, y = plot.x(middle(when(strength))), plot.y(height(strength))
    drawn = kind(strength)
    holder = add(picture, "g", class_=f"kb-figure kb-figure--{drawn}")
    add(holder, "title", f"{said(strength)}, {strength.measure}")
    if strength.low is not None and strength.high is not None:
        add(holder, "path", class_="kb-range", d=path([[(x, plot.y(strength.low)), (x, y)]], closed=False))
    if strength.from_ and strength.until:
        add(holder, "path", class_="kb-range", d=path([[(x, y), (plot.x(middle(strength.until)), y)]], closed=False))
    if drawn == "ceiling":
        add(
            holder,
            "path",
            d=path([[(x - _HALF, y - _HALF), (x + _HALF, y - _HALF), (x + _HALF, y + _HALF), (x - _HALF, y + _HALF)]]),
        )
    elif drawn == "pledged":
        add(holder, "path", d=path([[(x - _HALF - 1, y + _HALF), (x, y - _HALF - 1), (x + _HALF + 1, y + _HALF)]]))
    else:
        add(holder, "circle", cx=f"{x:.0f}", cy=f"{y:.0f}", r=str(_HALF))


def _name_some(picture: etree.Element, figures: Sequence[Strength], plot: Plot, placer: Placer) -> None:
    """The number beside the highest and the last mark."""
    deployed = [s for s in figures if kind(s) == "deployed"] or list(figures)
    for strength in dict.fromkeys((max(deployed, key=height), deployed[-1])):
        at = plot.x(middle(when(strength))), plot.y(height(strength))
        words = [values.figure(strength).removeprefix("about ")]
        placed = placer.put(at, _HALF + 2, words, (0, 12), force=True)
        if placed:
            add(picture, "text", words[0], class_=f"kb-label kb-label--{placed.side}",
                x=f"{placed.x:.0f}", y=f"{placed.y:.0f}")  # fmt: skip


def sparkline(operation: Operation) -> etree.Element | None:
    """A small curve of what was deployed in the theatre, or None below three dates."""
    figures = [s for s in dated(operation) if kind(s) == "deployed"]
    if len({when(s) for s in figures}) < 3:
        return None
    wide, tall = 520, 104
    times = [middle(when(s)) for s in figures]
    plot = Plot(8, 8, wide - 8, tall - 8, min(times), max(times), max(map(height, figures)))
    picture = etree.Element("svg", {"viewBox": f"0 0 {wide} {tall}", "role": "img"})
    picture.set("class", f"kb-curve__svg {'kb-of-ended' if operation.status == 'ended' else 'kb-of-running'}")
    picture.set("aria-label", f"Deployed, from {said(figures[0])}, to {said(figures[-1])}")
    add(picture, "path", class_="kb-grid", d=path([[(0, plot.bottom), (wide, plot.bottom)]], closed=False))
    add(picture, "path", class_="kb-line",
        d=path([[(plot.x(x), plot.y(height(s))) for x, s in zip(times, figures, strict=True)]], closed=False))  # fmt: skip
    add(picture, "circle", class_="kb-dot", cx=f"{plot.right}", cy=f"{plot.y(height(figures[-1])):.0f}", r="6")
    return picture
