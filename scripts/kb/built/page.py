"""One HTML file as a browser sees it: its elements, its addresses, and where each stands in the file's text."""

from __future__ import annotations

import codecs
import posixpath
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, Protocol

from selectolax.lexbor import LexborHTMLParser, LexborNode

from kb.built import addresses, tags
from kb.built.addresses import Reference
from kb.built.resolve import Target
from kb.issue import Severity


class Element:
    """One element of the tree as a browser makes it. `rank` is its number on the page; `inside` says that it belongs to
    the article, not to the frame around it or to a list of links.
    """

    __slots__ = ("attributes", "inside", "node", "parent", "rank", "tag")

    def __init__(
        self,
        node: LexborNode,
        tag: str,
        attributes: dict[str, str | None],
        parent: Element | None,
        rank: int,
        inside: bool,
    ) -> None:
        self.node = node
        self.tag = tag
        self.attributes = attributes
        self.parent = parent
        self.rank = rank
        self.inside = inside

    def get(self, name: str) -> str:
        """Value of an attribute; "" if it has none."""
        return self.attributes.get(name) or ""

    @property
    def text(self) -> str:
        """Its words, white space made single."""
        return " ".join(self.node.text().split())

    @property
    def ancestors(self) -> Iterator[Element]:
        """Its parent, that one's parent, and so on."""
        above = self.parent
        while above is not None:
            yield above
            above = above.parent

    def within(self, *names: str) -> Element | None:
        """The nearest element around it of one of these names."""
        return next((above for above in self.ancestors if above.tag in names), None)


class Where(NamedTuple):
    """The place of a fault: its element by name and attributes, the attribute at fault, whether it belongs to the
    article, the first words in it, and line and column in the built file. No element: the page as a whole.
    """

    tag: str
    attributes: dict[str, str]
    attribute: str
    inside: bool
    words: str
    line: int
    column: int
    nth: dict[str, int]
    """For each attribute, how many earlier elements of this name in the same part of the page have the same value of it;
    "*": of all attributes, "": of none.
    """


class Fault(NamedTuple):
    """What a rule found on one page of built HTML; `kb.locate` finds the line that makes it."""

    where: Where
    message: str
    fix: str
    severity: Severity = "error"


class Around(Protocol):
    """What a page stands in: the other files, and where an address leads among them."""

    folder: Path

    @property
    def files(self) -> Collection[str]:
        """Every file, relative to the folder."""

    def resolve(self, page: Document, value: str) -> Target:
        """Where an address of a page leads."""


class Document:
    """One HTML file, parsed. `path` is relative to the site's folder, `url` its address there, `site` what it stands in."""

    def __init__(self, path: str, raw: bytes, site: Around | None = None) -> None:
        self.path = path
        self.raw = raw
        self.site = site
        self.url = address_of(path)
        self._tags_of: dict[str, dict[int, tags.Tag]] = {}
        self._counted: dict[tuple[str, str], dict[int, int]] = {}

    @cached_property
    def text(self) -> str:
        """The bytes as UTF-8, faults replaced."""
        return self.raw.decode("utf-8", "replace")

    @cached_property
    def tree(self) -> LexborHTMLParser:
        """The page parsed as the HTML standard says."""
        return LexborHTMLParser(self.raw.removeprefix(codecs.BOM_UTF8))  # the parser takes the mark for text

    @cached_property
    def elements(self) -> list[Element]:
        """Every element in order; what stands in a template is in no tree."""
        found: list[Element] = []
        by_id: dict[int, Element] = {}
        around = "article" if self.tree.css_first("article") else "main"
        for rank, node in enumerate(self.tree.css("*")):
            above = node.parent
            parent = by_id.get(above.mem_id) if above is not None else None
            tag = node.tag or ""
            inside = tag == around or (parent is not None and parent.inside and tag != "nav")
            element = by_id[node.mem_id] = Element(node, tag, node.attributes, parent, rank, inside)
            found.append(element)
        return found

    @cached_property
    def _by_tag(self) -> dict[str, list[Element]]:
        index: dict[str, list[Element]] = {}
        for element in self.elements:
            index.setdefault(element.tag, []).append(element)
        return index

    @cached_property
    def _by_attribute(self) -> dict[str, list[Element]]:
        index: dict[str, list[Element]] = {}
        for element in self.elements:
            for name in element.attributes:
                index.setdefault(name, []).append(element)
        return index

    def tagged(self, *names: str) -> Sequence[Element]:
        """The elements of one of these names, in order (by name first, if there are several)."""
        if len(names) == 1:
            return self._by_tag.get(names[0], ())
        return [element for name in names for element in self._by_tag.get(name, ())]

    def having(self, attribute: str) -> Sequence[Element]:
        """The elements that carry an attribute, in order."""
        return self._by_attribute.get(attribute, ())

    @cached_property
    def attribute_names(self) -> Sequence[str]:
        """Every attribute name that stands on the page."""
        return tuple(self._by_attribute)

    @cached_property
    def ids(self) -> dict[str, int]:
        """Every id (and `name` of an anchor) with the number of elements that carry it."""
        counts: dict[str, int] = {}
        for element in self.having("id"):
            value = element.get("id")
            counts[value] = counts.get(value, 0) + 1
        for element in self.having("name"):
            if element.tag == "a":
                counts.setdefault(element.get("name"), 1)
        return counts

    @cached_property
    def base(self) -> str:
        """The value of the first `<base href>`, or ""."""
        return next((element.get("href") for element in self.tagged("base") if "href" in element.attributes), "")

    @cached_property
    def title(self) -> str:
        """The words of `<title>` in the head, or ""."""
        return next((e.text for e in self.tagged("title") if e.parent is not None and e.parent.tag == "head"), "")

    @cached_property
    def redirects(self) -> bool:
        """True if the page sends its reader on: nobody stays to read it."""
        return any(element.get("http-equiv").casefold() == "refresh" for element in self.having("http-equiv"))

    @cached_property
    def headings(self) -> list[Element]:
        """Headings of all levels, in order."""
        return sorted(self.tagged("h1", "h2", "h3", "h4", "h5", "h6"), key=lambda element: element.rank)

    @cached_property
    def references(self) -> list[Reference]:
        """Every address, in order."""
        found: list[Reference] = []
        of_element, has = addresses.of_element, addresses.has_addresses
        for element in self.elements:
            tag = element.tag
            if not has(tag) and "style" not in element.attributes:
                continue
            if tag == "style":
                for value, _, _ in addresses.in_css(element.node.text()):
                    found.append(Reference(tag, "", value, element.rank, True, element.inside))
            elif (
                tag == "a" and "href" in element.attributes and "style" not in element.attributes
            ):  # nearly all of them
                href = element.attributes["href"] or ""
                found.append(Reference(tag, "href", href, element.rank, False, element.inside))
            else:
                for name, value, asset, hint in of_element(tag, element.attributes):
                    found.append(Reference(tag, name, value, element.rank, asset, element.inside, hint))
        return found

    @cached_property
    def source_tags(self) -> list[tags.Tag]:
        """Every tag as it stands in the text."""
        return list(tags.scan(self.text))

    @cached_property
    def _opening(self) -> dict[str, list[tags.Tag]]:
        """Opening tags outside templates by name."""
        named: dict[str, list[tags.Tag]] = {}
        for tag in self.source_tags:
            if not tag.close and not tag.inert:
                named.setdefault(tag.name, []).append(tag)
        return named

    def _matched(self, name: str) -> dict[int, tags.Tag]:
        """The opening tag of each element of a name, by the element's rank."""
        if name not in self._tags_of:
            found = self._opening.get(name, [])
            same: dict[object, list[tags.Tag]] = {}
            for tag in found:
                same.setdefault(tags.key(self.text, tag), []).append(tag)
            seen: Counter[object] = Counter()
            matched = self._tags_of[name] = {}
            elements = (element for tag in self._by_tag if tag.lower() == name for element in self._by_tag[tag])
            for number, element in enumerate(elements):
                key = key_of(element)
                # A browser doubles some elements to mend crossing tags, so there may be more of them than tags.
                choice, index = (same[key], seen[key]) if key in same else (found, number)
                seen[key] += 1
                if choice:
                    matched[element.rank] = choice[min(index, len(choice) - 1)]
        return self._tags_of[name]

    def tag_of(self, element: Element) -> tags.Tag | None:
        """The opening tag that makes an element; None if a browser adds it (`<tbody>`)."""
        return self._matched(element.tag.lower()).get(element.rank)

    def place(self, element: Element | None, attribute: str = "", value: str = "") -> tuple[int, int]:
        """Line and column, from 1, of an element, of its attribute, or of a value in it; 1, 1 if it is in no text."""
        tag = self.tag_of(element) if element is not None else None
        if tag is None:
            return 1, 1
        start = tag.start
        if attribute:
            starts = [found.start for found in tags.attributes(self.text, tag) if found.name == attribute.lower()]
            start = starts[0] if starts else start
            if value and " " in self._raw_value(start, tag):  # one of several in a list
                inside = self.text.find(value, start, tag.end)
                start = inside if inside >= 0 else start
        elif value:  # in the text of <style>
            inside = self.text.find(value, tag.end)
            start = inside if inside >= 0 else start
        return self.line_and_column(start)

    def _raw_value(self, start: int, tag: tags.Tag) -> str:
        match = tags.attribute_at(self.text, start, tag.end)
        return match.value.strip() if match else ""

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    def line_and_column(self, offset: int) -> tuple[int, int]:
        """Line and column, from 1, of an offset; a page may have so many faults that counting lines anew takes minutes."""
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def place_of(self, reference: Reference) -> tuple[int, int]:
        """Line and column of an address."""
        if not 0 <= reference.rank < len(self.elements):
            return 1, 1
        return self.place(self.elements[reference.rank], reference.attribute, reference.value)

    def fault(
        self, element: Element | None, message: str, fix: str, attribute: str = "", severity: Severity = "error"
    ) -> Fault:
        """A fault of an element, or of one of its attributes; without one, of the page as a whole."""
        line, column = self.place(element, attribute)
        if element is None:
            return Fault(Where("", {}, "", False, "", line, column, {}), message, fix, severity)
        words = element.text[:80] if element.tag not in ("html", "body", "head") else ""
        held = {name: value or "" for name, value in element.attributes.items()}
        nth = {name: self._nth(element.tag, name).get(element.rank, 0) for name in (*held, "", "*")}
        where = Where(element.tag, held, attribute, element.inside, words, line, column, nth)
        return Fault(where, message, fix, severity)

    def _nth(self, tag: str, attribute: str) -> dict[int, int]:
        """For each element of a name (by rank), how many before it have the same value of an attribute (of all: "*"; of none: "")."""
        if (tag, attribute) not in self._counted:
            seen: Counter[object] = Counter()
            counts = self._counted[tag, attribute] = {}
            for element in self.tagged(tag):
                same: object = key_of(element) if attribute == "*" else element.get(attribute) if attribute else ""
                key = (element.inside, same)
                counts[element.rank] = seen[key]
                seen[key] += 1
        return self._counted[tag, attribute]

    def fault_at(
        self, offset: int, message: str, fix: str, severity: Severity = "error", element: Element | None = None
    ) -> Fault:
        """A fault of the text itself, such as a tag that closes nothing; `element` is what tells who wrote it."""
        line, column = self.line_and_column(offset)
        where = self.fault(element, "", "").where._replace(line=line, column=column)
        return Fault(where, message, fix, severity)


@dataclass(slots=True)
class BuiltPage:
    """What is kept of a page once it has been looked at: a site of a thousand pages fits no memory as trees."""

    path: str
    url: str
    base: str
    title: str
    ids: dict[str, int]
    suspects: list[tuple[Reference, Target]]
    """Addresses that are not plainly sound: leading nowhere, outside, to another page's anchor, to the site's own host."""
    followed: frozenset[str]
    """Files to which links in the article lead."""
    faults: dict[str, list[Fault]] = field(default_factory=dict)
    """What rules of one page found, by the rule's id."""
    links: int = 0
    """How many addresses it has."""
    redirects: bool = False
    """True if it sends its reader on."""


def address_of(path: str) -> str:
    """Address of a built file, relative to the site: an index stands for its folder."""
    folder, name = posixpath.split(path)
    return (f"{folder}/" if folder else "") if name == "index.html" else path


def key_of(element: Element) -> frozenset[tuple[str, str]]:
    """The attributes of an element, to be compared with those of a tag."""
    return frozenset((name.lower(), value or "") for name, value in element.attributes.items())
