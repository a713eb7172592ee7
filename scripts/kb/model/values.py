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
from typing import TypeVar

from kb.model.evidence import Dated, Number
from kb.model.library import Library
from kb.model.locator import Pointer
from kb.model.operation import Operation, Strength
from kb.model.period import earliest, latest, years
from kb.model.record import in_words

N = TypeVar("N", bound=Number)


@dataclass(frozen=True)
class Shown:
    """Words for a reader, and the places they rest on (none for a count of our own records)."""

    text: str
    pointers: tuple[Pointer, ...] = ()


def figure(number: Number) -> str:
    """`about 4,600`, or `4,500 to 4,700` where the source gives a range."""
    about = "about " if number.about else ""
    if number.value is not None:
        return f"{about}{number.value:,}"
    if number.low is not None and number.high is not None:
        return f"{about}{number.low:,} to {number.high:,}"
    if number.high is not None:
        return f"up to {about}{number.high:,}"
    return f"at least {about}{number.low:,}"


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


def latest_of(numbers: tuple[N, ...]) -> N | None:
    """The newest dated figure."""
    dated = [number for number in numbers if number.date or number.from_]
    return max(dated, key=lambda n: earliest(n.date or n.from_ or ""), default=None)


def current_strength(operation: Operation) -> Strength | None:
    """The newest figure of people deployed in the theatre; only without one a ceiling, a promise or a wider count."""
    return latest_of(_in_theatre(operation)) or latest_of(operation.strength)


def strength_words(strength: Strength, today: dt.date) -> str:
    """`about 7,300 pledged (15 April 1999)`: what is no count of people in the theatre says what it is."""
    return f"{figure(strength)}{_MEASURES[strength.measure]}{_SCOPES[strength.scope]}{as_of(strength, today)}"


def _in_theatre(operation: Operation) -> tuple[Strength, ...]:
    return tuple(s for s in operation.strength if s.measure == "deployed" and s.scope == "theatre")


_MEASURES = {"deployed": "", "ceiling": " as a ceiling", "pledged": " pledged"}
_SCOPES = {
    "theatre": "",
    "joint area": " over the joint area",
    "with reserves": " with reserves",
    "parallel force": " of a parallel force",
}


def duration(operation: Operation, today: dt.date) -> str:
    """How long it ran, or has run until `today`, in words; "" if a date for it is missing.

    What has ended is rounded; what goes on counts whole months and years, as an age does. Dates that are not known to
    the day give “about” or, where they leave more than half open, “up to”, unless every reading gives the same words.
    """
    start, end = operation.start, operation.end
    if not start or (operation.status == "ended" and not end):
        return ""
    last = min(latest(end.date), today) if end else today
    first_end = min(earliest(end.date), last) if end else today
    first, last_start = min(earliest(start.date), last), min(latest(start.date), first_end)
    words = _rounded if end else _completed
    shortest, longest = words(last_start, max(first_end, last_start)), words(first, last)
    if shortest == longest:
        return longest
    if (first_end - last_start) * 2 < last - first:
        return f"up to {longest}"
    return f"about {words(first + (last_start - first) / 2, first_end + (last - first_end) / 2)}"


def _rounded(first: dt.date, last: dt.date) -> str:
    days = (last - first).days
    if days < 62:
        return _counted(max(days, 1), "day")
    if days < 730:
        return _counted(round(days / 30.437), "month")
    return _counted(round(years(days)), "year")


def _completed(first: dt.date, last: dt.date) -> str:
    months = (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)
    if months < 2:
        return _counted(max((last - first).days, 1), "day")
    return _counted(months, "month") if months < 24 else _counted(months // 12, "year")


def _counted(number: int, unit: str) -> str:
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"


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
    found = current_strength(operation)
    return Shown(strength_words(found, today), (found.pointer,)) if found else None


def _peak(operation: Operation, today: dt.date) -> Shown | None:
    deployed = _in_theatre(operation) or tuple(s for s in operation.strength if s.measure == "deployed")
    found = max(deployed, key=lambda s: s.value or s.high or s.low or 0, default=None)
    return Shown(strength_words(found, today), (found.pointer,)) if found else None


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
    # A value is text, not Markdown, in a table's cell too.
    return Shown(_escaped(shown.text), shown.pointers) if shown else None


def _escaped(text: str) -> str:
    # Markdown has no backslash escape for these three.
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return re.sub(r"([\\`*_{}\[\]|])", r"\\\1", text)
