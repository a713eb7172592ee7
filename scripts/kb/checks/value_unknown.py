"""`[=operation.field]` must name a value that the data has: without one, readers see nothing where a figure should be."""

from collections.abc import Iterable

from kb.checks.base import Site
from kb.issue import Issue
from kb.model import values
from kb.nearest import advice
from kb.parse import citations

NEEDS = "sources"
FIX = "Name an operation on record and one of its fields."


def run(site: Site) -> Iterable[Issue]:
    """Paths of no record, no field, or a field without a value."""
    known = [f"{key}.{field}" for key in site.library.operations for field in values.FIELDS]
    known += [f"count.{what}" for what in values.COUNTS]
    for page in site.pages.values():
        for match in citations.VALUE.finditer(page.masked):
            path = match["path"]
            if values.show(site.library, path, site.today) is None:
                if path in known:
                    words, fix = "has no value on record", "Add it to the operation's file, or leave it out here."
                else:
                    words, fix = "names no value", advice(path, known, most=0) or FIX
                yield site.issue("value-unknown", page.place(match.start()), f"“[={path}]” {words}", fix)
