"""No operation may come before itself: arrows that pass a mandate or troops on must not lead back."""

from collections.abc import Iterable

from kb.checks.base import Site
from kb.issue import Issue

NEEDS = "sources"
FIX = "Turn one arrow round, or make it “parallel” or “same-crisis”, which may meet."

_FORWARD = {"renamed", "mandate-transferred", "re-hatted", "tasks-partly-taken", "gap"}


def run(site: Site) -> Iterable[Issue]:
    """The arrow that closes each circle, reported once."""
    operations = site.library.operations
    done: set[str] = set()

    def visit(key: str, way: list[str]) -> Iterable[Issue]:
        for number, arrow in enumerate(operations[key].successors):
            if arrow.arrow not in _FORWARD or arrow.to not in operations:
                continue
            if arrow.to in way:
                circle = " → ".join([*way[way.index(arrow.to) :], arrow.to])
                at = site.library.places["operations", key].at("successors", number, "to")
                yield site.issue("lineage-cycle", at, f"The lineage leads back: {circle}", FIX)
            elif arrow.to not in done:
                yield from visit(arrow.to, [*way, arrow.to])
        done.add(key)

    for key in operations:
        if key not in done:
            yield from visit(key, [key])
