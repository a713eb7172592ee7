"""A link must lead to a page or file that the site has.

Links are resolved on the built HTML as a browser resolves them, and reported at the line that makes them.
"""

from collections.abc import Iterable

from kb.checks._dead import missing
from kb.checks.base import Site
from kb.issue import Issue

NEEDS = "built"
FIX = "Correct the path, or remove the link."


def run(site: Site) -> Iterable[Issue]:
    """Links (not pictures, scripts and the like) whose file is missing."""
    assert site.built
    yield from missing(site, "link-broken", False, site.built.pages, "“{}” leads to no page", "Link to", FIX)
