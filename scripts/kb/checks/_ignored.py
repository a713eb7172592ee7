"""Tells which files under docs/, data/ and the templates nothing reads, and what to do about each."""

import re
from dataclasses import dataclass

from kb.model.library import KINDS
from kb.nearest import nearest
from kb.parse.page import is_published

# Files of data/ that are no records.
_OTHERS = re.compile(
    r"data/(?:(?:schema|geo)/[^/]+\.json|(?:exceptions|phrases|spelling)\.yml|(?:[^/]+/)*README\.(?:md|txt))"
)
_TOOLS = {".gitkeep", ".gitignore", ".gitattributes", ".editorconfig", ".nojekyll"}
_LEFT_OVER = re.compile(
    r"(?:^|/)(?:[^/]*(?:~|\.(?:orig|rej|bak|swp|swo))|#[^/]*#|\.#[^/]*|\.DS_Store|Thumbs\.db|desktop\.ini)$"
)
_LIKE_MARKDOWN = re.compile(r"\.(?:md|markdown|mdown|mkdn|mkd|mdwn|md\.txt)$", re.I)
_LIKE_YAML = re.compile(r"\.(?:yml|yaml|yml\.txt|yaml\.txt)$", re.I)


@dataclass(frozen=True)
class Ignored:
    """Why nothing reads a file; `folder` is the cause if it is a whole folder's."""

    message: str
    fix: str
    folder: str = ""


def ignored(file: str) -> Ignored | None:
    """Why nothing reads `file`; None if something does, or if it is there for other tools."""
    name = file.rpartition("/")[2]
    if name in _TOOLS:
        return None
    if _LEFT_OVER.search(file):
        return Ignored(f"“{name}” was left behind by an editor or a merge", "Remove it.")
    if file.startswith("docs/"):
        return _page(file, name)
    return _record(file, name) if file.startswith("data/") and not _OTHERS.fullmatch(file) else None


def _page(file: str, name: str) -> Ignored | None:
    if not is_published(file):
        folder = re.match(r"docs/templates|docs/(?:[^/]+/)*\.[^/]+(?=/)", file)
        what = folder[0] if folder else file
        return Ignored(f"“{what}” is left out of the site because of its name", "Rename it, or remove it.", what)
    like = _LIKE_MARKDOWN.search(name)
    if like and like[0] != ".md":
        return Ignored(f"The ending “{like[0]}” is not that of a page", f"Rename it to “{name[: like.start()]}.md”.")
    return None


def _record(file: str, name: str) -> Ignored | None:
    parts = file.split("/")
    kind = parts[1]
    if len(parts) == 2:
        return Ignored(f"Nothing reads “{file}”", f"Move it into the folder of its kind: {', '.join(KINDS)}.")
    if kind not in KINDS:
        near = nearest(kind, KINDS)
        known = f"Rename it to “{near}”." if near else f"Use one of the folders: {', '.join(KINDS)}."
        # A folder with another use holds what that use has no need of.
        known = "Remove it." if kind in ("schema", "geo") else known
        what = file if kind in ("schema", "geo") else f"data/{kind}"
        return Ignored(f"Nothing reads “{what}”", known, what)
    if len(parts) > 3:
        inner = "/".join(parts[:3])
        return Ignored(
            f"Nothing reads “{inner}”, a folder inside “data/{kind}”", f"Move its files to data/{kind}/.", inner
        )
    like = _LIKE_YAML.search(name)
    if like is None:
        return Ignored(f"“{name}” is no record: only “.yml” is read here", "Move it elsewhere, or remove it.")
    right = f"{name[: like.start()]}.yml"
    return (
        None
        if right == name
        else Ignored(f"The ending “{like[0]}” is not that of a record", f"Rename it to “{right}”.")
    )
