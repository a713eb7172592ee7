"""A link with `#anchor` must name an anchor that the page has.

`#top` and the empty fragment always work; text fragments (`#:~:text=`) are the browser's own.
"""

from collections.abc import Iterable

from kb.checks.base import Site
from kb.issue import Issue
from kb.locate import places
from kb.nearest import advice

NEEDS = "built"
FIX = "Name a heading of the page: lower case, hyphens for spaces."


def run(site: Site) -> Iterable[Issue]:
    """Fragments that name no id on an existing page."""
    built = site.built
    assert built
    for page, reference, target in built.references():
        if reference.tag not in ("a", "area") or target.path not in built.pages or not target.fragment:
            continue
        fragment = target.fragment.split(":~:", 1)[0]
        ids = built.pages[target.path].ids
        if not fragment or fragment in ids or fragment.casefold() == "top":
            continue
        headings = [name for name in ids if not name.startswith(("__", "fn:", "fnref"))]
        shown = site.page_of_url.get(built.pages[target.path].url)
        for place in places(site, page, reference, target):
            yield site.issue(
                "anchor-missing",
                place,
                f"“#{fragment}” is not on {shown.uri if shown else target.path}",
                advice(fragment, headings, mark="#") or FIX,
                url=page.url,
            )
