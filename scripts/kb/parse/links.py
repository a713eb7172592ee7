"""Finds links, images, reference definitions and footnote marks in Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

LinkForm = Literal["inline", "reference", "image", "autolink", "definition", "footnote", "footnote-definition"]

_INLINE = re.compile(
    r"(?<!\\)(?P<bang>!?)\[(?P<text>(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\]"
    r"\(\s*(?:<(?P<angled>[^<>\n]*)>|(?P<bare>(?:[^\s()\\]|\\.|\([^\s()]*\))*))(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)"
)
_REFERENCE = re.compile(r"(?<![\\\]])(?P<bang>!?)\[(?P<text>[^\[\]@=^][^\[\]]*)\]\[(?P<label>[^\[\]^@=]*)\]")
_DEFINITION = re.compile(r"^[ ]{0,3}\[(?P<label>[^\[\]^@]+)\]:\s*(?:<(?P<angled>[^<>\n]*)>|(?P<bare>\S+))", re.M)
_AUTOLINK = re.compile(r"<(?P<url>(?:https?|mailto|ftp):[^<>\s]+)>")
_FOOTNOTE = re.compile(
    r"(?P<definition>^[ ]{0,3}\[\^(?P<defined>[^\[\]\s]+)\]:)|(?<!\\)\[\^(?P<label>[^\[\]\s]+)\]", re.M
)


@dataclass(frozen=True)
class Link:
    """One link as written. `target` is the address or the label, `offset` where it (or its bracket) begins."""

    form: LinkForm
    text: str
    target: str
    offset: int
    start: int
    end: int


def scan(masked: str) -> Iterator[Link]:
    """Every link in text whose code has been blanked, in no particular order."""
    for match in _INLINE.finditer(masked):
        group = "angled" if match["angled"] is not None else "bare"
        form: LinkForm = "image" if match["bang"] else "inline"
        yield Link(form, match["text"], match[group], match.start(group), match.start(), match.end())
        yield from _images_inside(match)
    for match in _REFERENCE.finditer(masked):
        label = match["label"] or match["text"]
        yield Link("reference", match["text"], label, match.start(), match.start(), match.end())
    for match in _DEFINITION.finditer(masked):
        group = "angled" if match["angled"] is not None else "bare"
        yield Link("definition", match["label"], match[group], match.start(group), match.start(), match.end())
    for match in _AUTOLINK.finditer(masked):
        yield Link("autolink", match["url"], match["url"], match.start("url"), match.start(), match.end())
    for match in _FOOTNOTE.finditer(masked):
        footnote: LinkForm = "footnote-definition" if match["definition"] else "footnote"
        yield Link(footnote, "", match["defined"] or match["label"], match.start(), match.start(), match.end())


def _images_inside(match: re.Match[str]) -> Iterator[Link]:
    """A picture used as a link's text: `[![alt](img.png)](page.md)`."""
    for inner in re.finditer(r"!\[([^\[\]]*)\]\(([^\s()]+)\)", match["text"]):
        offset = match.start("text")
        yield Link("image", inner[1], inner[2], offset + inner.start(2), offset + inner.start(), offset + inner.end())
