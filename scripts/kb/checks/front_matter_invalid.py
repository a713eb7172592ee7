"""A page's front matter must fit its schema: title, description (50 to 160 characters), kind, verified, role."""

from collections.abc import Iterable

from kb.checks._library import found
from kb.checks.base import Site
from kb.issue import Issue

NEEDS = "sources"
FIX = "The message names the key and what it takes."


def run(site: Site) -> Iterable[Issue]:
    """What reading the files found."""
    return found(site, "front-matter-invalid")
