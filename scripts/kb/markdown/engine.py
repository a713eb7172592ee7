"""Asks the engine the one thing an extension must know: which page is being rendered."""

from __future__ import annotations

import posixpath
from typing import Any

from markdown import Markdown


def page_uri(md: Markdown) -> str:
    """Path of the page under docs/, or "" outside an engine.

    MkDocs 1.6 keeps it in the tree processor registered as `relpath` (`.file.src_uri`);
    Zensical 0.0.73 in a preprocessor that has `.page.path`.
    """
    if "relpath" in md.treeprocessors:
        file: Any = getattr(md.treeprocessors["relpath"], "file", None)
        if file is not None:
            return str(file.src_uri)
    for processor in md.preprocessors:
        page: Any = getattr(processor, "page", None)
        if page is not None and hasattr(page, "path"):
            return str(page.path)
    return ""


def relative(from_uri: str, to: str) -> str:
    """A link from one page to another (`folder/name.md#anchor`), as an author would write it."""
    path, mark, anchor = to.partition("#")
    start = posixpath.dirname(from_uri)
    return posixpath.relpath(path, start or ".") + mark + anchor if path else mark + anchor
