"""A link must not climb out of the site's folder: what lies there is not ours, and a copy of the site breaks."""

from collections.abc import Iterable

from kb.checks import _beside
from kb.checks._dead import of_fate
from kb.checks.base import Site
from kb.issue import Issue
from kb.locate import places

NEEDS = "built"
FIX = "Count the “../” in the path, and stay under docs/."


def run(site: Site) -> Iterable[Issue]:
    """Addresses whose path leaves the site, also when a browser would clamp it at the root."""
    for page, reference, target in of_fate(site, "outside"):
        for place in places(site, page, reference, target):
            yield site.issue("link-outside", place, f"“{reference.value}” leads out of the site", FIX, url=page.url)
    for named in _beside.of_fate(site, "outside"):
        yield site.issue("link-outside", named.place, f"“{named.value}” leads out of the site", FIX)
