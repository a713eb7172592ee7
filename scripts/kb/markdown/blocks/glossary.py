"""`/// glossary`: every term with its meaning, its source and the page that treats it."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from kb.markdown.blocks.base import KbBlock
from kb.markdown.elements import add, after
from kb.markdown.reference import describe
from kb.model.locator import pointer


class Block(KbBlock):
    """No argument, no options, no content."""

    NAME = "glossary"
    TAG = "dl"
    CLASS = "kb-glossary"

    def build(self, element: etree.Element) -> None:
        """One dt and dd a term, in alphabetical order."""
        library = self.project.library
        for key, term in sorted(library.terms.items(), key=lambda item: item[1].term.casefold()):
            head = add(element, "dt", id=library.term_anchor(key))
            add(head, "a", term.term, href=f"#{library.term_anchor(key)}")
            names = [name for name in (term.abbreviation, *term.aliases) if name]
            if names:
                add(head, "span", f" {', '.join(names)}", class_="kb-aliases")
            body = add(element, "dd")
            add(body, "p", term.definition)
            where = pointer(term.source)
            source = library.sources.get(where.key)
            foot = add(body, "p", class_="kb-source-line")
            if source:
                describe(foot, source, where.locator)
            if term.page:
                page = self.project.pages.get(term.page.partition("#")[0])
                title = page.front_matter.title if page and page.front_matter else term.page
                after(foot, " Treated in ")
                add(foot, "a", title, href=self.link(term.page))
                after(foot, ".")
