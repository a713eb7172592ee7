"""A block that cannot be filled shows a box in its place; no page with such a box is published."""

from collections import Counter
from collections.abc import Iterable

from kb.checks.base import Site
from kb.issue import Issue
from kb.locate import page_place

NEEDS = "built"
FIX = "Mend what the box says; if it is no fault of the data, report it."


def run(site: Site) -> Iterable[Issue]:
    """Error boxes that carry a block's name."""
    built = site.built
    assert built
    for page in built.pages.values():
        seen: Counter[str] = Counter()
        for number, node in enumerate(page.nodes(".kb-error[data-block]")):
            name = node.attributes.get("data-block") or ""
            source = site.page_of_url.get(page.url)
            blocks = [block for block in source.blocks if block.name == name] if source else []
            if source and blocks:
                place = source.place(blocks[min(seen[name], len(blocks) - 1)].offset)
            else:
                place = page_place(site, page, r"<[^>]*\bkb-error\b", number)
            seen[name] += 1
            yield site.issue("block-failed", place, " ".join(node.text().split()), FIX, url=page.url)
