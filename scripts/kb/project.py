"""The project as files: where things are, and the few settings that tools need from mkdocs.yml."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from kb.failure import CannotRun
from kb.issue import Issue
from kb.model import yaml_text
from kb.model.problems import MERGE_MARK
from kb.texts import Texts, read
from kb.tree import Tree, walk

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
        text = ""
        try:
            text = path.read_text("utf-8-sig")
            settings = yaml_text.read(text)
        except OSError as error:
            raise CannotRun(f"{path} cannot be read: {error.strerror}") from error
        except UnicodeDecodeError as error:
            raise CannotRun("mkdocs.yml is not UTF-8; save it as UTF-8 text") from error
        except yaml_text.YamlFault as fault:
            merge = MERGE_MARK.search(text)
            if merge:
                line = text.count("\n", 0, merge.start()) + 1
                raise CannotRun(f"mkdocs.yml:{line}:1: a merge was not finished: “{merge.group()[:30]}”") from fault
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
    def theme_folder(self) -> str:
        """Folder of the project's own templates, relative to the root, or ""."""
        theme = self.settings.value.get("theme")
        folder = theme.get("custom_dir") if isinstance(theme, dict) else None
        path = posixpath.normpath(folder) if isinstance(folder, str) and folder else ""
        return "" if path.startswith((".", "/")) else path

    @cached_property
    def tree(self) -> Tree:
        """Every file of docs/, data/ and the templates, and what is wrong with those that cannot be read."""
        return walk(self.root, ["docs", "data", *([self.theme_folder] if self.theme_folder else [])])

    @cached_property
    def texts(self) -> Texts:
        """Every text file that people edit, as it is."""
        return read(self.root, ("mkdocs.yml", *self.tree.files))

    @cached_property
    def frame_files(self) -> tuple[Path, ...]:
        """What makes a page's frame: mkdocs.yml, then the project's own templates."""
        inside = f"{self.theme_folder}/"
        templates = [file for file in self.tree.files if self.theme_folder and file.startswith(inside)]
        return (self.root / "mkdocs.yml", *(self.root / file for file in templates if file.endswith(".html")))

    @cached_property
    def nav(self) -> tuple[NavEntry, ...]:
        """Every page named in `nav:`, in order."""
        return tuple(self._entries((self.settings.value or {}).get("nav") or [], ("nav",), ""))

    @cached_property
    def nav_faults(self) -> tuple[Issue, ...]:
        """Entries of a shape at which engines stop, or that they take for something else."""
        return tuple(self._misshapen(self.settings.value.get("nav"), ("nav",)))

    def _misshapen(self, value: Any, path: yaml_text.Path) -> Iterator[Issue]:
        if value is None and len(path) == 1:
            return
        if not isinstance(value, list) or not value:
            given = "holds keys" if isinstance(value, dict) else "is text" if value else "is empty"
            message = f"“{path[-1]}” must hold a list of pages, but {given}"
            yield self._nav_fault(path, message, "Begin each entry below it with “- ”.")
            return
        for index, item in enumerate(value):
            here = (*path, index)
            if isinstance(item, dict) and len(item) == 1:
                key, inner = next(iter(item.items()))
                if not key.strip():
                    yield self._nav_fault((*here, key), "An entry has an empty title", "Write “- Title: page.md”.")
                if not isinstance(inner, str):
                    yield from self._misshapen(inner, (*here, key))
            elif isinstance(item, dict):
                names = " and ".join(f"“{key}”" for key in list(item)[:2])
                yield self._nav_fault(
                    here, f"{names} are one entry", "Begin each entry with “- ” on a line of its own."
                )
            elif not isinstance(item, str):
                yield self._nav_fault(
                    here, "An entry must be a page or a title with what it leads to", "Write “- Title: page.md”."
                )

    def _nav_fault(self, path: yaml_text.Path, message: str, fix: str) -> Issue:
        return Issue("mkdocs.yml", *self.settings.at(path), "nav-malformed", message, fix)

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
