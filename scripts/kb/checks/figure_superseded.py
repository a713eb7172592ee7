"""A figure typed by hand must not be an older value of the page's own record, in a sentence without a date.

Readers would take it for today's. Write `[=operation.strength]`, or say of when it is.
"""

import re
from collections.abc import Iterable

from kb.checks.base import Site
from kb.issue import Issue
from kb.model.values import current_strength, latest_of

NEEDS = "sources"
FIX = "Write [=operation.field], or add the date that the figure is of."

_DATED = re.compile(r"\b(?:1[89]|20)\d\d\b")


def run(site: Site) -> Iterable[Issue]:
    """Old strengths and contributor counts in undated sentences of the operation's page."""
    for key, operation in site.library.operations.items():
        page = site.pages.get(operation.page or "")
        if page is None:
            continue
        old: dict[str, str] = {}
        for name in ("strength", "contributor_count"):
            numbers = getattr(operation, name)
            newest = current_strength(operation) if name == "strength" else latest_of(numbers)
            for number in numbers:
                if (
                    number is not newest
                    and (number.date or number.from_)  # value-undated reports one without
                    and number.value
                    and number.value >= 10
                    and newest
                    and number.value != newest.value
                ):
                    old[f"{number.value:,}"] = f"{name} of {number.date or number.from_}"
        for unit in page.units:
            if _DATED.search(unit.text):
                continue
            for figure, what in old.items():
                match = re.search(rf"(?<![\d,.-]){re.escape(figure)}(?![\d,.]*\d)", unit.text)
                if match:
                    place = page.place(unit.offset + match.start())
                    yield site.issue("figure-superseded", place, f"“{figure}” is an older value of {key}: {what}", FIX)
