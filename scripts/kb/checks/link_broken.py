"""A link must lead to a page or file that the site has.

Links are resolved on the built HTML as a browser resolves them, and reported at the line that makes them.
"""

from collections.abc import Iterable

from kb.checks.base import Site
from kb.issue import Issue
from kb.locate import fate, near_address, places

NEEDS = "built"
FIX = "Correct the path, or remove the link."


def run(site: Site) -> Iterable[Issue]:
    """Links (not pictures, scripts and the like) whose file is missing."""
    built = site.built
    assert built
    for page, reference, target in built.references():
        if reference.asset or reference.tag == "link" or fate(site, page, reference, target) != "missing":
            continue
        near = near_address(site, page, reference, target, built.pages)
        for place in places(site, page, reference, target):
            yield site.issue(
                "link-broken",
                place,
                f"“{reference.value}” leads to no page",
                f"Link to “{near}”." if near else FIX,
                url=page.url,
            )
