"""An entry of data/exceptions.yml must be looked at again by its day: what is let pass for good is no exception."""

from collections.abc import Iterable

from kb.checks.base import Site
from kb.exceptions import FILE
from kb.issue import Issue

NEEDS = "report"
FIX = "Mend what it lets pass and remove it, or give it a later day with a reason that still holds."


def run(site: Site) -> Iterable[Issue]:
    """Entries whose day is past; they go on to hold, so that the passing of a day breaks no build."""
    for entry, line, column in site.exceptions.entries:
        if entry.until < site.today:
            said = f"The exception from “{entry.rule}” for “{entry.file}” ended on {entry.until}"
            yield site.issue("exception-expired", (FILE, line, column), said, FIX, severity="warning")
