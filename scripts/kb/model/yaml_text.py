"""YAML read as text: every scalar stays a string, and every value keeps its line and column.

Scalars are not resolved because YAML 1.1 reads Norway (`NO`) as false and `12:30` as 750; the models type them.
CSafeLoader composes the nodes: measured at an eighth of the pure loader's time, with the same marks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

Path = tuple[str | int, ...]
Mark = tuple[int, int]

# What YAML 1.1 calls not printable, and half characters that no file can hold.
_CONTROL = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# The C library recurses without a limit of its own: 100,000 dashes in a row end the process.
_DEEP = re.compile(r"(?:[-?:][ \t]+){200}|(?:[\[{][^\[\]{}]*){2000}")
# Anchors inside anchors multiply: nine lines can stand for a thousand million values.
_MOST_VALUES = 200_000


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

    `first_line` is the line of the file on which `text` begins. Raises YamlFault, and nothing else, on bad syntax, on
    a key given twice in one mapping, and on anchors that refer to themselves.
    """
    control = _CONTROL.search(text)
    if control:
        line, start = text.count("\n", 0, control.start()), text.rfind("\n", 0, control.start()) + 1
        raise YamlFault("holds a control character", line + first_line, control.start() - start + 1, "yaml-syntax")
    try:
        if _DEEP.search(text):
            raise RecursionError
        return _read(text, first_line)
    except RecursionError:
        raise YamlFault("is nested too deeply", first_line, 1, "yaml-syntax") from None


def _read(text: str, first_line: int) -> Marked:
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
    marked = Marked(None)
    if node is not None:
        marked.value = _plain(node, (), marked.marks, first_line, set())
    return marked


def _plain(node: yaml.Node, path: Path, marks: dict[Path, Mark], first_line: int, inside: set[int]) -> Any:
    mark = (node.start_mark.line + first_line, node.start_mark.column + 1)
    marks.setdefault(path, mark)
    if isinstance(node, yaml.ScalarNode):
        # The C library gives plain words the style "", the pure one None.
        return None if node.value in ("", "~", "null") and not node.style else node.value
    if id(node) in inside:
        raise YamlFault("an anchor refers to itself", *mark, "yaml-syntax")
    if len(marks) > _MOST_VALUES:
        raise YamlFault(f"stands for more than {_MOST_VALUES} values", *mark, "yaml-syntax")
    inside = inside | {id(node)}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(child, (*path, i), marks, first_line, inside) for i, child in enumerate(node.value)]
    result: dict[str, Any] = {}
    for key_node, value_node in node.value:
        line, column = key_node.start_mark.line + first_line, key_node.start_mark.column + 1
        if not isinstance(key_node, yaml.ScalarNode):
            raise YamlFault("a key must be plain text, not a list or record", line, column, "yaml-syntax")
        key = key_node.value
        if key in result:
            raise YamlFault(f"“{key}” stands twice in one record", line, column, "yaml-duplicate-key")
        # A reader edits the key's line; a missing or mistyped value is shown there too.
        marks[(*path, key)] = (line, column)
        result[key] = _plain(value_node, (*path, key), marks, first_line, inside)
    return result
