"""`/// sources | official`: every source of one sort, with what was read and which pages cite it."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections import Counter, defaultdict

from kb.markdown.blocks.base import KbBlock
from kb.markdown.elements import add, after, table
from kb.markdown.reference import describe
from kb.model.source import KIND_WORDS, PARTY_WORDS


class Block(KbBlock):
    """Argument: a kind of source; without it, the number of sources and passages of each kind. No content."""

    NAME = "sources"
    CLASS = "kb-sources"
    ARGUMENTS = tuple(KIND_WORDS)

    def build(self, element: etree.Element) -> None:
        """The list of one kind, or the table of all."""
        if self.argument:
            self._list(element, self.argument)
        else:
            self._overview(element)

    def _overview(self, element: etree.Element) -> None:
        sources = self.project.library.sources.values()
        counts = Counter(source.kind for source in sources)
        body = table(element, f"The {len(sources)} sources by sort of evidence", "Sort", "Sources", "Passages read")
        for kind, words in KIND_WORDS.items():
            row = add(body, "tr")
            add(add(row, "th", scope="row"), "a", words, href=self.link(f"reference/sources/{kind}.md"))
            add(row, "td", str(counts[kind]), class_="kb-number")  # type: ignore[index]  # a kind is a word
            read = sum(len(source.passages) for source in sources if source.kind == kind)
            add(row, "td", str(read), class_="kb-number")
        parties = Counter(source.party for source in sources)
        body = table(element, "The same by whose voice it is", "Voice", "Sources")
        for party, number in parties.most_common():
            row = add(body, "tr")
            add(row, "th", PARTY_WORDS[party], scope="row")
            add(row, "td", str(number), class_="kb-number")

    def _list(self, element: etree.Element, kind: str) -> None:
        library = self.project.library
        cited: dict[str, set[str]] = defaultdict(set)
        for uri, page in self.project.pages.items():
            for citation in page.citations:
                if not citation.unread:
                    cited[citation.pointer.key].add(uri)
        listed = add(element, "ul")
        for _, key in sorted((s.title.casefold(), key) for key, s in library.sources.items() if s.kind == kind):
            source = library.sources[key]
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
