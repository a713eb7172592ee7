"""Wires the parts of the extension into Python-Markdown, each at the one priority at which it works."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension

from kb.markdown.blocks import KbBlocks
from kb.markdown.citations import CitationPreprocessor, NoteInlineProcessor, NoteOrderTreeprocessor
from kb.markdown.tables import TableTreeprocessor
from kb.markdown.terms import TermTreeprocessor
from kb.markdown.trust import TrustTreeprocessor


class KbExtension(Extension):
    """Citations, notes, terms, blocks, tables and the trust block."""

    def __init__(self, **settings: Any) -> None:
        self.config = {"root": [".", "Folder that holds data/ and docs/"]}
        super().__init__(**settings)

    def extendMarkdown(self, md: Markdown) -> None:
        """Register the processors."""
        root = Path(self.getConfig("root"))
        notes: dict[str, Any] = {}
        # After fenced code (25) has been put away, before raw HTML (20) is.
        citations = CitationPreprocessor(md, root, notes)
        md.preprocessors.register(citations, "kb-citations", 24)
        # Before the footnotes extension writes its list (50).
        md.treeprocessors.register(NoteOrderTreeprocessor(md, citations), "kb-note-order", 51)
        # Above backslash escapes (180), so that nothing touches the marker.
        md.inlinePatterns.register(NoteInlineProcessor(md, notes), "kb-notes", 185)
        # After inline text (20) exists, before the table of contents (5) and the engine's links (0).
        md.treeprocessors.register(TermTreeprocessor(md, root), "kb-terms", 12)
        md.treeprocessors.register(TableTreeprocessor(md), "kb-tables", 9)
        # After the table of contents (5), which must not list it; before the engine's links (0).
        md.treeprocessors.register(TrustTreeprocessor(md, root), "kb-trust", 4)
        KbBlocks(root).extendMarkdown(md)
