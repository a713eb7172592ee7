"""`/// post-holders`: who held the posts with authority over an operation, with dates and declared gaps."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Iterable

from kb.markdown.blocks.base import KbBlock
from kb.markdown.blocks.institutions import listed
from kb.markdown.context import Context
from kb.markdown.elements import add, table
from kb.model.body import Holder
from kb.model.locator import Pointer
from kb.model.record import in_words


def when(holder: Holder) -> str:
    """`3 October 2025 to …`, as precisely as the source."""
    if holder.date:
        return f"in post {in_words(holder.date)}"
    begin = in_words(holder.from_) if holder.from_ else "start not found"
    return f"{begin} to {in_words(holder.until)}" if holder.until else f"since {begin}" if holder.from_ else begin


class Block(KbBlock):
    """No argument, no content."""

    NAME = "post-holders"
    CLASS = "kb-post-holders"

    @classmethod
    def cites(cls, project: Context, argument: str) -> Iterable[Pointer]:
        """The place of each holder, and of the end of a term that has its own."""
        holders = [h for _, body in listed(project.library) for post in body.posts for h in post.holders]
        return [pointer for holder in holders for pointer in holder.pointers]

    def build(self, element: etree.Element) -> None:
        """A table a post."""
        for key, body in listed(self.project.library):
            for number, post in enumerate(body.posts):
                add(element, "h2", post.title, id=f"post-{key}-{number + 1}")
                rows = table(element, f"{post.title}: holders on record", "Holder", "When")
                for holder in sorted(post.holders, key=lambda h: h.from_ or h.date or h.until or ""):
                    row = add(rows, "tr")
                    name = f"{holder.name} ({holder.country})" if holder.country else holder.name
                    cell = add(row, "th", scope="row")
                    add(cell, "span", name)
                    self.note(cell, holder.pointer)
                    cell = add(row, "td")
                    add(cell, "span", when(holder))
                    if holder.until_evidence:
                        self.note(cell, holder.until_evidence.pointer)
                    if holder.note:
                        add(cell, "p", holder.note, class_="kb-source-line")
                if post.gaps:
                    add(element, "p", f"Gaps: {post.gaps}", class_="kb-source-line")
