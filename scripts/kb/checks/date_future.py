"""A date of what was done must not lie in the future: nobody has read, signed, decided or counted anything there yet.

An end, an expiry and a force yet to begin may be set for a day to come, a ceiling or a pledge may be for one.
"""

from collections.abc import Iterable, Iterator

from kb.checks.base import Site
from kb.issue import Issue
from kb.model.evidence import Number
from kb.model.library import Place
from kb.model.operation import Label, Review, Strength
from kb.model.walk import evidence
from kb.model.yaml_text import Path

NEEDS = "sources"
FIX = "Write the day on which it was done."


def run(site: Site) -> Iterable[Issue]:
    """`verified` of pages, `read` and `issued` of sources, and the dates of records, after the day of the build."""
    today = site.today.isoformat()
    for page in site.pages.values():
        if page.front_matter and page.front_matter.verified > today:
            yield site.issue(
                "date-future",
                page.key_place("verified"),
                f"“verified” is {page.front_matter.verified}, after today ({today})",
                FIX,
            )
    for place, path, date in (*_of_sources(site), *_of_records(site)):
        if date and date > today:
            yield site.issue("date-future", place.at(*path), f"“{path[-1]}” is {date}, after today ({today})", FIX)


def _of_sources(site: Site) -> Iterator[tuple[Place, Path, str | None]]:
    for key, source in site.library.sources.items():
        place = site.library.places["sources", key]
        yield place, ("issued",), source.issued
        for number, passage in enumerate(source.passages):
            yield place, ("passages", number, "read"), passage.read


def _of_records(site: Site) -> Iterator[tuple[Place, Path, str | None]]:
    library = site.library
    for key, resolution in library.resolutions.items():
        yield library.places["resolutions", key], ("date",), resolution.date
    for key, agreement in library.agreements.items():
        yield library.places["agreements", key], ("signed",), agreement.signed
    for key, operation in library.operations.items():
        for path, value in evidence(operation):
            planned = isinstance(value, Strength) and value.measure != "deployed"
            if isinstance(value, Number | Label | Review) and not planned:
                yield library.places["operations", key], (*path, "date"), value.date
