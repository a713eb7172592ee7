"""A record that names another must name one that exists: an operation, a country, a page."""

from collections.abc import Iterable, Iterator

from kb.checks.base import Site
from kb.issue import Issue
from kb.nearest import nearest, nearest_path

NEEDS = "sources"
FIX = "Name an existing record, or add it under data/."

_KINDS = {"operation": "operations", "country": "countries", "page": ""}

Naming = tuple[str, str, tuple[str, int, int]]


def run(site: Site) -> Iterable[Issue]:
    """Ids of no operation, codes of no country, paths of no page."""
    library = site.library
    known = {
        "operation": library.operations,
        "country": {code.upper() for code in library.countries},
        "page": site.pages,
    }
    for what, name, place in _named(site):
        # A record whose file has a fault of its own is reported there, once.
        if name not in known[what] and (_KINDS[what], name.lower()) not in library.left_out:
            near = nearest_path(name, site.pages) if what == "page" else nearest(_as_filed(what, name), known[what])
            fix = f"Write “{near}”." if near else FIX
            yield site.issue("record-unknown", place, f"There is no {what} “{name}”", fix)


def _as_filed(what: str, name: str) -> str:
    return name.upper() if what == "country" else name


def _named(site: Site) -> Iterator[Naming]:
    library = site.library
    for key, operation in library.operations.items():
        place = library.places["operations", key]
        for number, arrow in enumerate(operation.successors):
            yield "operation", arrow.to, place.at("successors", number, "to")
        for number, code in enumerate(operation.countries):
            yield "country", code, place.at("countries", number)
        for number, contributor in enumerate(operation.contributors):
            yield "country", contributor.country, place.at("contributors", number, "country")
        if operation.page:
            yield "page", operation.page, place.at("page")
    for key, resolution in library.resolutions.items():
        for number, name in enumerate(resolution.operations):
            yield "operation", name, library.places["resolutions", key].at("operations", number)
    for key, agreement in library.agreements.items():
        place = library.places["agreements", key]
        for number, name in enumerate(agreement.operations):
            yield "operation", name, place.at("operations", number)
        if agreement.page:
            yield "page", agreement.page, place.at("page")
    for key, body in library.bodies.items():
        place = library.places["bodies", key]
        if body.page:
            yield "page", body.page, place.at("page")
        for number, post in enumerate(body.posts):
            if post.operation:
                yield "operation", post.operation, place.at("posts", number, "operation")
