"""A picture, script, stylesheet or other file that a page loads must be in the site."""

from collections.abc import Iterable

from kb.checks._dead import missing
from kb.checks.base import Site
from kb.issue import Issue

NEEDS = "built"
FIX = "Correct the path, or add the file under docs/assets/."


def run(site: Site) -> Iterable[Issue]:
    """Assets whose file is missing."""
    assert site.built
    names = sorted(name for name in site.built.files if not name.endswith(".html"))
    yield from missing(site, "asset-missing", True, names, "The file “{}” is not in the site", "Use", FIX)
