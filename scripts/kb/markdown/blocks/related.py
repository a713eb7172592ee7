"""`/// related`: where to read on, each page with what it answers."""

from __future__ import annotations

import posixpath
import xml.etree.ElementTree as etree

from markdown.util import AtomicString

from kb.markdown.blocks.base import KbBlock
from kb.markdown.elements import add
from kb.parse import links


class Block(KbBlock):
    """Content: a list of links to pages of this site. The description of each page is added after its link."""

    NAME = "related"
    CLASS = "kb-related"

    def finish(self, element: etree.Element) -> None:
        """Add descriptions to items that hold nothing but a link."""
        for item in element.iter("li"):
            holder = item[0] if len(item) and item[0].tag == "p" else item
            text = holder.text or ""
            found = [link for link in links.scan(text) if link.form == "inline"]
            if len(found) != 1 or len(holder) or text.strip() != text[found[0].start : found[0].end]:
                continue
            target = posixpath.normpath(posixpath.join(posixpath.dirname(self.uri), found[0].target.partition("#")[0]))
            page = self.project.pages.get(target)
            if page and page.front_matter:
                holder.text = f"{text} "
                note = add(holder, "span", class_="kb-related-note")
                note.text = AtomicString(page.front_matter.description)
