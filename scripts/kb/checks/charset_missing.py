"""A page must name UTF-8 as its encoding at its very start: a browser guesses otherwise, and letters turn into others."""

import re
from collections.abc import Iterable

from kb.built import Document, Fault

NEEDS = "page"
FIX = 'Write <meta charset="utf-8"> first in the <head>.'

_SEEN = 1024  # browsers look no further
_BOM = b"\xef\xbb\xbf"
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*(?P<name>[^\s\"';]+)", re.I)


def visit(page: Document) -> Iterable[Fault]:
    """Pages without a declaration in their first 1,024 bytes, and those that declare another encoding."""
    for meta in page.tagged("meta"):
        name = meta.get("charset").strip()
        if not name and meta.get("http-equiv").lower() == "content-type":
            match = _CHARSET.search(meta.get("content"))
            name = match["name"] if match else ""
        if not name:
            continue
        if name.lower() not in ("utf-8", "utf8"):
            yield page.fault(meta, f"The page is said to be “{name}”", FIX)
        elif b"charset" not in page.raw[:_SEEN].lower() and not page.raw.startswith(_BOM):
            yield page.fault(
                meta, f"The encoding is named after the first {_SEEN:,} bytes, where no browser looks", FIX
            )
        return
    if not page.raw.startswith(_BOM):
        head = next(iter(page.tagged("head")), None)
        yield page.fault(head, "The page does not name its encoding", FIX)
