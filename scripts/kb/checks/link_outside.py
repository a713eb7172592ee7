"""A link must not climb out of the site's folder: what lies there is not ours, and a copy of the site breaks."""

from collections.abc import Iterable

from kb.checks.base import Site
from kb.issue import Issue
from kb.locate import places

NEEDS = "built"
FIX = "Count the “../” in the path, and stay under docs/."


def run(site: Site) -> Iterable[Issue]:
    """Addresses whose path leaves the site, also when a browser would clamp it at the root."""
    built = site.built
    assert built
    for page, reference, target in built.references():
        depth = page.url.count("/")
        climbs = reference.value.count("../") if reference.value.startswith("../") else 0
        outside = target.path is not None and target.path.startswith("../")
        if outside or (climbs > depth and target.path is not None and not target.outside):
            for place in places(site, page, reference, target):
                yield site.issue("link-outside", place, f"“{reference.value}” leads out of the site", FIX, url=page.url)
