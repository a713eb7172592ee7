"""A report for people: by file, each problem with its line, a caret under the place, and what to do."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

from kb.issue import Issue

_WIDTH = 100
_INDENT = "    "


def report(issues: Sequence[Issue], root: Path) -> Iterator[str]:
    """Lines of the report; an empty one parts two files. `root` is the folder that the issues' files are relative to."""
    file, lines = "", []
    for issue in issues:
        if issue.file != file:
            if file:
                yield ""
            file, lines = issue.file, _lines(root / issue.file)
        head, *fix = issue.as_text().split("\n")
        yield safe(head)
        if issue.line <= len(lines) and (issue.line, issue.column) != (1, 1):
            yield from quoted(lines[issue.line - 1], issue.column)
        yield from map(safe, fix)


def quoted(line: str, column: int) -> Iterator[str]:
    """The line, cut to what fits round `column` (from 1), and a caret under it."""
    before, after = line[: column - 1], line[column - 1 :]
    cut = max(0, len(before) - _WIDTH // 2) if len(line) > _WIDTH else 0
    shown = safe(("…" if cut else "") + before[cut:])
    rest = safe(after[: _WIDTH - len(shown)]) + ("…" if len(after) > _WIDTH - len(shown) else "")
    if shown.strip() or rest.strip():
        stripped = shown.lstrip()
        yield f"{_INDENT}{stripped}{rest.rstrip()}" if stripped else f"{_INDENT}{rest.rstrip()}"
        yield f"{_INDENT}{' ' * _cells(stripped)}^"


_MOVES = {"Cc", "Cf", "Cs", "Zl", "Zp"}


def safe(text: str) -> str:
    """`text` without what would move the cursor or turn the writing round: that is shown as its code point."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        f"<U+{ord(char):04X}>" if unicodedata.category(char) in _MOVES else char for char in text.replace("\t", " ")
    )


def _cells(text: str) -> int:
    """How many columns of a terminal a text takes: wide letters take two, marks above and below none."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )


def _lines(path: Path) -> list[str]:
    try:
        text = path.read_text("utf-8-sig", "replace")
    except OSError:
        return []
    return text.replace("\r\n", "\n").split("\n")
