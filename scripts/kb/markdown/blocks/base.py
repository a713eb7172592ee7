"""What every block shares: its project, its page, and a box in place of a crash."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Collection, Iterable
from typing import Any

from pymdownx.blocks.block import Block

from kb.markdown import context
from kb.markdown.context import Context
from kb.markdown.elements import add, after
from kb.markdown.engine import page_uri, relative
from kb.model.library import Library
from kb.model.locator import Pointer


class KbBlock(Block):
    """A block made from data.

    A subclass sets NAME, ARGUMENT, OPTIONS and TAG, documents its contract in its docstring, and fills the element in
    `build`. If `build` raises, the page shows an error box in its place and the check `block-failed` reports it.
    """

    NAME = ""
    ARGUMENT: bool | None = None
    TAG = "div"
    CLASS = ""

    ARGUMENTS: tuple[str, ...] = ()
    """The arguments it takes; none by default."""

    TAKES = ""
    """What kind of argument it takes, in words, where a list would be too long (the id of an operation)."""

    @classmethod
    def arguments(cls, library: Library) -> Collection[str]:
        """The arguments it takes with this data."""
        return cls.ARGUMENTS

    @classmethod
    def argument_fault(cls, argument: str, library: Library) -> str:
        """What is wrong with an argument, as the end of a sentence, or ""."""
        known = cls.arguments(library)
        if argument in known or (not argument and not cls.ARGUMENT):
            return ""
        words = cls.TAKES or " or ".join(known) or "no argument"
        return f"takes {words}, not “{argument}”" if argument else f"needs {words}"

    @classmethod
    def cites(cls, project: Context, argument: str) -> Iterable[Pointer]:
        """The places that the block will cite, in its own order: footnotes are numbered before blocks are filled."""
        return ()

    @classmethod
    def notes(cls, project: Context, argument: str) -> Iterable[str]:
        """Ids of the standing notes (data/notes/) that the block will call, after the places it cites."""
        return ()

    def note(self, parent: etree.Element, *places: Pointer) -> None:
        """Append the footnote marks of `places` (which `cites` must have named) to `parent`."""
        processor = self.md.preprocessors["kb-citations"]
        marks = processor.marks(self.project.library, places)
        if marks:
            # Not kept as it is: the inline parser must turn the marks into references.
            etree.SubElement(parent, "span", {"class": "kb-marks"}).text = marks

    def standing(self, parent: etree.Element, note: str) -> None:
        """Append the mark of a standing note, which `notes` must have named, to `parent`."""
        etree.SubElement(parent, "span", {"class": "kb-marks"}).text = f"[^{note}]"

    def on_validate(self, parent: etree.Element) -> bool:
        """Refuse an argument it does not take (the rule block-unknown reports it at its line)."""
        return not self.argument_fault(self.argument or "", self.project.library)

    @property
    def project(self) -> Context:
        """Library and pages."""
        return context.get(self.config["root"])

    @property
    def uri(self) -> str:
        """The page being rendered, under docs/."""
        return page_uri(self.md)

    def link(self, to: str) -> str:
        """A link from this page to `folder/name.md#anchor`."""
        return relative(self.uri, to)

    def build(self, element: etree.Element) -> None:
        """Fill the element before the block's own content is read."""

    def finish(self, element: etree.Element) -> None:
        """Change the element after the block's own content has been read."""

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Make the element (called by the blocks library)."""
        element = etree.SubElement(parent, self.TAG, {"class": self.CLASS} if self.CLASS else {})
        return self._guarded(self.build, element)

    def on_end(self, block: etree.Element) -> None:
        """Finish the element (called by the blocks library)."""
        self._guarded(self.finish, block)

    def _guarded(self, step: Any, element: etree.Element) -> etree.Element:
        try:
            step(element)
        except Exception as error:  # a block must never end the build of a page
            tail = element.tail
            element.clear()
            element.tail = tail
            element.tag = "div"  # a box is no list and no table, whatever the block would have been
            element.set("class", "kb-error")
            element.set("role", "alert")
            element.set("data-block", self.NAME)
            add(element, "strong", f"The block “{self.NAME}” failed: ")
            after(element, f"{type(error).__name__}: {error}")
        return element


class OperationBlock(KbBlock):
    """A block whose argument is the id of an operation."""

    TAKES = "the id of an operation"

    @classmethod
    def arguments(cls, library: Library) -> Collection[str]:
        """The ids of operations."""
        return library.operations
