"""A figure that changes must have its date: a strength without one is read as today's."""

from collections.abc import Iterable

from kb.checks.base import Site
from kb.issue import Issue

NEEDS = "sources"
FIX = "Add “date:”, or “from:” and “until:”, as the source gives it."


def run(site: Site) -> Iterable[Issue]:
    """Strengths, contributor counts and contributors without a date; dates of an operation in the wrong order."""
    for key, operation in site.library.operations.items():
        place = site.library.places["operations", key]
        for name in ("strength", "contributor_count", "contributors"):
            for number, value in enumerate(getattr(operation, name)):
                if not (value.date or value.from_ or value.until):
                    yield site.issue("value-undated", place.at(name, number), f"An entry of “{name}” has no date", FIX)
        start, end = operation.start, operation.end
        if start and end and end.date < start.date[: len(end.date)]:
            at = place.at("dates", operation.dates.index(end), "date")
            yield site.issue(
                "value-undated",
                at,
                f"It ends ({end.date}) before it begins ({start.date})",
                "Correct one of the two dates.",
            )
