"""`/// glossary`: every term with its meaning, its source and the page that treats it; or the abbreviations alone."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from kb.markdown.blocks.base import KbBlock
from kb.markdown.elements import add, after, table
from kb.markdown.reference import describe
from kb.model.locator import pointer


class Block(KbBlock):
    """Argument: `abbreviations` for a table of them; without it, all terms. No options, no content."""

    NAME = "glossary"
    CLASS = "kb-glossary"
    ARGUMENTS = ("abbreviations",)

    def build(self, element: etree.Element) -> None:
        """Terms or abbreviations, in alphabetical order."""
        if self.argument:
            self._abbreviations(element)
        else:
            self._terms(add(element, "dl"))

    def _abbreviations(self, element: etree.Element) -> None:
        short = [(t.abbreviation, t.term, key) for key, t in self.project.library.terms.items() if t.abbreviation]
        body = table(element, f"{len(short)} abbreviations", "Abbreviation", "Stands for")
        for abbreviation, words, key in sorted(short, key=lambda item: item[0].casefold()):
            row = add(body, "tr")
            add(row, "th", abbreviation, scope="row")
            anchor = self.project.library.term_anchor(key)
            add(add(row, "td"), "a", words, href=self.link(f"reference/glossary.md#{anchor}"))

    def _terms(self, element: etree.Element) -> None:
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
