"""A page must have exactly one first-level heading: it is the page's name to screen readers and search engines."""

from collections.abc import Iterable

from kb.checks.base import Site
from kb.issue import Issue
from kb.locate import page_place

NEEDS = "built"
FIX = "Keep one “# Title” and make the others “##”."


def run(site: Site) -> Iterable[Issue]:
    """Pages with none, or with more than one."""
    built = site.built
    assert built
    for page in built.pages.values():
        source = site.page_of_url.get(page.url)
        count = len(page.nodes("h1"))
        if source:
            own = [heading for heading in source.headings if heading.level == 1]
            for heading in own[1:]:
                yield site.issue(
                    "heading-h1",
                    source.place(heading.offset),
                    f"“{heading.text}” is a second first-level heading",
                    FIX,
                    url=page.url,
                )
            if len(own) < 2 and count > 1:
                yield site.issue(
                    "heading-h1",
                    page_place(site, page, r"<h1\b", 1 - len(own)),
                    f"The page has {count} first-level headings",
                    FIX,
                    url=page.url,
                )
            if not own and count == 0:
                yield site.issue(
                    "heading-h1",
                    (source.file, 1, 1),
                    "The page has no first-level heading",
                    "Begin the text with “# ” and the title.",
                    url=page.url,
                )
        elif count != 1:
            words = "no first-level heading" if count == 0 else f"{count} first-level headings"
            place = page_place(site, page, r"<h1\b", 1)
            fix = FIX if count else "Begin the page with <h1> and its title."
            yield site.issue("heading-h1", place, f"The page has {words}", fix, url=page.url)
