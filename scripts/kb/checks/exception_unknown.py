"""An entry of data/exceptions.yml must name a rule that exists: a misspelt one lets nothing pass."""

from collections.abc import Iterable

from kb.checks.base import Site
from kb.exceptions import FILE
from kb.issue import Issue
from kb.nearest import advice

NEEDS = "report"
FIX = "Name a rule; `check --list` lists them all."


def run(site: Site) -> Iterable[Issue]:
    """Entries whose rule is none."""
    for entry, line, column in site.exceptions.entries:
        if entry.rule not in site.known:
            said = f"No rule is called “{entry.rule}”"
            yield site.issue(
                "exception-unknown", (FILE, line, column), said, advice(entry.rule, site.known, most=0) or FIX
            )
