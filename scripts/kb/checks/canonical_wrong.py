"""A canonical link must name its own page by its whole address: search engines list the page that it names instead.

A page may name another that says the same, or one that it redirects to; `og:url` must agree with the canonical link.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple
from urllib.parse import quote

from kb.built import BuiltPage, BuiltSite
from kb.built.page import address_of
from kb.checks._head import Head, Said, heads, issue
from kb.checks.base import Site
from kb.issue import Issue, Severity

NEEDS = "built"
FIX = "Write the page's own address, from “https://” on."


class _Fault(NamedTuple):
    said: Said
    attribute: str
    message: str
    fix: str
    severity: Severity = "error"


def run(site: Site) -> Iterable[Issue]:
    """Canonical links that are relative, lead nowhere or to a page of other content, or are not the only one."""
    built = site.built
    assert built
    for path, page in built.pages.items():
        for fault in _faults(built, page, heads(site)[path]):
            found = issue(
                site, "canonical-wrong", page, fault.said, fault.attribute, fault.message, fault.fix, fault.severity
            )
            if found:
                yield found


def _faults(built: BuiltSite, page: BuiltPage, head: Head) -> Iterator[_Fault]:
    for said in head.canonicals[1:]:
        yield _Fault(said, "rel", "The page has another canonical link already", "Keep the right one of the two.")
    if not head.canonicals:
        return
    said = head.canonicals[0]
    href = said.attributes.get("href", "").strip()
    yield from _of_address(built, page, head, said, href)
    for meta in head.metas("og:url"):
        shared = meta.attributes.get("content", "").strip()
        if shared != href:
            message = f"og:url is “{shared}”, but the canonical link “{href}”"
            yield _Fault(meta, "content", message, f"Write “{href}”.", "warning")


def _of_address(built: BuiltSite, page: BuiltPage, head: Head, said: Said, href: str) -> Iterator[_Fault]:
    if not href:
        yield _Fault(said, "href", "The canonical link has no address", FIX)
        return
    if not href.lower().startswith(("http://", "https://")):
        own = f"Write “https://{built.host}{built.prefix}{quote(address_of(page.path))}”." if built.host else FIX
        yield _Fault(said, "href", f"The canonical link “{href}” is no whole address", own)
        return
    if "#" in href:
        fix = f"Write “{href.partition('#')[0]}”."
        yield _Fault(said, "href", f"The canonical link “{href}” names a part of a page", fix)
    path = built.resolve(page, href).path
    if path is None or path.startswith("../") or path == page.path:
        return
    there = built.pages.get(path)
    if path not in built.files:
        yield _Fault(said, "href", f"The canonical link “{href}” leads to no page", FIX)
    elif there and there.title != page.title and not head.is_redirect and not head.is_hidden:
        message = f"The canonical link leads to another page, “{there.title}”"
        yield _Fault(said, "href", message, FIX, "warning")
