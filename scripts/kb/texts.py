"""Every text file that people edit, with its line ends as they are: what parsing drops, some rules look for."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeAlias

from kb import tree
from kb.issue import Issue
from kb.model import problems

BYTE_ORDER_MARK = "\ufeff"

_TEMPLATE = (".html", ".xml", ".txt", ".css", ".js", ".svg", ".md", ".yml", ".json")

Place: TypeAlias = tuple[str, int, int]


@dataclass(frozen=True)
class Text:
    """One file. `text` is what it holds, line ends included, without the byte order mark that `marked` tells of."""

    file: str
    text: str
    marked: bool = False

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    def place(self, offset: int) -> Place:
        """File, line and column (from 1) of an offset."""
        line = bisect.bisect_right(self._starts, offset)
        return self.file, line, offset - self._starts[line - 1] + 1

    @cached_property
    def is_page(self) -> bool:
        """True for a page's Markdown."""
        return self.file.startswith("docs/")


@dataclass(frozen=True)
class Texts:
    """The files that are text, and an issue for each that is not."""

    files: tuple[Text, ...]
    issues: tuple[Issue, ...]


def read(root: Path, files: Iterable[str]) -> Texts:
    """Read those of `files` that people edit as text: pages, records, settings, templates. Never raises."""
    found: list[Text] = []
    issues: list[Issue] = []
    for file in files:
        if not _is_text(file):
            continue
        try:
            raw = (root / file).read_bytes()
            text = raw.decode("utf-8")
        except OSError as error:
            issues.append(tree.unreadable(file, error))
        except UnicodeDecodeError as error:
            issues.append(problems.of_bytes(file, raw, error))
        else:
            found.append(Text(file, text.removeprefix(BYTE_ORDER_MARK), text.startswith(BYTE_ORDER_MARK)))
    return Texts(tuple(found), tuple(issues))


def _is_text(file: str) -> bool:
    if file.startswith("docs/"):
        return file.endswith(".md")
    return file.endswith(".yml" if file.startswith("data/") else _TEMPLATE)
