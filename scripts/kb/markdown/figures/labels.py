"""Puts labels beside their marks so that none covers another: simple, and the same at every build."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kb.geo.geometry import Box, Point

# Widths as shares of the font's size, a little generous: the reader's system chooses the font.
_NARROW, _WIDE = set("iljtfrI.,:;·'|()[] "), set("mwMW@—")


def width(text: str, size: float) -> float:
    """About how wide a text is, were it bold."""
    shares = (0.37 if c in _NARROW else 1 if c in _WIDE else 0.75 if c.isupper() else 0.63 for c in text)
    return size * sum(shares)


@dataclass(frozen=True)
class Placed:
    """Where a label stands: `x` and the baseline `y` of its first line, its side, and a line to a mark that is far."""

    x: float
    y: float
    side: str
    box: Box
    leader: tuple[Point, Point] | None


@dataclass
class Placer:
    """Keeps what is taken. Every mark is taken before the first label is put."""

    frame: Box
    size: float
    marks: list[Box] = field(default_factory=list)
    labels: list[Box] = field(default_factory=list)

    def mark(self, at: Point, radius: float) -> None:
        """Keep labels off a mark."""
        self.marks.append(Box(at[0] - radius, at[1] - radius, at[0] + radius, at[1] + radius))

    def put(self, at: Point, radius: float, lines: Sequence[str], reach: Sequence[float], force: bool) -> Placed | None:
        """The first free place round a mark, near ones first; `force` takes the least bad one if none is free.

        Without `force` None says that there is no free place.
        """
        best: tuple[float, Placed] | None = None
        for tried in self._places(at, radius, lines, reach):
            cost = self._cost(tried, at)
            if best is None or cost < best[0]:
                best = cost, tried
            if cost == 0:
                break
        if best is None or (best[0] and not force):
            return None
        self.labels.append(best[1].box)
        return best[1]

    def _places(self, at: Point, radius: float, lines: Sequence[str], reach: Sequence[float]) -> Iterator[Placed]:
        wide = max(width(line, self.size) for line in lines)
        line_height = self.size * 1.2
        tall = line_height * len(lines)
        for far in reach:
            gap = radius + self.size * 0.3 + far
            slant = gap * 0.75
            rows = ((0.0, gap), (-slant, slant), (slant, slant))
            sides = [(side, dx, dy) for dy, dx in rows for side in ("right", "left")]
            for side, dx, dy in [*sides, ("middle", 0, -gap), ("middle", 0, gap)]:
                if side == "middle":
                    top = at[1] - gap - tall if dy < 0 else at[1] + gap
                    box = Box(at[0] - wide / 2, top, at[0] + wide / 2, top + tall)
                    x = at[0]
                else:
                    # A slanted label's nearest line stands level with the end of its slant.
                    over = 0.5 if dy == 0 else (len(lines) - 0.5) / len(lines) if dy < 0 else 0.5 / len(lines)
                    top = at[1] + dy - tall * over
                    x = at[0] + dx if side == "right" else at[0] - dx
                    box = Box(x, top, x + wide, top + tall) if side == "right" else Box(x - wide, top, x, top + tall)
                leader = None
                if far:
                    bottom_or_top = (box.bottom if dy < 0 else box.top) if side == "middle" else at[1] + dy
                    leader = (
                        at,
                        (x - self.size * (0.2 if side == "right" else -0.2 if side == "left" else 0), bottom_or_top),
                    )
                yield Placed(x, box.top + self.size * 0.95, side, box, leader)

    def _cost(self, tried: Placed, at: Point) -> float:
        taken = [*self.marks, *self.labels]
        cost = sum(_overlap(tried.box, other) for other in taken)
        box, frame = tried.box, self.frame
        inside = _overlap(box, frame)
        outside = (box.right - box.left) * (box.bottom - box.top) - inside
        if tried.leader:
            cost += 30 * sum(_crosses(tried.leader, other) for other in taken if not other.holds(at))
            # Far from its own mark it must not stand beside another's.
            around = tried.box.grown(self.size * 0.8)
            cost += sum(_overlap(around, other) for other in self.marks if not other.holds(at))
        return (cost if cost > 0.5 else 0) + (10 * outside if outside > 0.5 else 0)


def _overlap(a: Box, b: Box) -> float:
    across = min(a.right, b.right) - max(a.left, b.left)
    down = min(a.bottom, b.bottom) - max(a.top, b.top)
    return across * down if across > 0 and down > 0 else 0


def _crosses(line: tuple[Point, Point], box: Box) -> bool:
    """True if one of some points along a line lies in a box."""
    (x1, y1), (x2, y2) = line
    return any(box.holds((x1 + (x2 - x1) * n / 12, y1 + (y2 - y1) * n / 12)) for n in range(1, 12))
