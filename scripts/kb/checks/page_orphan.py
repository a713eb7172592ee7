"""A page must be linked from the text of another: a reader finds by reading what they did not know to look for."""

import posixpath
from collections.abc import Iterable

from kb.checks.base import Site
from kb.issue import Issue

NEEDS = "sources"
FIX = "Link to it where a reader would want it, at least from its section's index."


def run(site: Site) -> Iterable[Issue]:
    """Pages that no other page's text, and no record, links to."""
    linked = {section.page.partition("#")[0] for section in site.library.article.values()}
    for page in site.pages.values():
        for link in page.links:
            path = link.target.partition("#")[0]
            target = posixpath.normpath(posixpath.join(posixpath.dirname(page.uri), path))
            if path and target != page.uri:
                linked.add(target)
    for uri, page in site.pages.items():
        if uri != "index.md" and uri not in linked:
            yield site.issue("page-orphan", (page.file, 1, 1), "No other page links to this one", FIX)
