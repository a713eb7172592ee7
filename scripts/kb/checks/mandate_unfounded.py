"""A mandate must name a resolution on record; the first is not later than the beginning, and renewals follow it.

A first mandate that came later is possible (a force already there was authorised afterwards); then the record says why.
"""

from collections.abc import Iterable

from kb.checks.base import Site
from kb.issue import Issue
from kb.model.operation import Mandate
from kb.model.period import latest
from kb.nearest import advice

NEEDS = "sources"
FIX = "Record the resolution under data/resolutions/, or give the reason in “before_reason”."


def run(site: Site) -> Iterable[Issue]:
    """Unknown resolutions, renewals out of order, and first mandates after the start without a reason."""
    library = site.library
    for key, operation in library.operations.items():
        place = library.places["operations", key]
        dates: list[tuple[str, int, Mandate]] = []
        for number, mandate in enumerate(operation.mandates):
            found = library.resolutions.get(mandate.resolution)
            if found is None and ("resolutions", mandate.resolution) in library.left_out:
                continue
            if found is None:
                at = place.at("mandates", number, "resolution")
                message = f"The resolution “{mandate.resolution}” is not on record"
                yield site.issue(
                    "mandate-unfounded", at, message, advice(mandate.resolution, library.resolutions, most=0) or FIX
                )
                continue
            if dates and found.date < dates[-1][0]:
                at = place.at("mandates", number, "resolution")
                message = (
                    f"The resolution “{mandate.resolution}” ({found.date}) stands after a later one ({dates[-1][0]})"
                )
                yield site.issue("mandate-unfounded", at, message, "Put mandates in the order of their resolutions.")
            dates.append((found.date, number, mandate))
        if dates and operation.start:
            first, number, mandate = min(dates, key=lambda item: item[0])
            if first > latest(operation.start.date).isoformat() and not mandate.before_reason:
                at = place.at("mandates", number, "resolution")
                message = f"The first mandate ({first}) is later than the start ({operation.start.date})"
                yield site.issue("mandate-unfounded", at, message, FIX)
