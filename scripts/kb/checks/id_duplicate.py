"""An id must stand once on a page: a link to it finds only the first."""

from collections.abc import Iterable

from kb.built import attribute_pattern
from kb.checks.base import Site
from kb.issue import Issue
from kb.locate import page_place

NEEDS = "built"
FIX = "Rename one of them: a heading by its words, or with {#another-id}."


def run(site: Site) -> Iterable[Issue]:
    """Ids that two elements carry, and ids that are empty."""
    built = site.built
    assert built
    for page in built.pages.values():
        source = site.page_of_url.get(page.url)
        for name, count in page.ids.items():
            if count < 2 and name:
                continue
            # The one to rename is the last that somebody wrote: a heading, else an element with an id.
            headings = [source.place(h.offset) for h in source.headings if h.id == name] if source and name else []
            place = headings[-1] if headings else page_place(site, page, attribute_pattern(name, "id"), count - 1)
            said = f"The id “{name}” stands {count} times on the page" if name else "An id is empty"
            fix = FIX if name else "Give it a name, or take the attribute out."
            yield site.issue("id-duplicate", place, said, fix, url=page.url)
