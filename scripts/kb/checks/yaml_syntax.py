"""YAML must be readable: front matter and records are taken as data, and one bad line hides the rest of its file."""

from collections.abc import Iterable

from kb.checks._library import found
from kb.checks.base import Site
from kb.issue import Issue

NEEDS = "sources"
FIX = "Check indentation and colons; put quotes round text that holds “: ”."


def run(site: Site) -> Iterable[Issue]:
    """What reading the files found."""
    return found(site, "yaml-syntax")
