"""Finds names that only letter case or the way of writing an accent tells apart."""

import unicodedata

from kb.checks.base import Site


def clashing(site: Site) -> dict[str, tuple[str, str]]:
    """File or folder → a file in it, and the earlier name that it clashes with; worked out once a site."""
    kept: dict[str, tuple[str, str]] | None = site.kept.get("clashing names")
    if kept is None:
        assert site.project
        kept = site.kept["clashing names"] = _clashing(site.project.tree.files)
    return kept


def _clashing(files: tuple[str, ...]) -> dict[str, tuple[str, str]]:
    first: dict[str, str] = {}
    found: dict[str, tuple[str, str]] = {}
    # The name in small letters is the right one of the two.
    for file in sorted(files, key=lambda name: (name != name.lower(), name)):
        end = 0
        while end < len(file):
            end = (file.find("/", end + 1) + 1 or len(file) + 1) - 1
            path = file[:end]
            other = first.setdefault(_folded(path), path)
            if other != path:
                found.setdefault(path, (file, other))
                break
    return found


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
