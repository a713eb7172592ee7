"""YAML read as text: every scalar stays a string, and every value keeps its line and column.

Scalars are not resolved because YAML 1.1 reads Norway (`NO`) as false and `12:30` as 750; the models type them.
CSafeLoader composes the nodes: measured at an eighth of the pure loader's time, with the same marks.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml

Path = tuple[str | int, ...]
Mark = tuple[int, int]


@dataclass(eq=False)
class YamlFault(Exception):
    """What is wrong with a YAML text, and where (line and column from 1)."""

    message: str
    line: int
    column: int
    rule: str


@dataclass
class Marked:
    """A value of plain dicts, lists and strings, with the place of each part."""

    value: Any
    marks: dict[Path, Mark] = field(default_factory=dict)

    def at(self, path: Path) -> Mark:
        """Line and column of the value at `path`, or of the nearest thing around it."""
        while path and path not in self.marks:
            path = path[:-1]
        return self.marks.get(path, (1, 1))


def read(text: str, first_line: int = 1) -> Marked:
    """Parse one YAML document.

    `first_line` is the line of the file on which `text` begins. Raises YamlFault on bad syntax, on a key given
    twice in one mapping, and on anchors that refer to themselves.
    """
    try:
        loader = yaml.CSafeLoader(text)
        try:
            node = loader.get_single_node()
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + first_line, mark.column + 1) if mark else (first_line, 1)
        raise YamlFault(error.problem or error.context or "cannot be read", line, column, "yaml-syntax") from None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + first_line
        raise YamlFault("holds a control character", line, 1, "yaml-syntax") from None
    marked = Marked(None)
    if node is not None:
        marked.value = _plain(node, (), marked.marks, first_line, set())
    return marked


def _plain(node: yaml.Node, path: Path, marks: dict[Path, Mark], first_line: int, inside: set[int]) -> Any:
    mark = (node.start_mark.line + first_line, node.start_mark.column + 1)
    marks.setdefault(path, mark)
    if isinstance(node, yaml.ScalarNode):
        return None if node.value in ("", "~", "null") and node.style is None else node.value
    if id(node) in inside:
        raise YamlFault("an anchor refers to itself", *mark, "yaml-syntax")
    inside = inside | {id(node)}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(child, (*path, i), marks, first_line, inside) for i, child in enumerate(node.value)]
    result: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = key_node.value if isinstance(key_node, yaml.ScalarNode) else str(key_node.value)
        line, column = key_node.start_mark.line + first_line, key_node.start_mark.column + 1
        if key in result:
            raise YamlFault(f"“{key}” stands twice in one record", line, column, "yaml-duplicate-key")
        # A reader edits the key's line; a missing or mistyped value is shown there too.
        marks[(*path, key)] = (line, column)
        result[key] = _plain(value_node, (*path, key), marks, first_line, inside)
    return result
