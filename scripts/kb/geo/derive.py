"""Derives data/geo/ from Natural Earth: run by hand, once; building the site needs neither it nor a network.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python scripts/kb/geo/derive.py package/countries-110m.json package/countries-50m.json data/geo

Natural Earth draws who controls. These maps draw what the United Nations recognises; what differs is moved here, and
tests/unit/test_geo.py tests the places that it is about.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from kb.geo.geometry import Box, Point, area, contains, cut

Rings = list[list[Point]]

OVERVIEW = Box(-45, 75, 110, -25)
BALKANS = Box(9, 49.5, 29, 37)

# ISO 3166-1: numeric code → alpha-2, for what lies in the boxes. XK is user-assigned.
_CODES = """
004:AF 008:AL 012:DZ 024:AO 031:AZ 040:AT 050:BD 051:AM 056:BE 064:BT 070:BA 072:BW 076:BR 100:BG 104:MM 108:BI
112:BY 120:CM 140:CF 144:LK 148:TD 156:CN 178:CG 180:CD 191:HR 196:CY 203:CZ 204:BJ 208:DK 226:GQ 231:ET
232:ER 233:EE 246:FI 250:FR 262:DJ 266:GA 268:GE 270:GM 275:PS 276:DE 288:GH 300:GR 304:GL 324:GN 336:VA 348:HU
352:IS 356:IN 360:ID 364:IR 368:IQ 372:IE 376:IL 380:IT 384:CI 398:KZ 400:JO 404:KE 414:KW 417:KG 422:LB 428:LV
430:LR 434:LY 438:LI 440:LT 442:LU 450:MG 454:MW 466:ML 470:MT 478:MR 496:MN 498:MD 499:ME 504:MA 508:MZ 512:OM
516:NA 524:NP 528:NL 562:NE 566:NG 578:NO 586:PK 616:PL 620:PT 624:GW 634:QA 642:RO 643:RU 646:RW 674:SM 682:SA
686:SN 688:RS 694:SL 703:SK 705:SI 706:SO 710:ZA 716:ZW 724:ES 728:SS 729:SD 732:EH 752:SE 756:CH 760:SY 762:TJ
764:TH 768:TG 784:AE 788:TN 792:TR 795:TM 800:UG 804:UA 807:MK 818:EG 826:GB 834:TZ 854:BF 860:UZ 887:YE 894:ZM
"""
ALPHA2: dict[str, str] = dict(re.findall(r"(\d+):(\w+)", _CODES))
NAMED = {"Kosovo": "XK", "N. Cyprus": "northern Cyprus", "Somaliland": "Somaliland"}

# Boundaries whose course is disputed or not determined, between whom, and where along them.
DASHED: tuple[tuple[str, str, Callable[[Point], bool]], ...] = (
    ("RS", "XK", lambda _: True),  # status of Kosovo
    ("EH", "MA", lambda _: True),  # Western Sahara: a non-self-governing territory
    ("IL", "PS", lambda _: True),  # armistice lines of 1949
    ("IL", "SY", lambda _: True),  # Golan, resolution 497 (1981)
    ("IN", "PK", lambda point: point[1] > 32.7),  # Line of Control in Jammu and Kashmir
    ("CN", "IN", lambda point: point[1] > 32.4),  # Aksai Chin
    ("SD", "SS", lambda _: True),  # not yet determined
    ("EG", "SD", lambda point: point[0] > 32.8),  # Halaib
    ("KE", "SS", lambda _: True),  # Ilemi
)


def read(path: Path) -> dict[str, Rings]:
    """Countries of a TopoJSON file by code, each as rings of longitude and latitude. Shared edges stay equal."""
    topology: dict[str, Any] = json.loads(path.read_text("utf-8"))
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs: Rings = []
    for steps in topology["arcs"]:
        x = y = 0
        arc = []
        for dx, dy in steps:
            x, y = x + dx, y + dy
            arc.append((x * sx + tx, y * sy + ty))
        arcs.append(arc)
    found: dict[str, Rings] = {}
    for shape in topology["objects"]["countries"]["geometries"]:
        code = ALPHA2.get(shape.get("id", ""), NAMED.get(shape["properties"]["name"], ""))
        if code:
            polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
            found[code] = [_ring(arcs, numbers) for polygon in polygons for numbers in polygon]
    return found


def _ring(arcs: Rings, numbers: list[int]) -> list[Point]:
    points: list[Point] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[:-1]
    return points


def take(rings: Rings, place: Point) -> list[Point]:
    """Remove the one ring that holds a place, and return it."""
    (found,) = [ring for ring in rings if contains([ring], place)]
    rings.remove(found)
    return found


def split(rings: Rings, place: Point, first: Point, last: Point) -> list[Point]:
    """Cut the ring that holds a place along the line between its points nearest to `first` and `last`.

    The piece with the place is returned, the other stays.
    """
    ring = take(rings, place)
    ends = sorted(min(range(len(ring)), key=lambda n: _far(ring[n], end)) for end in (first, last))
    assert all(min(_far(ring[n], end) for n in ends) < 0.01 for end in (first, last)), "cut where the ring has a point"
    pieces = [ring[ends[0] : ends[1] + 1], ring[ends[1] :] + ring[: ends[0] + 1]]
    (inside,) = [piece for piece in pieces if contains([piece], place)]
    rings += [piece for piece in pieces if piece is not inside]
    return inside


def _far(a: Point, b: Point) -> float:
    return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2


def merge(rings: Rings, piece: list[Point]) -> Rings:
    """Rings with a piece joined to them: an edge that is walked in both directions lies inside, and goes."""
    edges: Counter[tuple[Point, Point]] = Counter()
    for ring in [*rings, piece]:
        for edge in _edges(ring):
            if edges[edge[1], edge[0]]:
                edges[edge[1], edge[0]] -= 1
            else:
                edges[edge] += 1
    onward: dict[Point, list[Point]] = {}
    for start, end in edges.elements():
        onward.setdefault(start, []).append(end)
    joined: Rings = []
    while onward:
        ring, point = [], next(iter(onward))
        while point in onward:
            ring.append(point)
            following = onward[point].pop()
            if not onward[point]:
                del onward[point]
            point = following
        joined.append(ring)
    return joined


def _edges(ring: list[Point]) -> list[tuple[Point, Point]]:
    return list(zip(ring, [*ring[1:], ring[0]], strict=True))


def as_recognised(countries: dict[str, Rings]) -> None:
    """Move what Natural Earth draws by control to where the United Nations sees it. For the 110m file."""
    # General Assembly resolution 68/262: Crimea and Sevastopol are Ukraine's. Here they are a ring of their own.
    countries["UA"] = merge(countries["UA"], take(countries["RU"], (34.1, 44.95)))
    # Western Sahara runs from the coast at 27° 40' north; Natural Earth gives Morocco all that lies west of the berm.
    west = split(countries["MA"], (-13.2, 27.15), (-8.818, 27.657), (-13.12, 27.654))
    countries["EH"] = merge(countries["EH"], west)
    # Security Council resolution 497 (1981): the Golan is Syrian territory under occupation.
    golan = split(countries["IL"], (35.75, 33.0), (35.552, 33.264), (35.7, 32.716))
    countries["SY"] = merge(countries["SY"], golan)
    # One Cyprus (Security Council resolution 541 (1983)) and one Somalia.
    for whole, part in (("CY", "northern Cyprus"), ("SO", "Somaliland")):
        for ring in countries.pop(part):
            countries[whole] = merge(countries[whole], ring)


def shared(countries: dict[str, Rings], first: str, second: str, here: Callable[[Point], bool]) -> Rings:
    """The lines along which two countries touch, where `here` holds at both ends of an edge."""
    other = {edge for ring in countries.get(second, []) for edge in _edges(ring)}
    lines: Rings = []
    for ring in countries.get(first, []):
        for start, end in _edges(ring):
            if (end, start) in other and here(start) and here(end):
                if lines and lines[-1][-1] == start:
                    lines[-1].append(end)
                else:
                    lines.append([start, end])
    if len(lines) > 1 and lines[-1][-1] == lines[0][0]:  # the ring began in the middle of the line
        lines[0] = lines.pop() + lines[0][1:]
    return lines


def write(path: Path, source: str, countries: dict[str, Rings], box: Box, digits: int, least: float) -> None:
    """Cut, round, drop specks of less than `least` square degrees, and write, one ring a line."""

    def numbers(points: list[Point]) -> str:
        return "[" + ",".join(f"[{round(x, digits):g},{round(y, digits):g}]" for x, y in points) + "]"

    entries = []
    for code in sorted(countries):
        rings = [cut(ring, box) for ring in countries[code]]
        kept = [numbers(ring) for ring in rings if len(ring) > 2 and area(ring) >= least]
        if kept:
            entries.append(f'"{code}": [\n' + ",\n".join(kept) + "]")
    dashed = []
    for first, second, here in DASHED:
        lines = shared(countries, first, second, here)
        if any(box.holds(point) for line in lines for point in line):
            dashed.append(f'"{first}-{second}": [\n' + ",\n".join(numbers(line) for line in lines) + "]")
    text = (
        f'{{"source": "{source}",\n"countries": {{\n' + ",\n".join(entries)
        + '},\n"dashed": {\n' + ",\n".join(dashed) + "}}\n"
    )  # fmt: skip
    json.loads(text)
    path.write_text(text, "utf-8")


def main(coarse: Path, fine: Path, out: Path) -> None:
    """Both files."""
    overview, balkans = read(coarse), read(fine)
    as_recognised(overview)
    # At 110m Palestine is the West Bank only; the Gaza Strip comes from the 50m file.
    overview["PS"].append(take(read(fine)["PS"], (34.3, 31.3)))
    out.mkdir(parents=True, exist_ok=True)
    name = "Natural Earth {}, by way of world-atlas 2.0.2, changed by scripts/kb/geo/derive.py"
    write(out / "overview.json", name.format("1:110m"), overview, OVERVIEW, 2, 0.01)
    # In this box nothing is to be moved.
    write(out / "western-balkans.json", name.format("1:50m"), balkans, BALKANS, 3, 0.003)


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:]))
