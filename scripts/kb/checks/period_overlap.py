"""Two values must not hold the same slot at the same time: a name, a membership, a post, a command at one level.

Meeting on one day is no overlap, and partial dates are given the benefit of the doubt.
"""

from collections.abc import Iterable, Iterator, Sequence

from kb.checks.base import Site
from kb.issue import Issue
from kb.model.evidence import Dated
from kb.model.library import Place
from kb.model.period import overlaps

NEEDS = "sources"
FIX = "Correct “from” or “until” of one of the two, or move one to the slot it belongs to."

Slot = tuple[str, Place, tuple[str | int, ...], Sequence[tuple[int, Dated]]]


def run(site: Site) -> Iterable[Issue]:
    """Pairs that surely overlap."""
    for what, place, path, values in _slots(site):
        for first, second in overlaps([value.period for _, value in values]):
            at = place.at(*path, values[second][0])
            yield site.issue(
                "period-overlap", at, f"{what}: entries {values[first][0] + 1} and {values[second][0] + 1} overlap", FIX
            )


def _slots(site: Site) -> Iterator[Slot]:
    library = site.library
    for key, operation in library.operations.items():
        place = library.places["operations", key]
        yield "names", place, ("names",), list(enumerate(operation.names))
        for level in sorted({command.level for command in operation.command}):
            held = [(n, c) for n, c in enumerate(operation.command) if c.level == level and (c.from_ or c.until)]
            yield f"command at level “{level}”", place, ("command",), held
    for key, country in library.countries.items():
        place = library.places["countries", key]
        yield "names", place, ("names",), list(enumerate(country.names))
        for framework in sorted({f.framework for f in country.frameworks}):
            member = [(n, f) for n, f in enumerate(country.frameworks) if f.framework == framework]
            yield f"membership of “{framework}”", place, ("frameworks",), member
    for key, body in library.bodies.items():
        for number, post in enumerate(body.posts):
            dated = [(n, h) for n, h in enumerate(post.holders) if h.from_ and h.until]
            yield f"post “{post.title}”", library.places["bodies", key], ("posts", number, "holders"), dated
