"""A sitemap must name each page of the site once, by its whole address: search engines find pages by it.

Pages that redirect, ask not to be listed or stand for another page need not be in it, nor does 404.html.
"""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from kb.built import BuiltSite
from kb.built.page import address_of
from kb.built.resolve import Resolver
from kb.checks import _beside, _xml
from kb.checks._dates import w3c
from kb.checks._head import heads
from kb.checks.base import Site
from kb.issue import Issue
from kb.nearest import nearest_path

NEEDS = "built"
FIX = "Name each page of the site once, by its whole address."
_NAME = re.compile(r"(?:^|/)sitemap[\w.-]*\.xml(?:\.gz)?")
_LARGEST = 50_000_000  # the protocol's own limit; more may be a bomb
_PROOF = re.compile(r"google[0-9a-f]+\.html|404(?:\.html|/index\.html)")


class _Home(NamedTuple):
    url: str = ""
    base: str = ""


def run(site: Site) -> Iterable[Issue]:
    """What is wrong in each sitemap, then the pages that none of them names."""
    assert site.built
    names = [name for name in sorted(site.built.files) if _NAME.fullmatch(name)]
    listed: dict[str, str] = {}
    sound = True
    for name in names:
        if not name.endswith(".gz"):
            issues = list(_of_file(site, name, _bytes(site.built.folder / name), listed))
        elif name.removesuffix(".gz") not in names:
            issues = list(_of_packed(site, name, listed))
        else:
            issues = list(_differing(site, name))
        sound = sound and not any("no sitemap" in issue.message for issue in issues)
        yield from issues
    if names and sound:
        for path in site.built.pages:
            if path not in listed and _wanted(site, path):
                message = f"The page “{address_of(path) or './'}” is missing from the sitemap"
                yield _issue(site, names[0], (1, 1), message, "Add an entry for it.")


def _wanted(site: Site, path: str) -> bool:
    head = heads(site)[path]
    elsewhere = any(
        _resolver(site.built, "").resolve(_Home(address_of(path)), said.attributes.get("href", "")).path != path
        for said in head.canonicals
        if site.built
    )
    return not (_PROOF.fullmatch(path) or head.is_redirect or head.is_hidden or elsewhere)


def _resolver(built: BuiltSite | None, first: str) -> Resolver:
    assert built
    if built.host or not first:
        return built.resolver
    return Resolver(built.prefix, urlsplit(first).netloc.casefold(), built.files)


def _of_packed(site: Site, name: str, listed: dict[str, str]) -> Iterator[Issue]:
    assert site.built
    raw = _unpacked(site.built.folder / name)
    if raw is None:
        yield _issue(site, name, (1, 1), "This is no sitemap: it is not packed by gzip", "Pack it anew.")
        return
    for issue in _of_file(site, name, raw, listed):  # places in what is packed are no places in the file
        yield _issue(site, name, (1, 1), issue.message, issue.fix)


def _differing(site: Site, name: str) -> Iterator[Issue]:
    assert site.built
    plain = name.removesuffix(".gz")
    if _unpacked(site.built.folder / name) != _bytes(site.built.folder / plain):
        yield _issue(site, name, (1, 1), f"This is not what “{plain}” says", f"Pack “{plain}” anew.")


def _of_file(site: Site, name: str, raw: bytes, listed: dict[str, str]) -> Iterator[Issue]:
    try:
        root = _xml.read(raw)
    except _xml.Malformed as error:
        message = f"This is no sitemap: {error.why}"
        yield _issue(site, name, (error.line, error.column), message, "Correct the XML at this place.")
        return
    if root.name not in ("urlset", "sitemapindex"):
        message = f"This is no sitemap: it begins with <{root.name}>"
        yield _issue(site, name, (root.line, root.column), message, "Begin it with <urlset> or <sitemapindex>.")
        return
    entries = list(root.named("url", "sitemap"))
    first = next((loc.text for entry in entries if (loc := entry.first("loc"))), "")
    resolver = _resolver(site.built, first)
    for entry in entries:
        yield from _of_address(site, name, entry, resolver, listed)
        yield from _of_date(site, name, entry)


def _of_address(site: Site, name: str, entry: _xml.Node, resolver: Resolver, listed: dict[str, str]) -> Iterator[Issue]:
    assert site.built
    loc = entry.first("loc")
    if loc is None or not loc.text:
        yield _issue(site, name, (loc or entry).at, "The entry has no address", "Write <loc> with the page's address.")
        return
    parts = urlsplit(loc.text) if loc.text.isprintable() and "[" not in loc.text else urlsplit("")
    if parts.scheme not in ("http", "https") or not parts.netloc:
        fix = "Write the whole address, from “https://” on."
        yield _issue(site, name, loc.at, f"“{loc.text}” is no whole address", fix)
        return
    path = resolver.resolve(_Home(), loc.text).path
    if path is None or path.startswith("../"):
        fix = "Remove the entry, or write this site's address."
        yield _issue(site, name, loc.at, f"“{loc.text}” is no address of this site", fix)
    elif path not in site.built.files:
        near = nearest_path(path, site.built.pages)
        home = f"{parts.scheme}://{parts.netloc}{resolver.prefix}"
        fix = f"Write “{home}{quote(address_of(near))}”, or remove the entry." if near else "Remove the entry."
        yield _issue(site, name, loc.at, f"“{loc.text}” leads to no page", fix)
    elif path in listed and site.project is None:  # two files of one address make it: page-address-clash
        yield _issue(site, name, loc.at, f"“{loc.text}” is listed twice", "Remove one of the entries.")
    else:
        listed[path] = name


def _of_date(site: Site, name: str, entry: _xml.Node) -> Iterator[Issue]:
    date = entry.first("lastmod")
    if date is None:
        return
    day = w3c(date.text)
    if day is None:
        fix = "Write year, month and day: 2026-11-03."
        yield _issue(site, name, date.at, f"“{date.text}” is no date of a sitemap", fix)
    elif day > site.today and site.project is None:  # with sources the rule date-future tells where it is written
        fix = "Write the day on which the page last changed."
        yield _issue(site, name, date.at, f"The date “{date.text}” lies in the future", fix)


def _issue(site: Site, name: str, at: tuple[int, int], message: str, fix: str) -> Issue:
    return site.issue("sitemap-broken", (_beside.written(site, name), *at), message, fix)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _unpacked(path: Path) -> bytes | None:
    try:
        with gzip.open(path) as file:
            return file.read(_LARGEST)
    except (OSError, EOFError, zlib.error):
        return None
