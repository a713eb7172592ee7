"""Turns citations into ordinary footnotes, one a source and place, numbered in the order of the text.

A preprocessor declares them: made inline they come too late for the footnotes extension, which numbers by definition
order. It runs after fenced code is put away and skips all other code (`kb.parse.mask`).
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections import OrderedDict
from collections.abc import Iterable
from pathlib import Path

from markdown import Markdown
from markdown.extensions.footnotes import FootnoteExtension
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from kb.markdown import context
from kb.markdown.blocks import find
from kb.markdown.elements import add, after
from kb.markdown.reference import describe, footnote
from kb.model import values
from kb.model.library import Library
from kb.model.locator import Pointer, pointer
from kb.model.note import Note
from kb.parse import blocks, citations, mask
from kb.parse.citations import Citation

# Private-use characters cannot be typed by an author by accident, and Markdown leaves them alone.
OPEN, CLOSE = "\ue000", "\ue001"
_NOTE = re.compile(r"(?<!\\)\[\^(?P<label>[^\]\s]+)\](?!:)")


def label(citation: Citation) -> str:
    """The footnote's name: `unscr-1244-para-9`; it becomes the anchor `#fn:unscr-1244-para-9`."""
    text = f"{'unread-' if citation.unread else ''}{citation.pointer.key}-{citation.pointer.locator}"
    return re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")


class CitationPreprocessor(Preprocessor):
    """Replaces `[@key, place]` by footnote marks and appends the footnotes they need."""

    def __init__(self, md: Markdown, root: Path, notes: dict[str, etree.Element]) -> None:
        super().__init__(md)
        self.root, self.notes = root, notes
        self.order: list[str] = []

    def run(self, lines: list[str]) -> list[str]:
        """Lines in, lines out, with one definition a citation at the end."""
        self.notes.clear()
        self.order = []
        self._places: dict[str, Citation] = {}
        text = "\n".join(lines)
        masked = mask.code(text)
        found: list[tuple[int, int, str]] = []
        project = context.get(self.root)
        library = project.library
        for group in citations.scan(masked):
            found.append((group.start, group.end, "".join(self._mark(library, c) for c in group.citations)))
        for match in citations.VALUE.finditer(masked):
            shown = values.show(library, match["path"], project.today)
            if shown:
                found.append((*match.span(), shown.text + self.marks(library, shown.pointers)))
        found.sort()
        order = [(start, marked) for start, _, marked in found]
        for block in blocks.scan(masked)[0]:
            kind = find().get(block.name)
            if kind and not kind.argument_fault(block.argument, library):
                standing = "".join(f"[^{name}]" for name in kind.notes(project, block.argument))
                order.append((block.offset, self.marks(library, kind.cites(project, block.argument)) + standing))
        order += [(match.start(), match.group()) for match in _NOTE.finditer(masked)]
        for _, marked in order:
            for name in _NOTE.findall(marked):
                note = library.notes.get(name)
                if note:
                    self.notes.setdefault(name, _standing(library, note))
        if not self.notes and not found:
            return lines
        for start, end, marked in reversed(found):
            text = text[:start] + marked + text[end:]
        self.order = list(
            dict.fromkeys(name for _, marked in sorted(order) for name in re.findall(r"\[\^([^\]]+)\]", marked))
        )
        definitions = [f"[^{name}]: {OPEN}{name}{CLOSE}\n" for name in self.order if name in self.notes]
        return [*text.split("\n"), "", *"\n".join(definitions).split("\n")]

    def marks(self, library: Library, pointers: Iterable[Pointer]) -> str:
        """The footnote marks of some places, each once; the notes are made if they are new."""
        return "".join(dict.fromkeys(self._mark(library, Citation(where, False, 0)) for where in pointers))

    def _mark(self, library: Library, citation: Citation) -> str:
        name = self._name(library, citation)
        if name not in self.notes:
            self.notes[name] = self._note(library, citation)
        return f"[^{name}]"

    @staticmethod
    def _note(library: Library, citation: Citation) -> etree.Element:
        where = citation.pointer
        if not citation.unread and library.passage(where):
            where = library.place(where)
        return footnote(library, where, citation.unread, citation.draft)

    def _name(self, library: Library, citation: Citation) -> str:
        """Spellings of one place (`§9`, `para. 9`), and a left-out locator, share one footnote."""
        where = library.place(citation.pointer, citation.unread)
        place = Citation(where, citation.unread, 0, citation.draft)
        name = base = label(place)
        number = 1
        # `art. 2(1)` and `art. 2.1`, or two places in Cyrillic, give one label; they are not one place.
        while self._places.setdefault(name, place) != place:
            number += 1
            name = f"{base}-{number}"
        return name


class NoteOrderTreeprocessor(Treeprocessor):
    """Puts an author's own footnotes among the citations: the footnotes extension numbers by place of definition."""

    def __init__(self, md: Markdown, citations: CitationPreprocessor) -> None:
        super().__init__(md)
        self.citations = citations

    def run(self, root: etree.Element) -> None:
        """Change the order in which the footnotes extension keeps its notes."""
        place = {name: number for number, name in enumerate(self.citations.order)}
        for extension in self.md.registeredExtensions:
            if isinstance(extension, FootnoteExtension):
                kept = sorted(extension.footnotes.items(), key=lambda item: place.get(item[0], len(place)))
                extension.footnotes = OrderedDict(kept)


class NoteInlineProcessor(InlineProcessor):
    """Puts the prepared element where a definition's marker stands."""

    def __init__(self, md: Markdown, notes: dict[str, etree.Element]) -> None:
        super().__init__(f"{OPEN}([^{CLOSE}]*){CLOSE}", md)
        self.notes = notes

    def handleMatch(  # type: ignore[override]  # the base class leaves the match type open
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element | None, int | None, int | None]:
        """The element, and the span of the marker."""
        return self.notes.get(m[1]), m.start(0), m.end(0)


def _standing(library: Library, note: Note) -> etree.Element:
    box = etree.Element("span", {"class": "kb-cite kb-note"})
    after(box, note.text)
    for text in note.sources:
        where = pointer(text)
        source = library.sources.get(where.key)
        if source:
            after(box, " ")
            describe(add(box, "span"), source, where.locator)
    return box
