"""Heading levels must not be skipped: a reader who hears only the outline takes `####` after `##` for a lost part."""

from collections import Counter
from collections.abc import Iterable

from kb.checks.base import Site
from kb.issue import Issue
from kb.locate import page_place

NEEDS = "built"
FIX = "Use one more “#” than the heading above it."


def run(site: Site) -> Iterable[Issue]:
    """Headings that are more than one level below the one before."""
    built = site.built
    assert built
    for page in built.pages.values():
        source = site.page_of_url.get(page.url)
        if source:
            before = 1
            for heading in source.headings:
                if heading.level > before + 1:
                    yield site.issue(
                        "heading-skipped",
                        source.place(heading.offset),
                        f"“{heading.text}” jumps from level {before} to {heading.level}",
                        FIX,
                        url=page.url,
                    )
                before = heading.level
            continue
        before = 0
        seen: Counter[int] = Counter()
        for node in page.nodes("h1, h2, h3, h4, h5, h6"):
            level = int((node.tag or "h1")[1])
            seen[level] += 1
            if before and level > before + 1:
                text = " ".join(node.text().split())
                yield site.issue(
                    "heading-skipped",
                    page_place(site, page, rf"<h{level}\b", seen[level] - 1),
                    f"“{text}” jumps from level {before} to {level}",
                    FIX,
                    url=page.url,
                )
            before = level
