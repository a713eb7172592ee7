"""Periods between dates as precise as their sources, and what can be said of two of them.

A partial date stands for every day it may mean: `1999` for 1 January to 31 December. Two periods overlap only if
they do however the missing parts are filled in, so an imprecise source never makes a false alarm.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass


def earliest(date: str) -> dt.date:
    """The first day that a partial date may mean."""
    parts = [int(part) for part in date.split("-")]
    return dt.date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)


def latest(date: str) -> dt.date:
    """The last day that a partial date may mean."""
    parts = [int(part) for part in date.split("-")]
    month = parts[1] if len(parts) > 1 else 12
    day = parts[2] if len(parts) > 2 else calendar.monthrange(parts[0], month)[1]
    return dt.date(parts[0], month, day)


@dataclass(frozen=True)
class Period:
    """From `start` until `end`, both partial dates, both included. Without an end it goes on; no start is not known."""

    start: str | None
    end: str | None

    @property
    def runs_forward(self) -> bool:
        """False if it surely ends before it begins."""
        return not (self.start and self.end) or earliest(self.start) <= latest(self.end)

    def holds_on(self, day: dt.date) -> bool:
        """True if `day` may lie in it."""
        return (not self.start or earliest(self.start) <= day) and (not self.end or day <= latest(self.end))

    def surely_overlaps(self, other: Period) -> bool:
        """True if the two share two days or more however partial dates are filled in; meeting on one is no overlap.

        Without a start nothing is sure: it may have begun on its last day.
        """
        if not (self.start and other.start):
            return False
        first_end = earliest(self.end) if self.end else dt.date.max
        other_end = earliest(other.end) if other.end else dt.date.max
        return max(latest(self.start), latest(other.start)) < min(first_end, other_end)

    def days(self, today: dt.date) -> int | None:
        """Longest length that the dates allow, from the first day to the last, counted to `today` while open."""
        if not self.start:
            return None
        end = min(latest(self.end), today) if self.end else today
        return max((end - earliest(self.start)).days, 0)


def overlaps(periods: Sequence[Period]) -> list[tuple[int, int]]:
    """Pairs of positions whose periods surely overlap."""
    return [
        (first, second)
        for first in range(len(periods))
        for second in range(first + 1, len(periods))
        if periods[first].surely_overlaps(periods[second])
    ]


def years(days: int) -> float:
    """Days as years of the Gregorian calendar (365.2425 days)."""
    return days / 365.2425
