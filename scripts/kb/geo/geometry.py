"""Points, rings and paths: is a point inside, cut to a box, project, and write as the `d` of an SVG path."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Point = tuple[float, float]
Ring = Sequence[Point]
"""A closed line whose last point is not repeated."""

_EARTH = 6371.0  # km, radius of a sphere of the same area


@dataclass(frozen=True)
class Box:
    """A rectangle, edges included."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, point: Point) -> bool:
        """True if the point lies in it; `top` may be above or below `bottom` in value."""
        low, high = sorted((self.top, self.bottom))
        return self.left <= point[0] <= self.right and low <= point[1] <= high

    def grown(self, by: float) -> Box:
        """The box with every edge moved outwards; for boxes whose y grows downwards."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)


def contains(rings: Iterable[Ring], point: Point) -> bool:
    """True if the point lies inside an odd number of rings: inside a country, and not in a hole of it."""
    x, y = point
    inside = False
    for ring in rings:
        for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
            if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                inside = not inside
    return inside


def area(ring: Ring) -> float:
    """Area in the square of its units, positive whichever way it runs."""
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, [*ring[1:], ring[0]], strict=True))) / 2


def cut(ring: Ring, box: Box) -> list[Point]:
    """The part of a ring inside a box (Sutherland-Hodgman). Where it leaves the box, it runs along the edge."""
    low, high = sorted((box.top, box.bottom))
    points = list(ring)
    for axis, limit, sign in ((0, box.left, 1), (0, box.right, -1), (1, low, 1), (1, high, -1)):
        kept: list[Point] = []
        for number, end in enumerate(points):
            start = points[number - 1]
            start_in, end_in = sign * (start[axis] - limit) >= 0, sign * (end[axis] - limit) >= 0
            if start_in != end_in:
                share = (limit - start[axis]) / (end[axis] - start[axis])
                kept.append((start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])))
            if end_in:
                kept.append(end)
        points = kept
    return points


@dataclass(frozen=True)
class Frame:
    """Lambert's azimuthal equal-area projection round a centre, onto a picture of whole units.

    Equal areas, so that no country looks larger than it is; `scale` is kilometres a unit.
    """

    centre: Point
    width: int
    height: int
    scale: float

    @property
    def box(self) -> Box:
        """The picture."""
        return Box(0, 0, self.width, self.height)

    def project(self, point: Point) -> Point:
        """Longitude and latitude to units from the top left corner."""
        turn, tilt = math.radians(point[0] - self.centre[0]), math.radians(point[1])
        middle = math.radians(self.centre[1])
        facing = math.sin(middle) * math.sin(tilt) + math.cos(middle) * math.cos(tilt) * math.cos(turn)
        stretch = _EARTH / self.scale * math.sqrt(2 / max(1 + facing, 1e-9))
        x = stretch * math.cos(tilt) * math.sin(turn)
        y = stretch * (math.cos(middle) * math.sin(tilt) - math.sin(middle) * math.cos(tilt) * math.cos(turn))
        return self.width / 2 + x, self.height / 2 - y

    def shows(self, point: Point) -> bool:
        """True if a place lies in the picture."""
        return self.box.holds(self.project(point))

    def ring(self, ring: Ring) -> list[Point]:
        """A ring in units, cut a little outside the picture so that no cut edge is seen."""
        return cut([self.project(point) for point in ring], self.box.grown(6))


def path(rings: Iterable[Ring], closed: bool = True) -> str:
    """Rings (or open lines) as one `d`: whole units, relative commands, no step of length nought."""
    parts = []
    for ring in rings:
        steps: list[tuple[int, int]] = []
        first = last = None
        for x, y in ring:
            point = round(x), round(y)
            if last is None:
                first = point
            elif point != last:
                _step(steps, point[0] - last[0], point[1] - last[1])
            last = point
        if first is None or len(steps) < (2 if closed else 1):
            continue
        numbers = "".join(f"{'' if n < 0 else ' '}{n}" for step in steps for n in step).lstrip()
        parts.append(f"M{first[0]}{'' if first[1] < 0 else ' '}{first[1]}l{numbers}{'z' if closed else ''}")
    return "".join(parts)


def _step(steps: list[tuple[int, int]], x: int, y: int) -> None:
    """Add a step; two steps in exactly one direction become one."""
    if steps:
        a, b = steps[-1]
        if a * y == b * x and a * x + b * y > 0:
            steps[-1] = (a + x, b + y)
            return
    steps.append((x, y))
