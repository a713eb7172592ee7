"""A page must name its language and have a title: screen readers choose the voice by the one, tabs show the other."""

from collections.abc import Iterable

from kb.built import Document, Fault

NEEDS = "page"
FIX = 'Write <html lang="en"> and a <title>; in this project both come from overrides/ and mkdocs.yml.'


def visit(page: Document) -> Iterable[Fault]:
    """Pages without lang or without title."""
    root = next(iter(page.tagged("html")), None)
    if root is None or not root.get("lang").strip():
        yield page.fault(root, "The page does not name its language", FIX)
    if not page.title:
        empty = (title for title in page.tagged("title") if title.within("head"))
        yield page.fault(next(iter((*empty, *page.tagged("head"), None))), "The page has no title", FIX)
