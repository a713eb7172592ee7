"""`/// sources | scholarly`: every source on one shelf, with what was read and which pages cite it."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections import Counter, defaultdict
from collections.abc import Callable

from kb.markdown.blocks.base import KbBlock
from kb.markdown.elements import add, after, table
from kb.markdown.reference import describe
from kb.model.library import Library
from kb.model.source import KIND_WORDS, PARTY_WORDS, Source

_MIDDLE = 2015  # splits the reports of the press into lists of like length


def _issued(source: Source) -> int:
    """The year, or the present where the source says none: undated reports are mostly recent pages."""
    return int(source.issued[:4]) if source.issued else 9999


# The two longest sorts have two lists each: in one, a page of theirs would be too heavy for a phone.
_SPLIT: dict[str, tuple[str, str, Callable[[Source], bool]]] = {
    "official-nato": ("official", "Official: NATO", lambda source: source.party == "nato"),
    "official-others": ("official", "Official: others", lambda source: source.party != "nato"),
    f"press-to-{_MIDDLE}": ("press", f"Press, to {_MIDDLE}", lambda source: _issued(source) <= _MIDDLE),
    f"press-since-{_MIDDLE + 1}": ("press", f"Press, since {_MIDDLE + 1}", lambda source: _issued(source) > _MIDDLE),
}
_SHELVES = {
    name: shelf
    for kind, words in KIND_WORDS.items()
    for name, shelf in (
        {name: part for name, part in _SPLIT.items() if part[0] == kind} or {kind: (kind, words, lambda _: True)}
    ).items()
}


def shelf(library: Library, name: str) -> dict[str, Source]:
    """The sources on one shelf, by key, in the order of their titles."""
    kind, _, holds = _SHELVES[name]
    found = {key: source for key, source in library.sources.items() if source.kind == kind and holds(source)}
    return dict(sorted(found.items(), key=lambda item: (item[1].title.casefold(), item[0])))


class Block(KbBlock):
    """Argument: a shelf; without it, the number of sources and passages on each. No content."""

    NAME = "sources"
    CLASS = "kb-sources"
    ARGUMENTS = tuple(_SHELVES)

    def build(self, element: etree.Element) -> None:
        """The list of one shelf, or the table of all."""
        if self.argument:
            self._list(element, self.argument)
        else:
            self._overview(element)

    def _overview(self, element: etree.Element) -> None:
        library = self.project.library
        sources = library.sources.values()
        body = table(element, f"The {len(sources)} sources by sort of evidence", "Sort", "Sources", "Passages read")
        for name, (_, words, _) in _SHELVES.items():
            held = shelf(library, name).values()
            row = add(body, "tr")
            add(add(row, "th", scope="row"), "a", words, href=self.link(f"reference/sources/{name}.md"))
            add(row, "td", str(len(held)), class_="kb-number")
            add(row, "td", str(sum(len(source.passages) for source in held)), class_="kb-number")
        parties = Counter(source.party for source in sources)
        body = table(element, "The same by whose voice it is", "Voice", "Sources")
        for party, number in parties.most_common():
            row = add(body, "tr")
            add(row, "th", PARTY_WORDS[party], scope="row")
            add(row, "td", str(number), class_="kb-number")

    def _list(self, element: etree.Element, name: str) -> None:
        cited: dict[str, set[str]] = defaultdict(set)
        for uri, page in self.project.pages.items():
            for citation in page.citations:
                if not citation.unread:
                    cited[citation.pointer.key].add(uri)
        listed = add(element, "ul")
        for key, source in shelf(self.project.library, name).items():
            item = add(listed, "li", id=f"source-{key}")
            describe(item, source)
            detail = add(item, "span", class_="kb-source-line")
            places = f"{len(source.passages)} passage{'s' if len(source.passages) != 1 else ''} read"
            party = PARTY_WORDS[source.party]  # str.capitalize would make Nato of NATO
            after(detail, f" {party[0].upper()}{party[1:]}; {places}; key {key}.")
            pages = sorted(cited[key])
            if pages:
                after(detail, " Cited in ")
                for number, uri in enumerate(pages):
                    page = self.project.pages[uri]
                    title = page.front_matter.title if page.front_matter else uri
                    add(detail, "a", title, href=self.link(uri))
                    after(detail, ", " if number < len(pages) - 1 else ".")
