"""Nothing may be loaded from another host: it would tell that host who reads what, and break offline."""

from collections.abc import Iterable

from kb.checks.base import Site
from kb.issue import Issue
from kb.locate import places

NEEDS = "built"
FIX = "Keep a copy under docs/assets/ if its licence allows, or link to it instead."


def run(site: Site) -> Iterable[Issue]:
    """Pictures, scripts, styles, frames and hints that a browser would fetch from elsewhere."""
    built = site.built
    assert built
    for page, reference, target in built.references():
        if reference.asset and target.outside and target.host:
            for place in places(site, page, reference, target):
                yield site.issue(
                    "resource-external", place, f"“{reference.value}” is loaded from another host", FIX, url=page.url
                )
    for page in built.pages.values():
        for node in page.tree.css("link[rel=preconnect], link[rel=dns-prefetch]"):
            href = node.attributes.get("href") or ""
            source = site.page_of_url.get(page.url)
            place = (source.file, 1, 1) if source else (page.path, *page.place(href))
            yield site.issue(
                "resource-external", place, f"“{href}” is contacted before anybody asks", FIX, url=page.url
            )
