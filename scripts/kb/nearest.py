"""Offers the nearest right answer, or the choices there are."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def nearest(given: str, valid: Iterable[str], least: float = 0.6) -> str | None:
    """The valid word most like `given`, or None if none is at least so much like it (0 to 1)."""
    found = difflib.get_close_matches(given, list(valid), 1, least)
    return found[0] if found else None


def advice(given: str, valid: Iterable[str], verb: str = "Write", most: int = 12) -> str:
    """A sentence with the nearest valid word, else the valid words (at most `most` of them)."""
    choices = sorted(set(valid))
    near = nearest(given, choices)
    if near:
        return f"{verb} “{near}”."
    if not choices or not most:
        return ""
    shown = ", ".join(choices[:most])
    return f"There are: {shown}{' …' if len(choices) > most else ''}."
