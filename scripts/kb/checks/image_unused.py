"""A picture under docs/assets/img/ should be used: what nothing shows still has to be kept, licensed and loaded.

Any mention of its name in a page, stylesheet, script or manifest of the built site counts.
"""

import re
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote

from kb.checks._pictures import RASTER, ending
from kb.checks.base import Site
from kb.issue import Issue

NEEDS = "built"
FIX = "Show it on a page, or remove the file."
_FOLDER = "assets/img/"
_READ = (".html", ".htm", ".css", ".js", ".mjs", ".json", ".webmanifest", ".xml", ".svg", ".txt", ".csv")


def run(site: Site) -> Iterable[Issue]:
    """Pictures of the project's own whose name stands nowhere."""
    assert site.built
    if site.project is None:  # of a foreign site nobody knows what others link to
        return
    pictures = [path for path in sorted(site.built.files) if path.startswith(_FOLDER) and _is_picture(path)]
    docs = (site.project.root / "docs").resolve()
    # What a link brings in from another folder may be used there.
    left = {path: path.rpartition("/")[2] for path in pictures if _lies_in(docs, path)}
    for path in sorted(site.built.files) if left else ():
        if path.endswith(_READ) and not path.startswith("pagefind/"):
            try:
                raw = (site.built.folder / path).read_bytes()
            except OSError:
                continue
            left = {picture: name for picture, name in left.items() if picture == path or not _names(raw, name)}
            if not left:
                return
    for picture, name in left.items():
        said = f"Nothing shows the picture “{name}”"
        yield site.issue("image-unused", (f"docs/{picture}", 1, 1), said, FIX, severity="warning")


def _lies_in(docs: Path, path: str) -> bool:
    return (docs / path).is_file() and (docs / path).resolve() == docs / path


def _is_picture(path: str) -> bool:
    return ending(path) in RASTER or ending(path) == "svg"


def _names(raw: bytes, name: str) -> bool:
    """True if the name stands there by itself, not as the end of another one."""
    for written in {name, quote(name)}:
        found = written.encode()
        if found in raw and re.search(rb"(?<![\w.-])" + re.escape(found), raw):
            return True
    return False
