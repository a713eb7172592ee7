"""A picture for shared links must have an absolute address: other sites, which show it, do not follow a relative one."""

import re
from collections.abc import Iterable
from urllib.parse import urljoin

from kb.built import Document, Fault
from kb.built.addresses import SHARED

NEEDS = "page"
FIX = "Write the address with “https://” and the site's host."
_ABSOLUTE = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:|//)", re.I)


def visit(page: Document) -> Iterable[Fault]:
    """Pictures, films and sounds of Open Graph and Twitter cards."""
    for meta in page.tagged("meta"):
        name = (meta.get("property") or meta.get("name")).lower()
        address = meta.get("content").strip()
        if name in SHARED and address and not _ABSOLUTE.match(address):
            own = next((e.get("href") for e in page.tagged("link") if e.get("rel").lower() == "canonical"), "")
            fix = f"Write “{_joined(own, address)}”." if _ABSOLUTE.match(own) else FIX
            yield page.fault(meta, f"The {name} “{address}” is relative", fix, "content")


def _joined(own: str, address: str) -> str:
    try:
        return urljoin(own, address)
    except ValueError:
        return f"https://…/{address}"
