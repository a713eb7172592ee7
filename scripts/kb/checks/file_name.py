"""A file's name must be small letters, digits and hyphens: it becomes an address, which people type and servers compare.

Of pages, records and the files beside pages; templates have the names that the theme gives them. Names that a host asks
for (`CNAME`, `_headers`) and `README.md` are fine. Names that Windows keeps for itself (`aux`, `con`) cannot be checked out there.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from kb.checks._ignored import ignored
from kb.checks._names import clashing
from kb.checks.base import Site
from kb.issue import Issue

NEEDS = "sources"
FIX = "Rename it with a to z, 0 to 9 and hyphens."

_GOOD = re.compile(r"[a-z0-9]+(?:[-.][a-z0-9]+)*")
_ASKED_FOR = {
    "CNAME",
    "_headers",
    "_redirects",
    ".nojekyll",
    ".gitkeep",
    ".gitignore",
    ".gitattributes",
    ".editorconfig",
}
_KEPT_BY_WINDOWS = re.compile(r"(?:con|prn|aux|nul|com[1-9]|lpt[1-9])(?:\.|$)", re.I)


def run(site: Site) -> Iterable[Issue]:
    """Names of files, and of folders at the first file in each."""
    assert site.project
    files = [file for file in site.project.tree.files if file.startswith(("docs/", "data/"))]
    known, seen = set(files), {"docs", "data"}
    for file in files:
        if ignored(file) or _allowed(file):
            continue
        for path in _new(file, seen):
            name = path.rpartition("/")[2]
            if _KEPT_BY_WINDOWS.match(name):
                message, fix = f"Windows keeps the name “{name}” for itself", "Choose another name."
            elif _GOOD.fullmatch(name) or path in clashing(site):
                continue
            else:
                message, fix = f"“{name}” is not all small letters, digits and hyphens", _advice(path, known)
            yield site.issue("file-name", (file, 1, 1), message, fix)


def _allowed(file: str) -> bool:
    name = file.rpartition("/")[2]
    return name in _ASKED_FOR or name.startswith("README.")


def _new(file: str, seen: set[str]) -> Iterator[str]:
    """The file and the folders that it lies in, each once."""
    parts = file.split("/")
    for end in range(2, len(parts) + 1):
        path = "/".join(parts[:end])
        if path not in seen:
            seen.add(path)
            yield path


def _advice(path: str, known: set[str]) -> str:
    folder, _, name = path.rpartition("/")
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    right = re.sub(r"-*\.-*", ".", re.sub(r"[^a-z0-9.]+", "-", plain)).strip("-")
    fits = _GOOD.fullmatch(right) and f"{folder}/{right}" not in known and not _KEPT_BY_WINDOWS.match(right)
    return f"Rename it to “{right}”, and correct what names it." if fits else FIX
