"""Finds the line that a person must edit for a fault seen in built HTML: in a page, in data, in the settings or the theme."""

from __future__ import annotations

import itertools
import posixpath
import re
from collections.abc import Iterable, Iterator
from typing import Literal
from urllib.parse import unquote

from kb.built import BuiltPage, Reference, Target, tags
from kb.built.page import Where
from kb.checks.base import Site
from kb.issue import Edit
from kb.nearest import nearest_path
from kb.parse.links import Link
from kb.parse.page import SourcePage

Place = tuple[str, int, int]
Fate = Literal["elsewhere", "found", "outside", "case", "missing"]

_FORMS = {"inline", "image", "definition", "autolink"}
_WHOLE = re.compile(r"[a-z][a-z0-9+.-]*:|/", re.I)


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
    """The links of a source page that make this address: engines rewrite those to what exists, others stay as written."""
    found = []
    for link in page.links:
        if link.form in _FORMS:
            there = source_target(site, page, link)
            rewritten = site.built is not None and there[0] in site.built.files
            # No engine writes an address with a host or a slash in front where a path was.
            same = there == (target.path, target.fragment) and not _WHOLE.match(reference.value)
            if same if rewritten else link.target == reference.value:
                found.append(link)
    return found


def places(site: Site, page: BuiltPage, reference: Reference, target: Target) -> Iterator[Place]:
    """Every place that makes this address appear on this page; none if another rule reports it where it is made."""
    source = site.page_of_url.get(page.url)
    if site.project is None:
        assert site.built
        yield (page.path, *site.built.document(page.path).place_of(reference))
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


def address_to(site: Site, page: BuiltPage, reference: Reference, target: Target, path: str) -> str:
    """The address to write instead, of the built file `path`."""
    writer = _writer(site, page, reference, target)
    there = site.page_of_url.get(path.removesuffix("index.html")) if writer else None
    return _address(page, writer if there else None, there.uri if there else path)


def edit_at(site: Site, place: Place, old: str, new: str) -> tuple[Edit, ...]:
    """The edit that writes `new` for `old` at a place in a page's Markdown; none if `old` does not stand just there."""
    file, line, column = place
    page = site.pages.get(file.removeprefix("docs/"))
    lines = page.text.split("\n") if page and old else []
    there = line <= len(lines) and lines[line - 1].startswith(old, column - 1)
    return (Edit(*place, old, new),) if there else ()


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
    # Templates write most addresses by expressions; one that they write out stands in quotes.
    whole = rf"(?<=[\"'=])\s*{re.escape(reference.value)}(?=\s*[\"'>])" if reference.value else "(?!)"
    paths = filter(None, (target.path, (target.path or "").removesuffix("index.html"), reference.value))
    for pattern in (whole, *map(re.escape, paths)):
        place = frame_place(site, pattern)
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


def fault_place(site: Site, rule: str, page: BuiltPage, where: Where) -> Place | None:
    """The line to edit for a fault of one element; None if the frame of the page shows it and it is reported already."""
    if site.project is None:
        return page.path, where.line, where.column
    source = site.page_of_url.get(page.url)
    if source is None or (where.tag and not where.inside):
        if site.frame_first.setdefault((rule, *_same_on_every_page(where)), page.path) != page.path:
            return None
        framed = _in_frame(site, where) or ("mkdocs.yml", 1, 1)
        # What the first character of a page lacks, the first of the template lacks.
        return (framed[0], 1, 1) if (where.line, where.column) == (1, 1) else framed
    offset = _heading(source, where)
    if offset is None:
        offset = _raw_html(source, where)
    if offset is None:
        offset = _linked(site, page, source, where)
    if offset is None and (place := _recorded(site, where)):
        return place
    if offset is None:
        offset = next((found for text in (source.masked, source.body) for found in _written(text, where)), None)
    return source.place(offset) if offset is not None else (source.file, 1, 1)


def _same_on_every_page(where: Where) -> tuple[object, ...]:
    """What tells an element of the frame from others: relative addresses begin otherwise on each page."""
    held = {
        name: value.rstrip("/").rpartition("/")[2] if name in ("href", "src", "action", "srcset") else value
        for name, value in where.attributes.items()
    }
    return where.tag, where.words, tuple(sorted(held.items()))


def _raw_html(source: SourcePage, where: Where) -> int | None:
    """Offset of the tag in the Markdown that makes an element, or of its attribute at fault, if it is written as HTML."""
    if "<" + where.tag not in source.masked.lower():
        return None
    held = frozenset((name.lower(), value) for name, value in where.attributes.items())
    alike = [tag for tag in tags.scan(source.masked) if tag.name == where.tag.lower() and not tag.close]
    same = [tag for tag in alike if tags.key(source.masked, tag) == held]
    if same:
        tag = same[min(where.nth.get("*", 0), len(same) - 1)]
    else:  # engines add attributes: ids to headings, classes to pictures
        start = where.words[:20]
        some = [tag for tag in alike if start in source.masked[tag.end : tag.end + 200]]
        some = [tag for tag in some if tags.key(source.masked, tag) <= held]
        if not some:
            return None
        tag = some[0]
    starts = [found.start for found in tags.attributes(source.masked, tag) if found.name == where.attribute]
    return starts[-1] if starts else tag.start  # of an attribute that stands twice the second is the fault


def _linked(site: Site, page: BuiltPage, source: SourcePage, where: Where) -> int | None:
    """Offset of the link or picture in Markdown that makes an element, or of its address if that is the attribute at fault."""
    attribute = {"a": "href", "img": "src"}.get(where.tag, "")
    value = where.attributes.get(attribute)
    if value is None or site.built is None:
        return None
    target = site.built.resolve(page, value)
    found = [
        link
        for link in source.links
        if link.form in _FORMS
        and (link.form == "image") == (where.tag == "img")
        and (link.target == value or source_target(site, source, link) == (target.path, target.fragment))
    ]
    words = where.attributes.get("alt", "") if where.tag == "img" else where.words
    # A definition does not say which words it is for.
    alike = [link for link in found if link.text == words or link.form in ("definition", "autolink")]
    if not alike and "<" + where.tag not in source.masked.lower():
        alike = found
    if not alike:
        return None
    number = where.nth.get(attribute, 0)
    link = found[number] if number < len(found) and found[number] in alike else alike[0]
    return link.offset if where.attribute == attribute else link.start


def _recorded(site: Site, where: Where) -> Place | None:
    """Where a record gives the whole address at fault, which a block then shows."""
    value = where.attributes.get(where.attribute, "") if where.attribute in ("href", "src") else ""
    if ":" not in value or site.project is None:
        return None
    records = (text for text in site.project.texts.files if text.file.startswith("data/"))
    return next((text.place(text.text.find(value)) for text in records if value in text.text), None)


def _written(text: str, where: Where) -> Iterator[int]:
    """Offsets of what in a Markdown text may have made an element, the surest first."""
    for number, pattern in _patterns(where):
        matches = list(itertools.islice(re.finditer(pattern, text, re.I | re.M), number + 1))
        if matches:
            yield matches[-1].start("at" if "at" in matches[-1].re.groupindex else 0)


def _heading(source: SourcePage, where: Where) -> int | None:
    """Offset of the heading that makes an element, by its id, else by its level and words."""
    name = where.attributes.get("id")
    same = [heading for heading in source.headings if heading.id == name]
    if where.attribute == "id" and same:  # the one to rename is the last that somebody wrote
        return same[-1].offset
    if not re.fullmatch("h[1-6]", where.tag):
        return None
    if same:
        return same[0].offset
    alike = [heading for heading in source.headings if heading.level == int(where.tag[1])]
    return next((heading.offset for heading in alike if heading.text and heading.text in where.words), None)


def _patterns(where: Where) -> Iterator[tuple[int, str]]:
    """Expressions for what may have made an element, the surest first, each with how many of its matches to pass over."""
    opening = rf"<{re.escape(where.tag)}\b[^<>]*?" if where.tag else ""
    held = where.attributes
    if "data-block" in held:
        yield where.nth["data-block"], rf"^(?P<at>///\s*{re.escape(held['data-block'])}\b)"
    if where.attribute and opening:
        pattern = attribute_pattern(held.get(where.attribute, ""), re.escape(where.attribute))
        yield where.nth.get(where.attribute, 0), rf"{opening}(?P<at>{pattern})"
        value = re.escape(held.get(where.attribute, ""))  # in Markdown attributes stand in braces
        braced = rf"{re.escape(where.attribute)}\s*=\s*[\"']?{value}[\"']?(?=[\s}}])"
        yield where.nth.get(where.attribute, 0), rf"\{{[^{{}}\n]*?(?P<at>(?<![\w:-]){braced})"
    for name in ("id", "href", "src", "class", "name"):
        if held.get(name) and opening:
            yield where.nth[name], rf"(?P<at>{opening}){attribute_pattern(held[name], name)}"
    for name in ("src", "href"):
        path = held.get(name, "").partition("#")[0]
        if path:  # a picture or link in Markdown: the engine may have changed the way to it, not its name
            basename = re.escape(posixpath.basename(path.rstrip("/")))
            yield where.nth[name], rf"!?\[[^\[\]\n]*\]\([^()\s]*{basename}"
    if where.words:
        start = where.words if len(where.words) < 40 else where.words[:40].rpartition(" ")[0]
        yield 0, r"[\s*_`]+".join(map(re.escape, start.split()))
    if opening:
        yield where.nth[""], rf"<{re.escape(where.tag)}\b"


def _in_frame(site: Site, where: Where) -> Place | None:
    """The line of a template or of mkdocs.yml that makes an element of the frame."""
    for _, pattern in _patterns(where):
        place = frame_place(site, pattern)
        if place:
            return place
    return None


def attribute_pattern(value: str, names: str = r"[\w:-]+") -> str:
    """An expression for an attribute that holds just `value`, however it is quoted."""
    escaped = re.escape(value).replace("&", "&(?:amp;)?")
    return rf"(?<![\w:-]){names}\s*=\s*(?:\"\s*{escaped}\s*\"|'\s*{escaped}\s*'|{escaped or '(?!)'}(?=[\s>]))"
