"""`/// sources`: every source on record, by sort of evidence, with what was read and which pages cite it."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections import defaultdict

from kb.markdown.blocks.base import KbBlock
from kb.markdown.elements import add, after
from kb.markdown.reference import describe
from kb.model.source import KIND_WORDS, PARTY_WORDS


class Block(KbBlock):
    """No argument, no options, no content."""

    NAME = "sources"
    CLASS = "kb-sources"

    def build(self, element: etree.Element) -> None:
        """A heading and a list for each kind of source."""
        library = self.project.library
        cited: dict[str, set[str]] = defaultdict(set)
        for uri, page in self.project.pages.items():
            for citation in page.citations:
                cited[citation.pointer.key].add(uri)
        for kind, words in KIND_WORDS.items():
            group = sorted((s.title.casefold(), key) for key, s in library.sources.items() if s.kind == kind)
            if not group:
                continue
            add(element, "h2", f"{words} ({len(group)})", id=kind)
            listed = add(element, "ul")
            for _, key in group:
                source = library.sources[key]
                item = add(listed, "li", id=f"source-{key}")
                describe(item, source)
                detail = add(item, "span", class_="kb-source-line")
                places = f"{len(source.passages)} passage{'s' if len(source.passages) != 1 else ''} read"
                after(detail, f" {PARTY_WORDS[source.party].capitalize()}; {places}; key {key}.")
                pages = sorted(cited[key])
                if pages:
                    after(detail, " Cited in ")
                    for number, uri in enumerate(pages):
                        page = self.project.pages[uri]
                        title = page.front_matter.title if page.front_matter else uri
                        add(detail, "a", title, href=self.link(uri))
                        after(detail, ", " if number < len(pages) - 1 else ".")
