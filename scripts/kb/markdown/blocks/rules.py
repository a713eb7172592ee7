"""`/// rules`: every check, in the rules' own words."""

from __future__ import annotations

import inspect
import re
import xml.etree.ElementTree as etree

from kb.markdown.blocks.base import KbBlock
from kb.markdown.elements import add, after

_READS = {
    "sources": "pages and records as written",
    "page": "built pages one by one, also with --site DIR",
    "built": "all built pages together, also with --site DIR",
    "report": "what the other rules found",
}


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
                _words(add(element, "p"), paragraph, name)
            remedy = add(element, "p")
            add(remedy, "strong", "To mend it:")
            _words(remedy, f" {rule.FIX}", name)
            add(element, "p", f"Reads {_READS[rule.NEEDS]}.", class_="kb-source-line")


def _words(element: etree.Element, text: str, own: str) -> None:
    """The text with its code set as code, and with each other rule that it names linked to."""
    from kb import checking

    for part in re.split(r"(`[^`]+`|[a-z]+(?:-[a-z]+)+)", re.sub(r"\s+", " ", text)):
        if part.startswith("`") and part.endswith("`"):
            add(element, "code", part.strip("`"))
        elif part in checking.rules() and part != own:
            add(element, "a", part, href=f"#{part}")
        else:
            after(element, part)
