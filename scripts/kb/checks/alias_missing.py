"""A page about an operation, agreement or institution must have aliases: readers type acronyms and former names.

An alias must lead to one page: measured, aliases decide whether search finds a page, more than the engine does.
"""

from collections.abc import Iterable

from kb.checks.base import Site
from kb.issue import Issue

NEEDS = "sources"
FIX = "Add “aliases:” with acronym, former name, codename or other spelling."

_KINDS = {"operation", "agreement", "institution"}


def run(site: Site) -> Iterable[Issue]:
    """Pages of these kinds without any alias, and aliases that an earlier page has."""
    first: dict[str, str] = {}
    for page in site.pages.values():
        head = page.front_matter
        if not head:
            continue
        if head.kind in _KINDS and not head.aliases:
            yield site.issue(
                "alias-missing", page.key_place("kind"), f"A page of kind “{head.kind}” must have aliases", FIX
            )
        for number, alias in enumerate(head.aliases):
            name = alias.casefold()
            if name in first and first[name] != page.file:
                yield site.issue(
                    "alias-missing",
                    page.key_place("aliases", number),
                    f"The alias “{alias}” is one of {first[name]} too",
                    "Keep it on one page.",
                )
            first.setdefault(name, page.file)
