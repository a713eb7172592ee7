"""Reads XML with the place of every element and of its words; declared entities are refused, for they can grow without end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat


@dataclass
class Node:
    """One element: its name without prefix, where it begins, its words and where these begin."""

    name: str
    attributes: dict[str, str]
    line: int
    column: int
    parts: list[Node] = field(default_factory=list)
    words: str = ""
    words_at: tuple[int, int] | None = None

    @property
    def text(self) -> str:
        """Its own words, without white space around them."""
        return self.words.strip()

    @property
    def at(self) -> tuple[int, int]:
        """Line and column of its words, or of itself if it has none."""
        return self.words_at or (self.line, self.column)

    def named(self, *names: str) -> Iterator[Node]:
        """The elements of one of these names that stand directly in it."""
        return (part for part in self.parts if part.name in names)

    def first(self, *names: str) -> Node | None:
        """The first of these."""
        return next(self.named(*names), None)


class Malformed(Exception):
    """What is no XML: why, and where."""

    def __init__(self, why: str, line: int, column: int) -> None:
        super().__init__(why)
        self.why = why
        self.line = line
        self.column = column


def read(raw: bytes) -> Node:
    """The root element. Raises Malformed."""
    top = Node("", {}, 1, 1)
    stack = [top]
    parser = expat.ParserCreate()

    def here() -> tuple[int, int]:
        return parser.CurrentLineNumber, parser.CurrentColumnNumber + 1

    def start(name: str, attributes: dict[str, str]) -> None:
        node = Node(name.rpartition(":")[2], attributes, *here())
        stack[-1].parts.append(node)
        stack.append(node)

    def words(text: str) -> None:
        node = stack[-1]
        if node.words_at is None and text.strip():
            line, column = here()
            node.words_at = line, column + len(text) - len(text.lstrip())
        node.words += text

    def entity(*_: object) -> None:
        raise Malformed("it declares an entity", *here())

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _: stack.pop()
    parser.CharacterDataHandler = words
    parser.EntityDeclHandler = entity
    try:
        parser.Parse(raw, True)
    except expat.ExpatError as error:
        raise Malformed(expat.ErrorString(error.code), *_within(raw, error.lineno, error.offset + 1)) from None
    except (LookupError, ValueError):
        raise Malformed("its encoding is unknown", 1, 1) from None
    return top.parts[0]


def _within(raw: bytes, line: int, column: int) -> tuple[int, int]:
    """The nearest place that the text has: what ends too early is found after its last character."""
    lines = raw.decode("utf-8", "replace").split("\n")
    line = min(line, len(lines))
    return line, min(column, len(lines[line - 1]) + 1)
