"""Two glossary terms must not have one name: a reader who looks it up gets both, and the text explains only the first.

Terms, abbreviations and aliases count, in whatever letter case. One alias on two pages is for alias-missing.
"""

from collections.abc import Iterable, Iterator

from kb.checks.base import Site
from kb.issue import Issue
from kb.model.term import Term

NEEDS = "sources"
FIX = "Keep it on one of the two."


def run(site: Site) -> Iterable[Issue]:
    """Names that an earlier record of data/terms/ has."""
    first: dict[str, str] = {}
    for key, term in site.library.terms.items():
        for name, path in _names(term):
            other = first.setdefault(name.casefold(), key)
            if other != key:
                message = f"“{name}” is a name of data/terms/{other}.yml too"
                yield site.issue("alias-duplicate", site.library.places["terms", key].at(*path), message, FIX)


def _names(term: Term) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    yield term.term, ("term",)
    if term.abbreviation:
        yield term.abbreviation, ("abbreviation",)
    for number, alias in enumerate(term.aliases):
        yield alias, ("aliases", number)
