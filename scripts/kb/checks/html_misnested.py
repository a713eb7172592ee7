"""Elements must stand where HTML lets them: a browser moves or ends others in silence, and the page is not what was written.

Reported are blocks in a paragraph that has its own end tag, links, buttons, forms and headings in one another, content
between the cells of a table, parts of tables outside one, and what follows the body. End tags may be left out where the
standard says so.
"""

from collections.abc import Iterable

from kb.built import Document, Fault
from kb.checks._nesting import fault, flaws

NEEDS = "page"
FIX = "Put it where HTML lets it stand, or use another element."


def visit(page: Document) -> Iterable[Fault]:
    """What a browser would move, or would end for."""
    for flaw in flaws(page):
        if flaw.kind == "misnested":
            yield fault(page, flaw)
