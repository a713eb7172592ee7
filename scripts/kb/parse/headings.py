"""Finds headings and gives each the id that the built page gives it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from markdown import Markdown
from markdown.extensions.toc import slugify, unique

from kb.parse import citations

# As Python-Markdown has it: no space is needed after the marks, and those at the end are dropped.
_ATX = re.compile(r"(?P<hashes>#{1,6})(?P<text>.*?)#*[ \t]*$")
_UNDERLINE = re.compile(r"[=-]+[ ]*$")
_CUSTOM_ID = re.compile(r"[ ]+\{:?[ ]*[^}\n]*?#(?P<id>[^\s}]+)[^}\n]*\}[ ]*$")
_FOOTNOTE = re.compile(r"\[\^[^\]]+\]")
_PLAIN = re.compile(r"[^\W_]*(?:[ ,.:;’–—?-]+[^\W_]+)*[ ,.:;’–—?-]*\Z")


@dataclass(frozen=True)
class Heading:
    """A heading as written: level 1-6, text without its attributes, id in the built page, offset."""

    level: int
    text: str
    id: str
    offset: int


def scan(masked: str, text: str = "") -> Iterator[Heading]:
    """Every heading (`## Words`, or words underlined with = or -) in text whose code has been blanked, in order.

    `text` is the same text with its code, which is part of a heading's words and id.
    """
    written = list(_written(masked, text or masked))
    # An id that an author gave counts for the whole page, also above its line.
    used = {custom for _, _, _, custom in written if custom}
    for level, words, offset, custom in written:
        yield Heading(level, words, custom or unique(_slug(words), used), offset)


def _written(masked: str, text: str) -> Iterator[tuple[int, str, int, str]]:
    """Level, words, offset and custom id."""
    lines = masked.split("\n")
    offset, fresh = 0, True
    for number, line in enumerate(lines):
        level, length = 0, len(line)
        # Whether it is a heading is asked of the text without code, where it ends of the text with it.
        atx = _ATX.match(text[offset : offset + length]) if line.startswith("#") else None
        if atx:
            level = len(atx["hashes"])
            words = text[offset + atx.start("text") : offset + atx.end("text")]
        elif (
            fresh
            and line.strip()
            and number + 1 < len(lines)
            and _UNDERLINE.match(lines[number + 1])
            and _UNDERLINE.match(text[offset + length + 1 : offset + length + 1 + len(lines[number + 1])])
        ):
            level = 1 if lines[number + 1].startswith("=") else 2
            words = text[offset : offset + length]
        if level:
            custom = _CUSTOM_ID.search(words)
            yield level, words[: custom.start() if custom else None].strip(), offset, custom["id"] if custom else ""
        # Only the first line of a paragraph can be underlined; a heading ends the paragraph before it.
        fresh = bool(level) or not line.strip()
        offset += length + 1


def _slug(words: str) -> str:
    return slugify(words, "-") if _PLAIN.match(words) else _rendered_slug(words)


@lru_cache(maxsize=4096)
def _rendered_slug(words: str) -> str:
    """The id of words that hold markup, as Python-Markdown itself makes it (emphasis, links, entities, code)."""
    words = _FOOTNOTE.sub("", citations.GROUP.sub("", words))
    engine = Markdown(extensions=["attr_list", "toc"])
    engine.convert(f"# {words}")
    tokens = getattr(engine, "toc_tokens", [])
    return str(tokens[0]["id"]) if tokens and words.strip() else slugify(words, "-")
