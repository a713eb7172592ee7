"""A page must have one title: a browser shows the first and drops the others in silence."""

from collections.abc import Iterable

from kb.built import Document, Fault

NEEDS = "page"
FIX = "Keep one <title>."


def visit(page: Document) -> Iterable[Fault]:
    """Titles in the head after the first; those of drawings are other things."""
    titles = page.tagged("title")
    if len(titles) > 1:
        for title in [title for title in titles if title.parent and title.parent.tag == "head"][1:]:
            yield page.fault(title, f"“{title.text}” is a second title of the page", FIX)
