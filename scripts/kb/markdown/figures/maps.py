"""Draws maps from data/geo/: land, hosts, dashed boundaries, and a mark for every place with an operation.

A filled dot runs, a ring has ended, a dot in a ring is a place with both: never colour alone. Labels are put three
times, for a wide, a middling and a narrow picture, and the stylesheet shows the layer that can be read at its width.
"""

from __future__ import annotations

import math
import xml.etree.ElementTree as etree
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kb.geo import atlas
from kb.geo.atlas import Atlas
from kb.geo.geometry import Frame, Point, contains, path
from kb.markdown.elements import add
from kb.markdown.figures.labels import Placer, width
from kb.markdown.places import host_names
from kb.model.library import Library
from kb.model.operation import Operation


@dataclass(frozen=True)
class View:
    """A file of data/geo/ and the part of it that is drawn; `narrow` is how far from the left a phone begins to see.

    The stylesheet crops the picture there: west of it nothing has happened.
    """

    file: str
    frame: Frame
    narrow: int


VIEWS: dict[str, View] = {
    "": View("overview", Frame((27.5, 28.5), 1000, 580, 10.6), 150),
    "western-balkans": View("western-balkans", Frame((18.9, 43.0), 800, 600, 1.24), 0),
}
"""Argument → view."""

BOUNDARIES = "Boundaries are not a position; disputed ones are dashed."

_NEAR = Frame((19.6, 43.0), 600, 450, 1.75)
_FAR_SCALE = 5.5
_COVERED = Frame((27.5, 28.5), 1060, 800, 10.6)  # what a locator drawn from the overview may be centred on


@dataclass(frozen=True)
class _Layer:
    name: str
    size: float  # of the labels, in units
    radius: float
    reach: tuple[float, ...]
    force: bool  # put every label, however far from its mark; else only those that run


_LAYERS = (
    _Layer("wide", 12.5, 5, (0, 12, 26, 44, 66), True),
    _Layer("middle", 19, 7, (0, 18, 40), False),
    _Layer("narrow", 24, 9, (0, 22, 44), False),
)


@dataclass(frozen=True)
class Spot:
    """Operations that share one mark, those that run first."""

    at: Point
    operations: tuple[Operation, ...]

    @property
    def running(self) -> tuple[Operation, ...]:
        """Those that have not ended."""
        return tuple(o for o in self.operations if o.status != "ended")

    @property
    def state(self) -> str:
        """`running`, `ended`, or `both`."""
        return "ended" if not self.running else "running" if len(self.running) == len(self.operations) else "both"


def spots(operations: Iterable[Operation], frame: Frame, radius: float) -> list[Spot]:
    """One spot a place: while two marks would touch, the two nearest become one in their middle."""
    places = [(frame.project(o.marker), [o]) for o in operations if o.marker and frame.shows(o.marker)]
    while True:
        pairs = ((math.dist(places[a][0], places[b][0]), a, b) for b in range(len(places)) for a in range(b))
        distance, a, b = min(pairs, default=(math.inf, 0, 0))
        if distance >= radius * 2.6:
            break
        (x1, y1), here = places[a]
        (x2, y2), there = places.pop(b)
        one, other, total = len(here), len(there), len(here) + len(there)
        places[a] = ((x1 * one + x2 * other) / total, (y1 * one + y2 * other) / total), here + there
    found = [Spot(at, tuple(sorted(here, key=_rank))) for at, here in places]
    return sorted(found, key=lambda s: (s.state == "ended", -len(s.operations), s.at))


def _rank(operation: Operation) -> tuple[bool, str, str]:
    """Those that run first, then by beginning."""
    return operation.status == "ended", operation.start.date if operation.start else "9", operation.title


def hosts(operations: Iterable[Operation]) -> set[str]:
    """Codes of the countries of today on whose ground the operations were."""
    return {code for operation in operations for listed in operation.countries for code in atlas.ground(listed)}


def called(operation: Operation) -> str:
    """Its short name, with a word if it is directed from elsewhere now."""
    return f"{operation.short} (relocated)" if operation.status == "relocated" else operation.short


def draw(parent: etree.Element, view: View, tinted: set[str], summary: str) -> etree.Element:
    """The picture with land, hosts and dashed boundaries, and no mark yet."""
    drawn, frame = atlas.load(view.file), view.frame
    picture = add(parent, "svg", viewBox=f"0 0 {frame.width} {frame.height}", role="img", class_="kb-map__svg")
    picture.set("aria-label", summary)
    for class_, codes in (("kb-land", set(drawn.countries) - tinted), ("kb-host", set(drawn.countries) & tinted)):
        outline = path(frame.ring(ring) for code in sorted(codes) for ring in drawn.countries[code])
        if outline:
            add(picture, "path", class_=class_, d=outline)
    _dash(picture, drawn, frame)
    return picture


def _dash(picture: etree.Element, drawn: Atlas, frame: Frame) -> None:
    box = frame.box.grown(6)
    lines: list[list[Point]] = []
    for line in (line for lines in drawn.dashed.values() for line in lines):
        points = [frame.project(point) for point in line]
        kept = [
            p for n, p in enumerate(points) if any(box.holds(near) for near in points[max(n - 1, 0) : n + 2])
        ]  # a line that leaves the picture goes on to its next point
        lines.append(kept)
    outline = path(lines, closed=False)
    if outline:
        add(picture, "path", class_="kb-disputed", d=outline)


def marks(picture: etree.Element, operations: Sequence[Operation], view: View) -> None:
    """Marks and labels, one layer a width of the picture."""
    for layer in _LAYERS:
        group = add(picture, "g", class_=f"kb-layer kb-layer--{layer.name}")
        left = view.narrow if layer.name == "narrow" else 0
        placer = Placer(replace(view.frame.box, left=left), layer.size)
        found = spots(operations, view.frame, layer.radius)
        for spot in found:
            placer.mark(spot.at, layer.radius + layer.size * 0.12)
        for spot in found:
            _mark(group, spot, layer.radius)
        for spot in found:
            _label(group, placer, spot, layer)


def _mark(parent: etree.Element, spot: Spot, radius: float) -> None:
    x, y = f"{spot.at[0]:.0f}", f"{spot.at[1]:.0f}"
    holder = add(parent, "g", class_=f"kb-spot kb-spot--{spot.state}")
    add(
        holder,
        "title",
        ", ".join(f"{called(o)} ({'ended' if o.status == 'ended' else 'running'})" for o in spot.operations),
    )
    if spot.state != "running":
        add(holder, "circle", class_="kb-ring", cx=x, cy=y, r=f"{radius:g}")
    if spot.state != "ended":
        add(holder, "circle", class_="kb-dot", cx=x, cy=y, r=f"{radius * (0.5 if spot.state == 'both' else 1):g}")


def _label(parent: etree.Element, placer: Placer, spot: Spot, layer: _Layer) -> None:
    versions = _versions(spot, layer)
    for number, lines in enumerate(versions):
        force = (layer.force or bool(spot.running)) and number == len(versions) - 1
        words = [" · ".join(name for name, _ in line) for line in lines]
        placed = placer.put(spot.at, layer.radius, words, layer.reach, force)
        if placed is None:
            continue
        if placed.leader:
            (x1, y1), (x2, y2) = placed.leader
            away = layer.radius / max(math.dist((x1, y1), (x2, y2)), 1)
            add(parent, "path", class_="kb-leader",
                d=path([[(x1 + (x2 - x1) * away, y1 + (y2 - y1) * away), (x2, y2)]], closed=False))  # fmt: skip
        text = add(parent, "text", class_=f"kb-label kb-label--{placed.side}", y=f"{placed.y:.0f}")
        for row, line in enumerate(lines):
            shown = add(text, "tspan", x=f"{placed.x:.0f}")
            if row:
                shown.set("dy", f"{layer.size * 1.2:g}")
            _names(shown, line)
        return


def _names(parent: etree.Element, line: Sequence[tuple[str, bool]]) -> None:
    """Names of one line; those that run are set apart by weight."""
    for number, (name, running) in enumerate(line):
        words = name if number == len(line) - 1 else f"{name} · "
        add(parent, "tspan", words, **({"class_": "kb-running"} if running else {}))


def _versions(spot: Spot, layer: _Layer) -> list[list[list[tuple[str, bool]]]]:
    """The label in lines, whole first, then ever shorter: as much of it is shown as there is room for.

    Where there is little, “(relocated)” is left to the mark's title and to what the picture is called.
    """
    names = [(called(o) if layer.force else o.short, o.status != "ended") for o in spot.operations]
    found = []
    for number in dict.fromkeys((len(names), 4, 2, 1)):
        if number <= len(names) and (layer.force or number <= 4):
            left = len(names) - number
            found.append(_wrapped([*names[:number], *([(f"{left} more", False)] if left else [])]))
    if not layer.force:
        found.append([names[:1]])
    return found


def _wrapped(names: Sequence[tuple[str, bool]]) -> list[list[tuple[str, bool]]]:
    lines: list[list[tuple[str, bool]]] = []
    for name in names:
        together = " · ".join(n for n, _ in [*(lines[-1] if lines else []), name])
        if lines and width(together, 1) <= 17.5:
            lines[-1].append(name)
        else:
            lines.append([name])
    return lines


def locator(library: Library, operation: Operation) -> etree.Element | None:
    """A small map of where one operation is or was, or None if it has no mark or lies outside what we can draw."""
    if operation.marker is None:
        return None
    near = any(contains(rings, operation.marker) for code, rings in atlas.load("western-balkans").countries.items()
               if code in ("AL", "BA", "HR", "ME", "MK", "RS", "XK")) or operation.region == "western-balkans"  # fmt: skip
    if near and _NEAR.shows(operation.marker):
        view = View("western-balkans", _NEAR, 0)
    elif _COVERED.shows(operation.marker):
        view = View("overview", Frame(operation.marker, _NEAR.width, _NEAR.height, _FAR_SCALE), 0)
    else:
        return None
    where = host_names(library, operation) or "at sea"
    figure = etree.Element("figure", {"class": "kb-map kb-locator"})
    state = "ended" if operation.status == "ended" else "running"
    picture = draw(figure, view, hosts([operation]), f"Map: {operation.short}, {where} ({operation.status}).")
    x, y = view.frame.project(operation.marker)
    holder = add(picture, "g", class_=f"kb-spot kb-spot--{state}")
    add(holder, "circle", class_="kb-ring" if state == "ended" else "kb-dot", cx=f"{x:.0f}", cy=f"{y:.0f}", r="13")
    add(figure, "figcaption", BOUNDARIES)
    return figure
