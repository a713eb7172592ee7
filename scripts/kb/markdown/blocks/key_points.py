"""`/// key-points`: the page's answer in a few lines, first on the page."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from kb.markdown.blocks.base import KbBlock


class Block(KbBlock):
    """Content: a list of two to six sentences, each with its citation. No argument, no options."""

    NAME = "key-points"
    CLASS = "kb-key-points"

    def build(self, element: etree.Element) -> None:
        """Name the region."""
        element.set("role", "region")
        element.set("aria-label", "Key points")
