"""A record must fit its schema: known keys, right types, real dates, known words."""

from collections.abc import Iterable

from kb.checks._library import found
from kb.checks.base import Site
from kb.issue import Issue

NEEDS = "sources"
FIX = "The message names the key and what it takes; the schemas are in data/schema/."


def run(site: Site) -> Iterable[Issue]:
    """What reading the files found."""
    return found(site, "data-invalid")
