"""Finds the line that a person must edit for a fault seen in built HTML: in a page, in data, in the settings or the theme."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from typing import Literal
from urllib.parse import unquote

from kb.built import BuiltPage, Reference, Target, attribute_pattern
from kb.checks.base import Site
from kb.nearest import nearest_path
from kb.parse.links import Link
from kb.parse.page import SourcePage

Place = tuple[str, int, int]
Fate = Literal["elsewhere", "found", "outside", "case", "missing"]

_FORMS = {"inline", "image", "definition", "autolink"}


def source_target(site: Site, page: SourcePage, link: Link) -> tuple[str, str]:
    """Path in the built site and fragment that a link of a source page asks for, whether or not it is there."""
    path, _, fragment = link.target.partition("#")
    path = unquote(path.partition("?")[0])
    if not path:
        return f"{page.url}index.html", unquote(fragment)
    uri = posixpath.normpath(posixpath.join(posixpath.dirname(page.uri), path))
    found = site.pages.get(uri)
    return (f"{found.url}index.html" if found else uri), unquote(fragment)


def _links(site: Site, page: SourcePage, reference: Reference, target: Target) -> list[Link]:
    """The links of a source page that make this address."""
    return [
        link
        for link in page.links
        if link.form in _FORMS
        and (link.target == reference.value or source_target(site, page, link) == (target.path, target.fragment))
    ]


def places(site: Site, page: BuiltPage, reference: Reference, target: Target) -> Iterator[Place]:
    """Every place that makes this address appear on this page; none if another rule reports it where it is made."""
    source = site.page_of_url.get(page.url)
    if site.project is None:
        yield (page.path, *page.place(reference))
    elif source is None or not reference.in_article:
        yield from _theme_places(site, page, reference, target)
    else:
        found = [link.offset for link in _links(site, source, reference, target)]
        raw = re.compile(attribute_pattern(reference.value), re.I)
        found = found or [match.start() for match in raw.finditer(source.masked)]
        for offset in found:
            yield source.place(offset)
        # What a record names is reported at the record's line.
        if not found and not _named_in_data(site, source, reference, target):
            # A block or a term makes the link; what lacks the anchor is then the page that it leads to.
            there = site.page_of_url.get((target.path or "").removesuffix("index.html"))
            yield (there or source).file, 1, 1


def fate(site: Site, page: BuiltPage, reference: Reference, target: Target) -> Fate:
    """What becomes of somebody who follows an address: each fate but the first two is the matter of one rule."""
    assert site.built
    if target.path is None:
        return "elsewhere"
    if target.path.startswith("../"):
        return "outside"
    if target.path in site.built.files:
        return "found"
    asked = _asked(site, page, reference, target)
    if asked.startswith("../"):
        return "outside"
    return "case" if _twin(site, asked, target) else "missing"


def right_case(site: Site, page: BuiltPage, reference: Reference, target: Target) -> str:
    """The address to write for one that differs from a file in letter case only."""
    twin = _twin(site, _asked(site, page, reference, target), target)
    rest = re.sub(r"^[^?#]*", "", reference.value)
    return _address(page, _writer(site, page, reference, target), twin or "") + rest


def near_address(site: Site, page: BuiltPage, reference: Reference, target: Target, names: Iterable[str]) -> str | None:
    """The address to write instead, of the nearest of `names` (built files); None if none is near."""
    writer = _writer(site, page, reference, target)
    asked = _asked(site, page, reference, target)
    near = nearest_path(asked, site.pages if writer and not reference.asset else names)
    return _address(page, writer, near) if near else None


def _writer(site: Site, page: BuiltPage, reference: Reference, target: Target) -> SourcePage | None:
    """The source page if a Markdown link of it makes the address; in raw HTML addresses are those of the built site."""
    source = site.page_of_url.get(page.url)
    return source if source and reference.in_article and _links(site, source, reference, target) else None


def _asked(site: Site, page: BuiltPage, reference: Reference, target: Target) -> str:
    """The path asked for, under docs/ if the page's source asks for it there: engines leave dead links as written."""
    writer = _writer(site, page, reference, target)
    return source_target(site, writer, _links(site, writer, reference, target)[0])[0] if writer else target.path or ""


def _twin(site: Site, asked: str, target: Target) -> str | None:
    """The page (under docs/) or built file that has this path in other letters."""
    assert site.built
    folded = {name.casefold(): name for name in site.pages}
    return folded.get(asked.casefold()) or site.built.folded.get((target.path or "").casefold())


def _address(page: BuiltPage, writer: SourcePage | None, path: str) -> str:
    """A relative address of `path` as one would write it: a file under docs/ in Markdown, of the site in HTML."""
    address = posixpath.relpath(path, posixpath.dirname(writer.uri if writer else page.path) or ".")
    return address.removesuffix("index.html") or "./" if path.endswith("index.html") else address


def _theme_places(site: Site, page: BuiltPage, reference: Reference, target: Target) -> Iterator[Place]:
    """The line of mkdocs.yml or of a template that makes an address of the page's frame; once, not for each page."""
    assert site.project
    key = (reference.tag, target.path or reference.value, target.fragment)
    if site.theme_first.setdefault(key, page.path) != page.path:
        return
    if any(entry.uri in (target.path, reference.value) for entry in site.project.nav):
        return  # the rule nav-page-missing reports it in mkdocs.yml
    for words in filter(None, (target.path, (target.path or "").removesuffix("index.html"), reference.value)):
        place = frame_place(site, re.escape(words))
        if place:
            yield place
            return
    yield "mkdocs.yml", 1, 1


def frame_place(site: Site, pattern: str) -> Place | None:
    """Where mkdocs.yml or a template of the project's own first matches `pattern`, ignoring case."""
    assert site.project
    for path in site.project.frame_files:
        match = re.search(pattern, text := path.read_text("utf-8", "replace"), re.I)
        if match:
            line = text.count("\n", 0, match.start()) + 1
            name = path.relative_to(site.project.root).as_posix()
            return name, line, match.start() - (text.rfind("\n", 0, match.start()) + 1) + 1
    return None


def _named_in_data(site: Site, source: SourcePage, reference: Reference, target: Target) -> bool:
    """True if a record names this page and heading: claim-untreated or record-unknown reports it there."""
    values = [claim.treated for _, _, _, claim in site.library.claims()]
    values += [section.page for section in site.library.article.values()]
    library = site.library
    for records in (library.terms, library.operations, library.agreements, library.bodies):
        values += [record.page for record in records.values() if record.page]
    # A block writes a link as an author would, and engines leave a dead one as written.
    written = posixpath.normpath(posixpath.join(posixpath.dirname(source.uri), reference.value.partition("#")[0]))
    for value in values:
        path, _, fragment = value.partition("#")
        page = site.pages.get(path)
        built = f"{page.url}index.html" if page else path
        if fragment == target.fragment and (built == target.path or path == written):
            return True
    return False


def page_place(site: Site, page: BuiltPage, opening: str, number: int = 0) -> Place:
    """Where the `number`th element that `opening` (an expression) matches is written: in the page's Markdown if it is
    there, in the built page when there are no sources.
    """
    if site.project is None:
        return (page.path, *page.node_place(opening, number))
    source = site.page_of_url.get(page.url)
    if source is None:
        return frame_place(site, opening) or ("mkdocs.yml", 1, 1)
    matches = list(re.finditer(opening, source.masked, re.I))
    return source.place(matches[min(number, len(matches) - 1)].start()) if matches else (source.file, 1, 1)
