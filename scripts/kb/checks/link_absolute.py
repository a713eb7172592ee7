"""A link to our own site must be relative: an absolute one breaks in previews, copies and downloads."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from kb.checks.base import Site
from kb.issue import Issue
from kb.locate import fate, places

NEEDS = "built"
FIX = "Link to the .md file by a relative path."


def run(site: Site) -> Iterable[Issue]:
    """Links in the article that spell out the site's own host."""
    built = site.built
    assert built
    if not built.host:
        return
    for page, reference, target in built.references():
        if (
            reference.in_article
            and reference.tag in ("a", "area", "img")
            # A dead one is reported as such; a malformed one cannot be split.
            and fate(site, page, reference, target) == "found"
            and urlsplit(reference.value.strip()).netloc == built.host
        ):
            for place in places(site, page, reference, target):
                yield site.issue(
                    "link-absolute", place, f"“{reference.value}” spells out the site's own address", FIX, url=page.url
                )
