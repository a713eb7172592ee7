"""Pages that send their reader on to another page by `<meta http-equiv="refresh">`."""

from __future__ import annotations

import re
from typing import NamedTuple

from kb.built import Document, Element
from kb.built.addresses import refresh
from kb.built.page import Around

_SAYS_SO = re.compile(rb"http-equiv\s*=\s*[\"']?\s*refresh", re.I)  # before a page is parsed
_SECONDS = re.compile(r"\s*(\d+)", re.A)
# After that long a reader has read the page: it is no mere signpost.
_AT_ONCE = 10


class Move(NamedTuple):
    """Where a page sends on: the element, the path of the page (None outside the site), and after how many seconds."""

    element: Element
    path: str | None
    seconds: int


def move(page: Document) -> Move | None:
    """Where a page sends its reader on; None if it does not."""
    if page.site is None or not page.redirects:
        return None
    for meta in page.tagged("meta"):
        if meta.get("http-equiv").lower() == "refresh":
            seconds = _SECONDS.match(meta.get("content"))
            address = refresh(meta.get("content"))
            if seconds is None and not meta.get("content").strip().startswith("."):
                return None
            path = page.path if address is None else page.site.resolve(page, address).path
            return Move(meta, path, int(seconds[1][:6]) if seconds else 0)
    return None


def way(site: Around, path: str) -> list[str]:
    """The pages through which a page sends its reader at once, itself first; ends at one that stands already in it."""
    found = [path]
    while (after := _after(site, found[-1])) is not None:
        found.append(after)
        if after in found[:-1]:
            break
    return found


def _after(site: Around, path: str) -> str | None:
    if path not in site.files or not path.endswith((".html", ".htm")):
        return None
    try:
        raw = (site.folder / path).read_bytes()
    except OSError:
        return None
    if not _SAYS_SO.search(raw):
        return None
    found = move(Document(path, raw, site))
    return found.path if found and found.seconds <= _AT_ONCE and found.path in site.files else None
