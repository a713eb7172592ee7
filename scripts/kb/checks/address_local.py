"""An address must lead where every reader can go: a drive, `localhost` or a private network is there for its writer alone."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from kb.built import Document, Fault
from kb.checks import _beside
from kb.checks._address_faults import local, malformed
from kb.checks._prose import short
from kb.checks.base import Site
from kb.issue import Issue

NEEDS = "page"
FIX = "Put the file under docs/ and link to it there, or give the public address."


def visit(page: Document) -> Iterable[Fault]:
    """Addresses of drives, of the reader's own computer and of private hosts."""
    for reference in page.references:
        where = local(reference.value)
        # A copy that is tried on one's own computer names that one rightly.
        if where and not malformed(reference.value) and not _is_own(page, reference.value):
            element = page.elements[reference.rank]
            yield page.fault(element, f"“{short(reference.value, 100)}” {where}", FIX, reference.attribute)


def run(site: Site) -> Iterable[Issue]:
    """The same in stylesheets and manifests."""
    for named in _beside.everything(site):
        where = local(named.value)
        if where and named.target.outside and not malformed(named.value):
            yield site.issue("address-local", named.place, f"“{short(named.value, 100)}” {where}", FIX)


def _is_own(page: Document, value: str) -> bool:
    own = [_host(link.get("href")) for link in page.tagged("link") if link.get("rel").lower() == "canonical"]
    return bool(own and own[0]) and _host(value) == own[0]


def _host(value: str) -> str:
    try:
        return urlsplit(value.strip()).netloc.casefold()
    except ValueError:
        return ""
