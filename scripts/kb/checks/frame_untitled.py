"""A frame must have a title: a screen reader says it before a person decides whether to enter."""

from collections.abc import Iterable

from kb.built import Document, Fault
from kb.checks._seen import hidden, named

NEEDS = "page"
FIX = 'Write title="what the frame shows".'


def visit(page: Document) -> Iterable[Fault]:
    """Frames without a name that are met."""
    for frame in page.tagged("iframe", "frame"):
        if not named(frame) and not hidden(frame) and frame.get("role") not in ("none", "presentation"):
            yield page.fault(frame, f"The frame “{frame.get('src')}” has no title", FIX)
