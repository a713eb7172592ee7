"""The files beside the pages that name further files: stylesheets and web manifests, with each address and its place."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from kb.built import BuiltSite, Target
from kb.built.addresses import in_css
from kb.built.tags import place
from kb.checks._address_faults import local, malformed
from kb.checks.base import Site
from kb.locate import Fate

_STRING = re.compile(r'"(?>(?:[^"\\]|\\.)*)"')
# Themes draw their icons by data in the address: to read all of their CSS for that would take longer than all else.
_OF_ITSELF = re.compile(r"url\(\s*+[\"']?+(?:data:|#)", re.I)
_MAY_NAME = re.compile(r"url\(|src\(|image-set\(|@import", re.I)


class Named(NamedTuple):
    """An address in a file beside the pages: where it stands, where it leads, and whether it is fetched or followed."""

    name: str
    """The built file."""
    file: str
    line: int
    column: int
    value: str
    target: Target
    asset: bool

    @property
    def place(self) -> tuple[str, int, int]:
        """File, line and column."""
        return self.file, self.line, self.column


class _From(NamedTuple):
    url: str
    base: str = ""


def of_fate(site: Site, wanted: Fate) -> Iterator[Named]:
    """Every address of one fate, but for those that are wrong in themselves."""
    assert site.built
    for named in everything(site):
        if _fate(site.built, named.target) == wanted and not malformed(named.value) and not local(named.value):
            yield named


def everything(site: Site) -> tuple[Named, ...]:
    """Every address in stylesheets and manifests, once worked out."""
    if site.built is None:
        return ()
    if "beside" not in site.kept:
        site.kept["beside"] = tuple(_everything(site, site.built))
    kept: tuple[Named, ...] = site.kept["beside"]
    return kept


def _everything(site: Site, built: BuiltSite) -> Iterator[Named]:
    for name in sorted(built.files):
        if name.endswith(".css") and not name.startswith("pagefind/"):
            text = read(built, name)
            if len(_MAY_NAME.findall(text)) > len(_OF_ITSELF.findall(text)):
                for value, line, column in in_css(text):
                    yield Named(name, written(site, name), line, column, value, built.resolve(_From(name), value), True)
        elif is_manifest(name):
            text = read(built, name)
            found = list(_of_manifest(parsed(text)))
            starts = {parsed(match.group()): match.start() for match in _STRING.finditer(text)} if found else {}
            for value, asset in found:
                at = starts.get(value, 0)
                yield Named(
                    name, written(site, name), *place(text, at), value, built.resolve(_From(name), value), asset
                )


def _fate(built: BuiltSite, target: Target) -> Fate:
    if target.path is None:
        return "elsewhere"
    if target.path.startswith("../"):
        return "outside"
    if target.path in built.files:
        return "found"
    return "case" if target.path.casefold() in built.folded else "missing"


def right_case(site: Site, named: Named) -> str:
    """The address to write for one that differs from a file in letter case only."""
    assert site.built
    right = site.built.folded[(named.target.path or "").casefold()]
    return posixpath.relpath(right, posixpath.dirname(named.name) or ".") + re.sub(r"^[^?#]*", "", named.value)


def is_manifest(name: str) -> bool:
    """True for a web manifest by its name."""
    return name.endswith(".webmanifest") or posixpath.basename(name) == "manifest.json"


def parsed(text: str) -> Any:
    """A manifest's value; None if it is no JSON."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _of_manifest(value: Any) -> Iterator[tuple[str, bool]]:
    if not isinstance(value, dict):
        return
    shortcuts = _objects(value.get("shortcuts"))
    pictures = [*_objects(value.get("icons")), *_objects(value.get("screenshots"))]
    for picture in [*pictures, *(icon for shortcut in shortcuts for icon in _objects(shortcut.get("icons")))]:
        if isinstance(picture.get("src"), str):
            yield picture["src"], True
    for page in [value.get("start_url"), *(shortcut.get("url") for shortcut in shortcuts)]:
        if isinstance(page, str):
            yield page, False


def _objects(value: Any) -> list[dict[str, Any]]:
    return [part for part in value if isinstance(part, dict)] if isinstance(value, list) else []


def read(built: BuiltSite, name: str) -> str:
    """A file as text, faults replaced; nothing if it cannot be read."""
    try:
        return (built.folder / name).read_bytes().decode("utf-8-sig", "replace")
    except OSError:
        return ""


def written(site: Site, name: str) -> str:
    """The file that a person edits: under docs/ or among the templates the one of the same path, else the built one."""
    if site.project is not None:
        for folder in ("docs", site.project.theme_folder):
            if folder and (site.project.root / folder / name).is_file():
                return f"{folder}/{name}"
    return name
