"""Reads data/geo/: the outlines that every map is drawn from, the same for every tree that is built."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kb.geo.geometry import Ring

FOLDER = Path(__file__).resolve().parents[3] / "data" / "geo"

_FORMER = {"YUCS": ("RS", "ME", "XK"), "CSXX": ("RS", "ME", "XK"), "ZRCD": ("CD",)}


@dataclass(frozen=True)
class Atlas:
    """Rings of longitude and latitude by country code, and boundaries to be dashed by the two codes (`RS-XK`)."""

    countries: Mapping[str, tuple[Ring, ...]]
    dashed: Mapping[str, tuple[Ring, ...]]


@cache
def load(name: str) -> Atlas:
    """`overview` (Europe to South Asia, coarse) or `western-balkans` (finer)."""
    read = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    return Atlas(_lines(read["countries"]), _lines(read["dashed"]))


def _lines(read: dict[str, list[list[list[float]]]]) -> dict[str, tuple[Ring, ...]]:
    return {key: tuple(tuple((x, y) for x, y in line) for line in lines) for key, lines in read.items()}


def ground(code: str) -> tuple[str, ...]:
    """The countries of today on whose ground a country stands or stood (`YUCS`: Serbia, Montenegro and Kosovo)."""
    return _FORMER.get(code.upper(), (code.upper(),))
