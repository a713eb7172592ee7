"""A heading must have words: an empty one is a step in the outline that says nothing.

One that is empty in Markdown is heading-malformed's.
"""

from collections.abc import Iterable

from kb.built import Document, Element, Fault
from kb.built.page import Where
from kb.checks._seen import hidden, named
from kb.parse.page import SourcePage

NEEDS = "page"
FIX = "Write the heading’s words, or take it out."

_MARKS = "#¶§🔗 \u00a0"


def visit(page: Document) -> Iterable[Fault]:
    """Headings without words and without a described picture; a mark that links to the heading is no word."""
    for heading in page.headings:
        if not _says(heading) and not hidden(heading):
            yield page.fault(heading, f"This heading of level {heading.tag[1]} has no words", FIX)


def told(source: SourcePage | None, where: Where) -> bool:
    """True if heading-malformed reports it."""
    return source is not None and where.inside


def _says(heading: Element) -> bool:
    if heading.text.strip(_MARKS) or named(heading):
        return True
    # A link to the heading itself has a title.
    for inner in heading.node.css("img[alt], [aria-label]:not(a)"):
        if (inner.attributes.get("alt") or inner.attributes.get("aria-label") or "").strip():
            return True
    return any("alt" not in inner.attributes for inner in heading.node.css("img"))  # image-alt-missing tells
