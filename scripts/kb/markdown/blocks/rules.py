"""`/// rules`: every check, in the rules' own words."""

from __future__ import annotations

import inspect
import xml.etree.ElementTree as etree

from kb.markdown.blocks.base import KbBlock
from kb.markdown.elements import add, after


class Block(KbBlock):
    """No argument, no options, no content."""

    NAME = "rules"
    CLASS = "kb-rules"

    def build(self, element: etree.Element) -> None:
        """A heading, the docstring and the remedy of each rule."""
        # Imported here: rules read Markdown, so they import this package.
        from kb import checking

        for name, rule in checking.rules().items():
            add(element, "h2", name, id=name)
            for paragraph in inspect.cleandoc(rule.__doc__ or "").split("\n\n"):
                add(element, "p", " ".join(paragraph.split()))
            remedy = add(element, "p")
            add(remedy, "strong", "To mend it:")
            after(remedy, f" {rule.FIX}")
            where = "sources" if rule.NEEDS == "sources" else "built pages, also with --site DIR"
            add(element, "p", f"Reads {where}.", class_="kb-source-line")
