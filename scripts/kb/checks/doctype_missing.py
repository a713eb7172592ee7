"""A page must begin with `<!doctype html>`: without it a browser lays it out as it did in the 1990s."""

import re
from collections.abc import Iterable

from kb.built import Document, Fault

NEEDS = "page"
FIX = "Begin the page with “<!doctype html>”."

_BEFORE = re.compile(rb"(?:\xef\xbb\xbf)?(?>(?:\s+|<!--(?:>|->|.*?--!?>)|<\?[^>]*>)*)", re.S)
# Those that browsers take for old pages name no document type or an early one.
_MODERN = re.compile(
    rb"<!doctype\s*html\s*(?:>|system\s*[\"']about:legacy-compat[\"']"
    rb"|public\s*[\"']-//w3c//dtd (?:x?html 1\.[01]|html 4\.0?1?(?! (?:transitional|frameset)//en[\"']\s*>)))",
    re.I,
)


def visit(page: Document) -> Iterable[Fault]:
    """Pages that begin with none, or with one for which browsers lay them out as old ones."""
    before = _BEFORE.match(page.raw)
    start = before.end() if before else 0
    if _MODERN.match(page.raw, start):
        return
    if page.raw[start : start + 9].lower() == b"<!doctype":
        offset = len(page.raw[:start].decode("utf-8", "replace"))
        yield page.fault_at(offset, "The document type is one for which browsers lay pages out as old ones", FIX)
    else:
        root = next(iter(page.tagged("html")), None)  # the template that begins the page
        yield page.fault_at(0, "The page has no document type", FIX, element=root)
