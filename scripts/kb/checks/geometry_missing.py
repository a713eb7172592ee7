"""An operation of groups A to F must have a mark for the map, and the mark must lie on it: what is not drawn is overlooked."""

from collections.abc import Iterable

from kb.checks.base import Site
from kb.issue import Issue

NEEDS = "sources"
FIX = "Add “marker: [longitude, latitude]” in degrees, east and north positive."


def run(site: Site) -> Iterable[Issue]:
    """Missing marks, and marks that are no place on earth (as a rule longitude and latitude are the wrong way round)."""
    for key, operation in site.library.operations.items():
        place = site.library.places["operations", key]
        if operation.marker is None:
            if operation.group in "ABCDEF":
                yield site.issue("geometry-missing", place.at(), "The operation has no mark for the map", FIX)
            continue
        longitude, latitude = operation.marker
        if abs(longitude) > 180 or abs(latitude) > 90:
            message = f"The mark [{longitude:g}, {latitude:g}] is no place on earth"
            yield site.issue("geometry-missing", place.at("marker"), message, FIX)
