"""Finds headings and gives each the id that the built page gives it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown.extensions.toc import slugify, unique

_ATX = re.compile(r"^(?P<hashes>#{1,6})[ \t]+(?P<text>.+?)(?:[ \t]+#+)?[ \t]*$", re.M)
_CUSTOM_ID = re.compile(r"\s*\{:?[^}]*#(?P<id>[\w:.-]+)[^}]*\}\s*$")


@dataclass(frozen=True)
class Heading:
    """A heading as written: level 1-6, text without its attributes, id in the built page, offset."""

    level: int
    text: str
    id: str
    offset: int


def scan(masked: str) -> Iterator[Heading]:
    """Every ATX heading (`## Words`) in text whose code has been blanked, in order."""
    used: set[str] = set()
    for match in _ATX.finditer(masked):
        text = match["text"]
        custom = _CUSTOM_ID.search(text)
        if custom:
            identifier = custom["id"]
            text = text[: custom.start()]
            used.add(identifier)
        else:
            plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
            identifier = unique(slugify(re.sub(r"[*_`]", "", plain), "-"), used)
        yield Heading(len(match["hashes"]), text.strip(), identifier, match.start())
