"""A feed (RSS, Atom or JSON) must be well formed and lead to pages that exist: readers of feeds drop it or its entries."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from kb.built.tags import place
from kb.checks import _beside, _xml
from kb.checks._dates import mail, w3c
from kb.checks.base import Site
from kb.issue import Issue

NEEDS = "built"
FIX = "Give each entry a title, an identifier of its own and the address of a page of the site."
_ENDINGS = (".xml", ".rss", ".atom", ".rdf")
_ROOTS = (b"<rss", b"<feed", b"<rdf:RDF")
_JSON_FEED = b"jsonfeed.org/version"


class _From(NamedTuple):
    url: str
    base: str = ""


class _Fault(NamedTuple):
    at: tuple[int, int]
    message: str
    fix: str


def run(site: Site) -> Iterable[Issue]:
    """The faults of every feed, known by how it begins."""
    assert site.built
    for name in sorted(site.built.files):
        json_feed = name.endswith(".json")
        if not json_feed and not name.endswith(_ENDINGS):
            continue
        try:
            with (site.built.folder / name).open("rb") as file:
                start = file.read(1000)
                if not (_JSON_FEED in start if json_feed else any(root in start for root in _ROOTS)):
                    continue
                raw = start + file.read()
        except OSError:
            continue
        seen: set[str] = set()
        for fault in _of_json(site, name, raw, seen) if json_feed else _of_xml(site, name, raw, seen):
            yield site.issue("feed-broken", (_beside.written(site, name), *fault.at), fault.message, fault.fix)


def _of_xml(site: Site, name: str, raw: bytes, seen: set[str]) -> Iterator[_Fault]:
    try:
        root = _xml.read(raw)
    except _xml.Malformed as error:
        message = f"The feed is no XML: {error.why}"
        yield _Fault((error.line, error.column), message, "Correct the XML at this place.")
        return
    if root.name == "feed":
        yield from _missing(root, "The feed", ("title", "id", "updated"))
        for entry in root.named("entry"):
            yield from _of_atom(site, name, entry, seen)
    elif root.name in ("rss", "RDF"):
        for holder in (*root.named("channel"), root):
            for item in holder.named("item"):
                yield from _of_rss(site, name, item, seen)


def _of_atom(site: Site, name: str, entry: _xml.Node, seen: set[str]) -> Iterator[_Fault]:
    yield from _missing(entry, "The entry", ("title", "id", "updated"))
    for link in entry.named("link"):
        if link.attributes.get("rel", "alternate") == "alternate":
            yield from _dead(site, name, (link.line, link.column), link.attributes.get("href", ""))
    yield from _again(entry.first("id"), seen)
    for date in entry.named("updated", "published"):
        yield from _bad_date(date, lambda text: w3c(text, whole=True) is not None, "2026-11-03T10:00:00Z")


def _of_rss(site: Site, name: str, item: _xml.Node, seen: set[str]) -> Iterator[_Fault]:
    if not any(part.text for part in item.named("title", "description")):
        yield _Fault((item.line, item.column), "The entry has no title", "Give it a <title>.")
    for link in item.named("link"):
        if link.text:
            yield from _dead(site, name, link.at, link.text)
    yield from _again(item.first("guid"), seen)
    for date in item.named("pubDate"):
        yield from _bad_date(date, mail, "Tue, 03 Nov 2026 10:00:00 GMT")


def _of_json(site: Site, name: str, raw: bytes, seen: set[str]) -> Iterator[_Fault]:
    text = raw.decode("utf-8-sig", "replace")
    try:
        value: Any = json.loads(text)
    except json.JSONDecodeError as error:
        message = f"The feed is no JSON: {error.msg[:1].lower()}{error.msg[1:]}"
        yield _Fault((error.lineno, error.colno), message, "Correct the JSON at this place.")
        return
    except (RecursionError, ValueError):
        yield _Fault((1, 1), "The feed cannot be read: it is nested too deeply", "Write it flat.")
        return
    items = value.get("items") if isinstance(value, dict) else None
    after = 0
    for item in items if isinstance(items, list) else ():
        if not isinstance(item, dict):
            continue
        # Entries stand in order, so each is looked for after the one before.
        written = {key: json.dumps(item[key], ensure_ascii=False) for key in ("id", "url") if key in item}
        found = {key: text.find(words, after) for key, words in written.items()}
        after = max([after, *(start + len(written[key]) for key, start in found.items() if start >= 0)])
        at = place(text, max(0, found.get("url", found.get("id", 0))))
        if not item.get("id"):
            yield _Fault(at, "The entry has no “id”", "Give it an “id”, best its address.")
        elif str(item["id"]) in seen:
            id_at = place(text, max(0, found["id"]))
            yield _Fault(id_at, f"The id “{item['id']}” belongs to another entry too", "Give each its own.")
        seen.add(str(item.get("id")))
        if isinstance(item.get("url"), str):
            yield from _dead(site, name, at, item["url"])
        for key in ("date_published", "date_modified"):
            if key in item and not w3c(str(item[key]), whole=True):
                yield _Fault(at, f"“{item[key]}” is no date of a feed", "Write it as 2026-11-03T10:00:00Z.")


def _missing(node: _xml.Node, subject: str, names: tuple[str, ...]) -> Iterator[_Fault]:
    for wanted in names:
        found = node.first(wanted)
        if found is None or not (found.text or found.parts):
            at = (found or node).line, (found or node).column
            yield _Fault(at, f"{subject} has no <{wanted}>", f"Give it a <{wanted}>.")


def _again(node: _xml.Node | None, seen: set[str]) -> Iterator[_Fault]:
    if node is not None and node.text:
        if node.text in seen:
            yield _Fault(node.at, f"The id “{node.text}” belongs to another entry too", "Give each its own.")
        seen.add(node.text)


def _bad_date(node: _xml.Node, sound: Callable[[str], bool], example: str) -> Iterator[_Fault]:
    if node.text and not sound(node.text):
        yield _Fault(node.at, f"“{node.text}” is no date of a feed", f"Write it as {example}.")


def _dead(site: Site, name: str, at: tuple[int, int], address: str) -> Iterator[_Fault]:
    assert site.built
    target = site.built.resolve(_From(name), address)
    if target.path is not None and target.path not in site.built.files:
        yield _Fault(at, f"“{address}” leads to no page", "Correct the address, or remove the entry.")
