"""An entry of data/exceptions.yml must let some problem pass: one that does not hides the next real one."""

from collections.abc import Iterable

from kb.checks.base import Site
from kb.exceptions import FILE
from kb.issue import Issue

NEEDS = "report"
FIX = "Remove the entry."


def run(site: Site) -> Iterable[Issue]:
    """Entries that nothing fell under, of rules that were run."""
    for number, (entry, line, column) in enumerate(site.exceptions.entries):
        if number not in site.exceptions.used and entry.rule in site.ran:
            said = f"Nothing in “{entry.file}” breaks the rule “{entry.rule}” any more"
            yield site.issue("exception-unused", (FILE, line, column), said, FIX, severity="warning")
