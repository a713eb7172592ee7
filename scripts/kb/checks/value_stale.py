"""A value that changes must be looked up again in time; until then readers see when it was last checked."""

from collections.abc import Iterable

from kb.checks.base import Site
from kb.issue import Issue
from kb.model.evidence import Dated
from kb.model.values import is_stale
from kb.model.walk import evidence

NEEDS = "sources"
FIX = "Look it up; add the newer value with its date, or move “date:” if the source confirms the old one."


def run(site: Site) -> Iterable[Issue]:
    """Warnings for the newest value of each field whose period of recheck has passed."""
    for key, operation in site.library.operations.items():
        newest: dict[str, tuple[str, Dated, tuple[str | int, ...]]] = {}
        for path, value in evidence(operation):
            if isinstance(value, Dated) and path:
                date = value.date or value.from_ or ""
                field = str(path[0])
                if field not in newest or date > newest[field][0]:
                    newest[field] = (date, value, path)
        for field, (date, value, path) in newest.items():
            if is_stale(value, site.today):
                at = site.library.places["operations", key].at(*path)
                yield site.issue(
                    "value-stale",
                    at,
                    f"“{field}” of {date} was to be looked up again after {value.recheck}",
                    FIX,
                    severity="warning",
                )
