"""`/// to-verify`: every pointer to a passage that nobody has read for the sentence it stands by."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from kb.markdown.blocks.base import KbBlock
from kb.markdown.elements import add, after
from kb.markdown.reference import describe


class Block(KbBlock):
    """No argument, no options, no content."""

    NAME = "to-verify"
    CLASS = "kb-to-verify"

    def build(self, element: etree.Element) -> None:
        """A list of source, place and the page that points to it."""
        library = self.project.library
        waiting = {
            (library.place(citation.pointer, unread=True), uri)
            for uri, page in self.project.pages.items()
            for citation in page.citations
            if citation.unread
        }
        if not waiting:
            add(element, "p", "No pointer waits to be read.")
            return
        listed = add(element, "ul")
        for where, uri in sorted(waiting, key=lambda pair: (pair[0].key, pair[0].locator, pair[1])):
            item = add(listed, "li")
            source = library.sources.get(where.key)
            if source:
                describe(item, source, where.locator)
            else:
                after(item, f"{where}.")
            page = self.project.pages[uri]
            after(item, " Pointed to in ")
            add(item, "a", page.front_matter.title if page.front_matter else uri, href=self.link(uri))
            after(item, ".")
