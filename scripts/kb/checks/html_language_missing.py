"""A page must name its language and have a title: screen readers choose the voice by the one, tabs show the other."""

from collections.abc import Iterable

from kb.checks.base import Site
from kb.issue import Issue
from kb.locate import page_place

NEEDS = "built"
FIX = 'Write <html lang="en"> and a <title>; in this project both come from overrides/ and mkdocs.yml.'


def run(site: Site) -> Iterable[Issue]:
    """Pages without lang or without title."""
    built = site.built
    assert built
    for page in built.pages.values():
        root = page.tree.css_first("html")
        if root is None or not (root.attributes.get("lang") or "").strip():
            yield site.issue(
                "html-language-missing",
                page_place(site, page, "<html"),
                "The page does not name its language",
                FIX,
                url=page.url,
            )
        title = page.tree.css_first("head > title")
        if title is None or not title.text(strip=True):
            yield site.issue(
                "html-language-missing", page_place(site, page, "<head"), "The page has no title", FIX, url=page.url
            )
