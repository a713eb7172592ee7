"""A link must not climb out of the site's folder: what lies there is not ours, and a copy of the site breaks."""

from collections.abc import Iterable

from kb.checks.base import Site
from kb.issue import Issue
from kb.locate import fate, places

NEEDS = "built"
FIX = "Count the “../” in the path, and stay under docs/."


def run(site: Site) -> Iterable[Issue]:
    """Addresses whose path leaves the site, also when a browser would clamp it at the root."""
    built = site.built
    assert built
    for page, reference, target in built.references():
        if fate(site, page, reference, target) == "outside":
            for place in places(site, page, reference, target):
                yield site.issue("link-outside", place, f"“{reference.value}” leads out of the site", FIX, url=page.url)
