"""Offers the nearest right answer, or the choices there are."""

from __future__ import annotations

import difflib
import posixpath
import re
from collections.abc import Iterable


def nearest(given: str, valid: Iterable[str], least: float = 0.6) -> str | None:
    """The valid word most like `given`, or None if none is at least so much like it (0 to 1)."""
    found = difflib.get_close_matches(given, list(valid), 1, least)
    return found[0] if found else None


def nearest_path(given: str, paths: Iterable[str]) -> str | None:
    """The path whose file has the name most like that of `given`, or None if none is like it.

    Names decide: whole paths of one folder and one ending are alike whatever they name.
    """
    by_name: dict[str, list[str]] = {}
    for path in paths:
        by_name.setdefault(_own_name(path), []).append(path)
    near = nearest(_own_name(given), by_name)
    return None if near is None else nearest(given, by_name[near], 0) or by_name[near][0]


def _own_name(path: str) -> str:
    """What tells a file from its neighbours: its name without ending, or its folder's for an index."""
    path = re.sub(r"\.[a-z0-9]+$", "", path.rstrip("/"), flags=re.I)
    return posixpath.basename(path.removesuffix("/index"))


def advice(given: str, valid: Iterable[str], verb: str = "Write", most: int = 12, mark: str = "") -> str:
    """A sentence with the nearest valid word, else the valid words (at most `most` of them), each after `mark`."""
    choices = sorted(set(valid))
    near = nearest(given, choices)
    if near:
        return f"{verb} “{mark}{near}”."
    if not choices or not most:
        return ""
    shown = ", ".join(f"{mark}{choice}" for choice in choices[:most])
    return f"There are: {shown}{' …' if len(choices) > most else ''}."
