"""Every page must have a title of its own: two of one name cannot be told apart in search or in a browser's tabs."""

from collections.abc import Iterable

from kb.built import BuiltPage, Document
from kb.checks._head import heads
from kb.checks.base import Site
from kb.issue import Issue

NEEDS = "built"
FIX = "Make one title say what that page alone answers."


def run(site: Site) -> Iterable[Issue]:
    """Pages whose title an earlier page has."""
    built = site.built
    assert built
    first: dict[str, str] = {}
    if site.pages:
        for page in site.pages.values():
            if page.front_matter:
                title = page.front_matter.title.casefold()
                if title in first:
                    yield site.issue(
                        "title-duplicate",
                        page.key_place("title"),
                        f"“{page.front_matter.title}” is the title of {first[title]} too",
                        FIX,
                        url=page.url,
                    )
                first.setdefault(title, page.file)
        return
    for built_page in built.pages.values():
        if built_page.redirects or _is_copy(site, built_page):
            continue  # nobody stays to read the one, and search engines list the original of the other
        shown = built_page.title
        title = shown.casefold()
        if title and title in first:
            yield site.issue(
                "title-duplicate",
                (built_page.path, *_title_place(built.document(built_page.path))),
                f"“{shown}” is the title of {first[title]} too",
                FIX,
                url=built_page.url,
            )
        first.setdefault(title, built_page.path)


def _is_copy(site: Site, page: BuiltPage) -> bool:
    """True if the page's canonical link names another page."""
    assert site.built
    named = [said.attributes.get("href", "") for said in heads(site)[page.path].canonicals]
    return any(site.built.resolve(page, href).path not in (None, page.path) for href in named)


def _title_place(page: Document) -> tuple[int, int]:
    return page.place(next((title for title in page.tagged("title")), None))
