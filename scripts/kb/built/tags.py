"""Finds the tags of an HTML text with their places, which no parser keeps for a tree that it has repaired.

Reads as the tokenizer of the HTML standard does (section 13.2.5): comments in all their forms, raw text, quoted values.
The tree itself is selectolax's (kb.built.page).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from html.entities import html5
from typing import NamedTuple

_RAW = "script|style|textarea|title|xmp|iframe|noembed|noframes"
_SPACE = r"\t\n\f\r "  # other white space is part of a name or value
_VALUE = rf"(?:\"(?P<d>[^\"]*+)(?:\"|\Z)|'(?P<s>[^']*+)(?:'|\Z)|(?P<u>[^{_SPACE}>\"'][^{_SPACE}>]*+)|(?=>|\Z))"
_ATTRIBUTES = rf"(?P<name>[^{_SPACE}/>][^{_SPACE}/>=]*+)(?>(?:[{_SPACE}]*+=[{_SPACE}]*+{_VALUE})?)"
_GROUP = re.compile(r"\?P<\w+>")
# What never ends takes in the rest of the text, as in a browser; that also keeps the search linear.
_TAG = re.compile(
    r"<(?:"
    r"!--(?:>|->|(?>(?:(?!--!?>).)*)(?:--!?>|\Z))"
    r"|(?P<data>!\[CDATA\[)"
    r"|(?:[!?]|/(?=[^a-zA-Z>]))[^>]*+(?:>|\Z)"
    rf"|(?P<close>/?)(?P<name>[a-zA-Z][^{_SPACE}/>]*+)(?P<rest>(?>(?:[{_SPACE}/]++|{_GROUP.sub('?:', _ATTRIBUTES)})*))(?P<end>>|\Z)"
    r")",
    re.S,
)
_ATTRIBUTE = re.compile(_ATTRIBUTES)
_UNQUOTED_END = re.compile(rf"=[{_SPACE}]*+[^{_SPACE}>\"'][^{_SPACE}>]*/\Z")
_DEEPEST = 512  # browsers nest no deeper
_FOREIGN = {"svg", "math"}
# Inside these, HTML is written again; and these HTML elements end an SVG or formula that was not closed.
_POINTS = {"foreignobject", "desc", "title", "mi", "mo", "mn", "ms", "mtext"}
_BROKEN_BY = (
    "b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta nobr "
    "ol p pre ruby s small span strong strike sub sup table tt u ul var"
)
_BREAKING = frozenset(_BROKEN_BY.split())
_ENTITY = re.compile(r"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|(?P<name>[A-Za-z][A-Za-z0-9]*+(?:;|(?!=))))")
_SCRIPT = re.compile(r"<!(?=--)|-->|<(?P<close>/?)script(?=[\t\n\f\r />])", re.I)


class Tag(NamedTuple):
    """One tag: its name in lower case, where it begins and ends, whether it closes, whether it ends with `/`, and where
    its attributes begin. `inert` if it stands in a template, which nobody sees.
    """

    name: str
    start: int
    end: int
    close: bool
    empty: bool
    rest: int
    inert: bool


class Attribute(NamedTuple):
    """One attribute: its name in lower case, its value with entities resolved, and where its name begins."""

    name: str
    value: str
    start: int


def scan(text: str) -> Iterator[Tag]:
    """Every tag in order; nothing from comments, scripts and other raw text."""
    position, templates = 0, 0
    around: list[str] = []  # SVG, formulas and the places in them where HTML is written again
    while match := _TAG.search(text, position):
        position = match.end()
        name = match["name"]
        foreign = bool(around) and around[-1] in _FOREIGN
        if name is None:
            if match["data"]:  # outside SVG the standard takes it for a comment
                end = text.find("]]>" if foreign else ">", position)
                position = len(text) if end < 0 else end + (3 if foreign else 1)
            continue
        if not match["end"]:
            return
        name, close = name.lower(), bool(match["close"])
        rest = match["rest"]
        empty = rest.endswith("/") and not ("=" in rest and _UNQUOTED_END.search(rest))
        if foreign and not close and name in _BREAKING:
            around.clear()
            foreign = False
        if name == "template" and close and templates and not foreign:
            templates -= 1
        yield Tag(name, match.start(), position, close, empty, match.start("rest"), templates > 0)
        if close:
            if name in around:
                del around[len(around) - 1 - around[::-1].index(name) :]
        elif name in _FOREIGN or (foreign and name in _POINTS):
            if not empty and len(around) < _DEEPEST:
                around.append(name)
        elif foreign:
            continue
        elif name == "template":
            templates += 1
        elif name in _ENDS:
            position = _raw_end(text, name, position)
        elif name == "plaintext":
            return


_ENDS = {name: re.compile(rf"</{name}(?=[\t\n\f\r />])", re.I) for name in _RAW.split("|")}


def _raw_end(text: str, name: str, start: int) -> int:
    """Offset of the tag that ends a script, a style sheet and the like."""
    found = _ENDS[name].search(text, start)
    end = found.start() if found else len(text)
    if name != "script" or text.find("<!--", start, end) < 0:
        return end
    comment = inner = False  # between <!-- and --> an inner <script> hides its end
    for match in _SCRIPT.finditer(text, start):
        sign = match[0]
        if sign == "<!":
            comment = True
        elif sign == "-->":
            comment = inner = False
        elif not match["close"]:
            inner = comment
        elif inner:
            inner = False
        else:
            return match.start()
    return len(text)


def attributes(text: str, tag: Tag) -> list[Attribute]:
    """The attributes of a tag in order, repeated ones too (a browser keeps the first)."""
    return [_attribute(match) for match in _ATTRIBUTE.finditer(text, tag.rest, tag.end - 1)]


def key(text: str, tag: Tag) -> frozenset[tuple[str, str]]:
    """The attributes of a tag, to be compared with those of an element: of repeated ones the first counts."""
    first: dict[str, str] = {}
    for attribute in attributes(text, tag):
        first.setdefault(attribute.name, attribute.value)
    return frozenset(first.items())


def attribute_at(text: str, start: int, end: int) -> Attribute | None:
    """The attribute that begins at an offset."""
    match = _ATTRIBUTE.match(text, start, end - 1)
    return _attribute(match) if match else None


def _attribute(match: re.Match[str]) -> Attribute:
    value = next((match[group] for group in "dsu" if match[group] is not None), "")
    if "\r" in value:
        value = value.replace("\r\n", "\n").replace("\r", "\n")
    return Attribute(
        match["name"].lower(), _ENTITY.sub(_character, value) if "&" in value else value, match.start("name")
    )


def _character(match: re.Match[str]) -> str:
    """What an entity stands for; without a semicolon, only a whole name of old stands for anything (`?a&copy=2`)."""
    name = match["name"]
    return html5.get(name, match[0]) if name else unescape(match[0])


def place(text: str, offset: int) -> tuple[int, int]:
    """Line and column, from 1, of an offset."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
