"""Dates of one thing must follow its course: in force after it was signed, read after it was issued, over after it began.

Two dates are out of order only if they are however the missing parts of partial dates are filled in.
"""

from collections.abc import Iterable, Iterator

from kb.checks.base import Site
from kb.issue import Issue
from kb.model.library import Place
from kb.model.period import earliest, latest
from kb.model.yaml_text import Path

NEEDS = "sources"
FIX = "Correct one of the two dates."

_ENDS = ("ended-by-decision", "last-troops-out", "terminated")

# Where it stands, what is too early, its date, what must come before it, and that date.
Pair = tuple[Place, Path, str, str | None, str, str | None]


def run(site: Site) -> Iterable[Issue]:
    """Pairs of dates in records that surely are the wrong way round."""
    for place, path, what, date, before, earlier in (*_of_records(site), *_of_operations(site)):
        if date and earlier and latest(date) < earliest(earlier) <= site.today:  # later ones are for date-future
            message = f"{what} ({date}) is before {before} ({earlier})"
            yield site.issue("date-order", place.at(*path), message, FIX)


def _of_records(site: Site) -> Iterator[Pair]:
    library = site.library
    for key, source in library.sources.items():
        for number, passage in enumerate(source.passages):
            path = ("passages", number, "read")
            yield library.places["sources", key], path, "“read”", passage.read, "“issued” of its source", source.issued
    for key, agreement in library.agreements.items():
        place = library.places["agreements", key]
        began, name = (agreement.in_force, "in_force") if agreement.in_force else (agreement.signed, "signed")
        yield place, ("in_force",), "“in_force”", agreement.in_force, "“signed”", agreement.signed
        yield place, ("ended",), "“ended”", agreement.ended, f"“{name}”", began
    for key, body in library.bodies.items():
        yield library.places["bodies", key], ("ended",), "“ended”", body.ended, "“founded”", body.founded
    for key, country in library.countries.items():
        for number, framework in enumerate(country.frameworks):
            path = ("frameworks", number, "suspended")
            yield library.places["countries", key], path, "“suspended”", framework.suspended, "“from”", framework.from_


def _of_operations(site: Site) -> Iterator[Pair]:
    """Ends that `Operation.end` does not count (that one is for value-undated), and mandates over before they were given."""
    for key, operation in site.library.operations.items():
        place = site.library.places["operations", key]
        start = operation.start.date if operation.start else None
        for number, milestone in enumerate(operation.dates):
            if milestone.type in _ENDS and milestone is not operation.end:
                what = f"“{milestone.type}”"
                yield place, ("dates", number, "date"), what, milestone.date, "the beginning of the operation", start
        for number, mandate in enumerate(operation.mandates):
            given = site.library.resolutions.get(mandate.resolution)
            path = ("mandates", number, "expires")
            date = given.date if given else None
            yield place, path, "“expires”", mandate.expires, f"its resolution {mandate.resolution}", date
