"""A page must have exactly one first-level heading: it is the page's name to screen readers and search engines.

A page that only sends on to another needs none.
"""

from collections.abc import Iterable

from kb.built import Document, Fault

NEEDS = "page"
FIX = "Keep one “# Title” and make the others “##”."


def visit(page: Document) -> Iterable[Fault]:
    """Pages with none, and every first-level heading after the first."""
    headings = page.tagged("h1")
    for heading in headings[1:]:
        yield page.fault(heading, f"“{heading.text.rstrip('#¶ ')}” is a second first-level heading", FIX)
    if not headings and not page.redirects:
        yield page.fault(None, "The page has no first-level heading", "Begin the text with its title: “# ” or <h1>.")
