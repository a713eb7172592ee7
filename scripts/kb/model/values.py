"""What `[=operation.field]` prints: a value from data in words, with its date, and the places that bear it out.

Fields: name, short, status, start, end, duration, strength, peak, contributors, lead. Counts: `count.operations`,
`count.running`, `count.sources`, `count.terms`, `count.claims`, `count.resolutions`, `count.agreements`.
Derived figures (duration, peak, counts) are computed here and typed nowhere.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass

from kb.model.evidence import Dated, Number
from kb.model.library import Library
from kb.model.locator import Pointer
from kb.model.operation import Operation
from kb.model.period import Period, earliest, latest, years
from kb.model.record import in_words


@dataclass(frozen=True)
class Shown:
    """Words for a reader, and the places they rest on (none for a count of our own records)."""

    text: str
    pointers: tuple[Pointer, ...] = ()


def figure(number: Number) -> str:
    """`about 4,600`, or `4,500 to 4,700` where the source gives a range."""
    if number.value is not None:
        text = f"{number.value:,}"
    elif number.low is not None and number.high is not None:
        text = f"{number.low:,} to {number.high:,}"
    elif number.high is not None:
        text = f"up to {number.high:,}"
    else:
        text = f"at least {number.low:,}"
    return f"about {text}" if number.about else text


def is_stale(value: Dated, today: dt.date) -> bool:
    """True if the value's period of recheck has passed since the date it is of."""
    if not value.recheck or not (value.date or value.from_):
        return False
    amount, unit = int(value.recheck.split()[0]), value.recheck.split()[1].rstrip("s")
    days = {"day": 1, "month": 30.437, "year": 365.2425}[unit] * amount
    return (today - latest(value.date or value.from_ or "")).days > days


def as_of(value: Dated, today: dt.date) -> str:
    """The date of a value in brackets: `(March 2026)`, or `(when last checked, March 2026)` once it is stale."""
    date = value.date or value.from_
    if not date:
        return ""
    return f" (when last checked, {in_words(date)})" if is_stale(value, today) else f" ({in_words(date)})"


def latest_of(numbers: tuple[Number, ...]) -> Number | None:
    """The newest dated figure."""
    dated = [number for number in numbers if number.date or number.from_]
    return max(dated, key=lambda n: earliest(n.date or n.from_ or ""), default=None)


def duration(operation: Operation, today: dt.date) -> str:
    """How long it ran, or has run until `today`, in words; "" without a start. Counted in whole months below two years."""
    start, end = operation.start, operation.end
    if not start or (operation.status == "ended" and not end):
        return ""
    days = Period(start.date, end.date if end else None).days(today)
    if days is None:
        return ""
    if days < 62:
        return f"{days} days"
    if days < 730:
        return f"{round(days / 30.437)} months"
    return f"{years(days):.0f} years"


def _milestone(which: str) -> Callable[[Operation, dt.date], Shown | None]:
    def show(operation: Operation, today: dt.date) -> Shown | None:
        found = operation.start if which == "start" else operation.end
        return Shown(in_words(found.date), (found.pointer,)) if found else None

    return show


def _duration(operation: Operation, today: dt.date) -> Shown | None:
    words = duration(operation, today)
    ends = tuple(found.pointer for found in (operation.start, operation.end) if found)
    return Shown(words, ends) if words else None


def _strength(operation: Operation, today: dt.date) -> Shown | None:
    found = latest_of(operation.strength)
    return Shown(figure(found) + as_of(found, today), (found.pointer,)) if found else None


def _peak(operation: Operation, today: dt.date) -> Shown | None:
    deployed = [number for number in operation.strength if number.measure == "deployed"]
    found = max(deployed, key=lambda n: n.value or n.high or n.low or 0, default=None)
    return Shown(figure(found) + as_of(found, today), (found.pointer,)) if found else None


def _contributors(operation: Operation, today: dt.date) -> Shown | None:
    found = latest_of(operation.contributor_count)
    return Shown(figure(found) + as_of(found, today), (found.pointer,)) if found else None


FIELDS: dict[str, Callable[[Operation, dt.date], Shown | None]] = {
    "name": lambda operation, _: Shown(operation.title),
    "short": lambda operation, _: Shown(operation.short),
    "lead": lambda operation, _: Shown(operation.lead),
    "status": lambda operation, _: Shown(operation.status),
    "start": _milestone("start"),
    "end": _milestone("end"),
    "duration": _duration,
    "strength": _strength,
    "peak": _peak,
    "contributors": _contributors,
}

COUNTS: dict[str, Callable[[Library], int]] = {
    "operations": lambda library: sum(1 for o in library.operations.values() if o.group in "ABCDEF"),
    "running": lambda library: sum(
        1 for o in library.operations.values() if o.group in "ABCDEF" and o.status != "ended"
    ),
    "sources": lambda library: len(library.sources),
    "terms": lambda library: len(library.terms),
    "claims": lambda library: sum(1 for _ in library.claims()),
    "resolutions": lambda library: len(library.resolutions),
    "agreements": lambda library: len(library.agreements),
}


def show(library: Library, path: str, today: dt.date) -> Shown | None:
    """The words for `operation.field` or `count.what`; None if there is no such value."""
    record, _, field = path.rpartition(".")
    if record == "count" and field in COUNTS:
        return Shown(f"{COUNTS[field](library):,}")
    operation = library.operations.get(record)
    if operation is None or field not in FIELDS:
        return None
    shown = FIELDS[field](operation, today)
    # A value is text, not Markdown.
    return Shown(re.sub(r"([\\`*_\[\]<>])", r"\\\1", shown.text), shown.pointers) if shown else None
