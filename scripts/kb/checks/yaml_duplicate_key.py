"""A key must stand once in a record: YAML keeps the last one in silence, and the first is lost."""

from collections.abc import Iterable

from kb.checks._library import found
from kb.checks.base import Site
from kb.issue import Issue

NEEDS = "sources"
FIX = "Keep one of the two."


def run(site: Site) -> Iterable[Issue]:
    """What reading the files found."""
    return found(site, "yaml-duplicate-key")
