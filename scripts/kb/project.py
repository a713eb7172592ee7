"""The project as files: where things are, and the few settings that tools need from mkdocs.yml."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from kb.failure import CannotRun
from kb.model import yaml_text


@dataclass(frozen=True)
class NavEntry:
    """A page that the navigation names: its path under docs/, its title there, its line in mkdocs.yml."""

    uri: str
    title: str
    line: int
    column: int


@dataclass(frozen=True)
class Project:
    """A checkout. `root` is its folder."""

    root: Path

    @cached_property
    def settings(self) -> yaml_text.Marked:
        """mkdocs.yml with places; values stay text. Raises CannotRun if it cannot be read."""
        path = self.root / "mkdocs.yml"
        try:
            return yaml_text.read(path.read_text("utf-8"))
        except OSError as error:
            raise CannotRun(f"{path} cannot be read: {error.strerror}") from error
        except yaml_text.YamlFault as fault:
            raise CannotRun(f"mkdocs.yml:{fault.line}:{fault.column}: {fault.message}") from fault

    @cached_property
    def site_url(self) -> str:
        """The site's address, from SITE_URL or mkdocs.yml."""
        given: Any = (self.settings.value or {}).get("site_url", "")
        if isinstance(given, list):  # !ENV [SITE_URL, default]
            return os.environ.get(str(given[0]), str(given[-1]))
        return str(given or "")

    @cached_property
    def nav(self) -> tuple[NavEntry, ...]:
        """Every page named in `nav:`, in order."""
        return tuple(self._entries(self.settings.value.get("nav") or [], ("nav",), ""))

    def _entries(self, value: Any, path: yaml_text.Path, title: str) -> Iterator[NavEntry]:
        if isinstance(value, str):
            if "://" not in value:
                yield NavEntry(value, title, *self.settings.at(path))
        elif isinstance(value, list):
            for index, item in enumerate(value):
                yield from self._entries(item, (*path, index), title if len(value) == 1 else "")
        elif isinstance(value, dict):
            for key, item in value.items():
                yield from self._entries(item, (*path, key), key)
