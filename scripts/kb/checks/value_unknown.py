"""`[=operation.field]` must name a value that the data has: without one, readers see nothing where a figure should be."""

import re
from collections.abc import Iterable

from kb.checks.base import Site
from kb.issue import Issue
from kb.model import values
from kb.nearest import advice
from kb.parse import citations
from kb.parse.page import SourcePage

NEEDS = "sources"
FIX = "Name an operation on record and one of its fields."

_BEGUN = re.compile(r"(?<!\\)(?:\[=(?![\w.-]+\])|\{=)[ ]?[\w.-]{0,80}")
_UNMARKED = re.compile(r"(?<!\\)\[([\w-]+\.\w+)\](?![(\[:])")


def run(site: Site) -> Iterable[Issue]:
    """Paths of no record, no field, or a field without a value."""
    known = [f"{key}.{field}" for key in site.library.operations for field in values.FIELDS]
    known += [f"count.{what}" for what in values.COUNTS]
    fields = set(known)
    for page in site.pages.values():
        yield from _unmarked(site, page, fields)
        for match in citations.VALUE.finditer(page.masked):
            path = match["path"]
            if ("operations", path.partition(".")[0]) in site.library.left_out:
                continue  # its file's fault is reported there
            if values.show(site.library, path, site.today) is None:
                if path in known:
                    words, fix = "has no value on record", "Add it to the operation's file, or leave it out here."
                else:
                    words, fix = "names no value", advice(path, known, most=0) or FIX
                yield site.issue("value-unknown", page.place(match.start()), f"“[={path}]” {words}", fix)


def _unmarked(site: Site, page: SourcePage, known: set[str]) -> Iterable[Issue]:
    """Values whose “=” was forgotten, and beginnings of a value that go on otherwise."""
    for match in _UNMARKED.finditer(page.masked):
        if match[1] in known:
            place = page.place(match.start())
            yield site.issue(
                "value-unknown", place, f"“{match.group()}” is shown as it is typed", f"Write “[={match[1]}]”."
            )
    for match in _BEGUN.finditer(page.masked):
        message = f"“{match.group().strip()}” is shown as it is typed, for it is no whole value"
        yield site.issue("value-unknown", page.place(match.start()), message, "Write “[=operation.field]”.")
