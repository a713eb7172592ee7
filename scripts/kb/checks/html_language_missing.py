"""A page must name its language and have a title: screen readers choose the voice by the one, tabs show the other."""

from collections.abc import Iterable

from kb.built import BuiltPage
from kb.checks.base import Site
from kb.issue import Issue
from kb.locate import frame_place, page_place

NEEDS = "built"
FIX = 'Write <html lang="en"> and a <title>; in this project both come from overrides/ and mkdocs.yml.'


def run(site: Site) -> Iterable[Issue]:
    """Pages without lang or without title."""
    built = site.built
    assert built
    for page in built.pages.values():
        root = page.tree.css_first("html")
        if root is None or not (root.attributes.get("lang") or "").strip():
            place = _place(site, page, r"<html\b")
            yield site.issue("html-language-missing", place, "The page does not name its language", FIX, url=page.url)
        title = page.tree.css_first("head > title")
        if title is None or not title.text(strip=True):
            place = _place(site, page, r"<head\b")
            yield site.issue("html-language-missing", place, "The page has no title", FIX, url=page.url)


def _place(site: Site, page: BuiltPage, opening: str) -> tuple[str, int, int]:
    """In a project both come from a template, so they are mended once, not on each page."""
    if site.project is None:
        return page_place(site, page, opening)
    return frame_place(site, opening) or ("mkdocs.yml", 1, 1)
