"""A block that cannot be filled shows a box in its place; no page with such a box is published."""

from collections.abc import Iterable

from kb.checks.base import Site
from kb.issue import Issue

NEEDS = "built"
FIX = "Mend what the box says; if it is no fault of the data, report it."


def run(site: Site) -> Iterable[Issue]:
    """Error boxes that carry a block's name."""
    built = site.built
    assert built
    for page in built.pages.values():
        for node in page.tree.css(".kb-error[data-block]"):
            name = node.attributes.get("data-block") or ""
            source = site.page_of_url.get(page.url)
            block = next((b for b in source.blocks if b.name == name), None) if source else None
            place = source.place(block.offset) if source and block else (page.path, *page.node_place("kb-error"))
            yield site.issue("block-failed", place, node.text(strip=True), FIX, url=page.url)
