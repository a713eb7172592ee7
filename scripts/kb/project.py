"""The project as files: where things are, and the few settings that tools need from mkdocs.yml."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from kb.failure import CannotRun
from kb.model import yaml_text

# A scheme, another host, or an address of the host that no file under docs/ makes.
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|/", re.I)


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
            settings = yaml_text.read(path.read_text("utf-8"))
        except OSError as error:
            raise CannotRun(f"{path} cannot be read: {error.strerror}") from error
        except UnicodeDecodeError as error:
            raise CannotRun("mkdocs.yml is not UTF-8; save it as UTF-8 text") from error
        except yaml_text.YamlFault as fault:
            raise CannotRun(f"mkdocs.yml:{fault.line}:{fault.column}: {fault.message}") from fault
        if not isinstance(settings.value, dict):
            raise CannotRun("mkdocs.yml:1:1: must hold settings, one “key: value” a line")
        return settings

    @cached_property
    def site_url(self) -> str:
        """The site's address, from SITE_URL or mkdocs.yml."""
        given: Any = self.settings.value.get("site_url", "")
        if isinstance(given, list):  # !ENV [SITE_URL, default]
            return os.environ.get(str(given[0]), str(given[-1]))
        return str(given or "")

    @cached_property
    def frame_files(self) -> tuple[Path, ...]:
        """What makes a page's frame: mkdocs.yml, then the project's own templates."""
        theme = (self.settings.value or {}).get("theme")
        folder = theme.get("custom_dir") if isinstance(theme, dict) else None
        templates = sorted((self.root / folder).rglob("*.html")) if folder else []
        return (self.root / "mkdocs.yml", *templates)

    @cached_property
    def nav(self) -> tuple[NavEntry, ...]:
        """Every page named in `nav:`, in order."""
        return tuple(self._entries((self.settings.value or {}).get("nav") or [], ("nav",), ""))

    def _entries(self, value: Any, path: yaml_text.Path, title: str) -> Iterator[NavEntry]:
        if isinstance(value, str):
            if not _ELSEWHERE.match(value):
                yield NavEntry(value, title, *self.settings.at(path))
        elif isinstance(value, list):
            for index, item in enumerate(value):
                yield from self._entries(item, (*path, index), title if len(value) == 1 else "")
        elif isinstance(value, dict):
            for key, item in value.items():
                yield from self._entries(item, (*path, key), key)
