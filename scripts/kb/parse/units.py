"""Cuts a page into units of meaning: sentences of a paragraph, list items, table rows, each on its line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

UnitForm = Literal["sentence", "item", "row", "caption"]

_ITEM = re.compile(r"\s*(?:[-*+]|\d+[.)])\s+")
_RULE_ROW = re.compile(r"\s*\|?[\s:|-]+\|[\s:|-]*$")
_UNDERLINE = re.compile(r"[=-]+[ ]*$")
_SKIP_BLOCKS = {"related", "table-caption"}


@dataclass(frozen=True)
class Unit:
    """One line of meaning. `last` is the text that ends its paragraph (itself for rows)."""

    form: UnitForm
    text: str
    offset: int
    last: str


def scan(masked: str) -> Iterator[Unit]:
    """Units in order, from text whose front matter and code have been blanked."""
    block: list[tuple[int, str]] = []
    names: list[str] = []
    offset = 0
    for line in [*masked.split("\n"), ""]:
        stripped = line.strip()
        if stripped.startswith("///"):
            yield from _paragraph(block, names)
            block = []
            name = stripped.lstrip("/").strip().split("|")[0].strip()
            if name:
                names.append(name)
            elif names:
                names.pop()
        elif not stripped or re.match(r"#{1,6}\s", stripped):
            yield from _paragraph(block, names)
            block = []
        else:
            block.append((offset, line))
        offset += len(line) + 1


def _paragraph(lines: list[tuple[int, str]], names: list[str]) -> Iterator[Unit]:
    if len(lines) > 1 and _UNDERLINE.match(lines[1][1]):
        lines = lines[2:]  # words underlined with = or - are a heading
    if not lines or (names and names[-1] in _SKIP_BLOCKS):
        return
    rows = [(o, t) for o, t in lines if t.strip().startswith("|")]
    if len(rows) == len(lines) and len(rows) > 1:
        for index, (offset, text) in enumerate(rows):
            if index > 0 and not _RULE_ROW.match(text):
                yield Unit("row", text, offset, text)
        return
    start = 0
    for index in range(1, len(lines) + 1):
        if index == len(lines) or _ITEM.match(lines[index][1]):
            part = lines[start:index]
            last = part[-1][1]
            for offset, text in part:
                yield Unit("item" if _ITEM.match(text) else "sentence", text, offset, last)
            start = index
