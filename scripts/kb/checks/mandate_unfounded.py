"""A mandate must name a resolution on record that is not later than the operation's beginning.

A first mandate that came later is possible (a force already there was authorised afterwards); then the record says why.
"""

from collections.abc import Iterable

from kb.checks.base import Site
from kb.issue import Issue
from kb.model.period import latest
from kb.nearest import advice

NEEDS = "sources"
FIX = "Record the resolution under data/resolutions/, or give the reason in “before_reason”."


def run(site: Site) -> Iterable[Issue]:
    """Unknown resolutions, and first mandates after the start without a reason."""
    library = site.library
    for key, operation in library.operations.items():
        place = library.places["operations", key]
        dates = []
        for number, mandate in enumerate(operation.mandates):
            found = library.resolutions.get(mandate.resolution)
            if found is None:
                at = place.at("mandates", number, "resolution")
                message = f"The resolution “{mandate.resolution}” is not on record"
                yield site.issue(
                    "mandate-unfounded", at, message, advice(mandate.resolution, library.resolutions, most=0) or FIX
                )
            else:
                dates.append((found.date, number, mandate))
        if dates and operation.start:
            first, number, mandate = min(dates, key=lambda item: item[0])
            if first > latest(operation.start.date).isoformat() and not mandate.before_reason:
                at = place.at("mandates", number, "resolution")
                message = f"The first mandate ({first}) is later than the start ({operation.start.date})"
                yield site.issue("mandate-unfounded", at, message, FIX)
