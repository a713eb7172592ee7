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
        if reference.tag == "link" and target.outside and reference.hint:
            for place in places(site, page, reference, target):
                yield site.issue(
                    "resource-external",
                    place,
                    f"“{reference.value}” is contacted before anybody asks",
                    FIX,
                    url=page.url,
                )
