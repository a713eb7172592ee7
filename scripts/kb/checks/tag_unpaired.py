"""Every element of a page must have its end tag, in order: one left open takes in what follows, to the end of the page.

End tags may be left out where the HTML standard says so. What raw HTML in Markdown leaves open is html-unclosed's.
"""

from collections.abc import Iterable

from kb.built import Document, Fault
from kb.built.page import Where
from kb.checks._nesting import fault, flaws
from kb.checks.attribute_malformed import swallows
from kb.parse.page import SourcePage

NEEDS = "page"
FIX = "Write the end tag where the element ends."


def visit(page: Document) -> Iterable[Fault]:
    """End tags that close nothing, elements never closed or too late, and “/” that closes nothing in HTML."""
    found = [flaw for flaw in flaws(page) if flaw.kind == "unpaired" and flaw.tag]
    if found and not swallows(page):  # attribute-malformed reports that
        yield from (fault(page, flaw) for flaw in found)


def told(source: SourcePage | None, where: Where) -> bool:
    """True if html-unclosed reports it: the Markdown of the page holds such a tag."""
    body = source.body.lower() if source and where.inside else ""
    return f"<{where.tag}" in body or f"</{where.tag}" in body
