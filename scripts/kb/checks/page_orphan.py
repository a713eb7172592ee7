"""A page must be linked from the text of another: a reader finds by reading what they did not know to look for.

Links made by blocks count; the navigation, the way above a title and the footer do not.
"""

from collections.abc import Iterable

from kb.checks._hidden import hidden_link
from kb.checks.base import Site
from kb.issue import Issue

NEEDS = "built"
FIX = "Link to it where a reader would want it, at least from its section's index."


def run(site: Site) -> Iterable[Issue]:
    """Pages that the article of no other page links to."""
    built = site.built
    assert built
    linked = {path for page in built.pages.values() for path in page.followed if path != page.path}
    for page in site.pages.values():
        if page.url and f"{page.url}index.html" not in linked and not hidden_link(site, page):
            yield site.issue("page-orphan", (page.file, 1, 1), "No other page links to this one", FIX, url=page.url)
