"""The end of every page: when it was re-read, against what, and by whose voices it stands."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections import Counter
from pathlib import Path

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from kb.markdown import context
from kb.markdown.elements import add, after
from kb.markdown.engine import page_uri
from kb.model.record import in_words
from kb.model.source import PARTIES, PARTY_WORDS

_WITHOUT = {"home", "guide"}


class TrustTreeprocessor(Treeprocessor):
    """Appends the trust block to pages of facts."""

    def __init__(self, md: Markdown, root: Path) -> None:
        super().__init__(md)
        self.root = root

    def run(self, root: etree.Element) -> None:
        """Change the tree in place."""
        project = context.get(self.root)
        page = project.pages.get(page_uri(self.md))
        if page is None or page.front_matter is None or page.front_matter.kind in _WITHOUT:
            return
        place = project.library.place
        cited = {place(c.pointer) for c in page.citations if not c.unread and c.draft is None}
        support = {where.key for where in cited}
        unread = len({place(c.pointer, unread=True) for c in page.citations if c.unread})
        section = add(root, "section", class_="kb-trust", aria_label="How far to trust this page")
        line = add(section, "p")
        add(line, "strong", f"Verified {in_words(page.front_matter.verified)}")
        if cited:
            after(
                line, f": its {_count(len(cited), 'cited passage')} re-read against {_count(len(support), 'source')}."
            )
        else:
            after(line, ".")
        if unread:
            after(line, f" {_count(unread, 'pointer')} to a text not yet read; marked so in the footnotes.")
        parties = Counter(project.library.sources[key].party for key in support if key in project.library.sources)
        if parties:
            voices = add(section, "p")
            add(voices, "strong", "Whose voices")
            listed = sorted(parties.items(), key=lambda item: (-item[1], PARTIES.index(item[0])))
            after(voices, ": " + ", ".join(f"{PARTY_WORDS[party]} {number}" for party, number in listed) + ".")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
