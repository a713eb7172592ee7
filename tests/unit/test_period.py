"""Periods between dates as precise as their sources."""

from __future__ import annotations

import datetime as dt
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kb.model.period import Period, earliest, latest, overlaps, years

FEW = st.dates(dt.date(2003, 11, 1), dt.date(2005, 3, 1))
"""Days so near to each other, with a leap year among them, that periods often touch."""


def _partial(day: dt.date, length: int) -> str:
    return day.isoformat()[:length]


def partial_dates(days: st.SearchStrategy[dt.date] = FEW) -> st.SearchStrategy[str]:
    """A day, a month or a year of the calendar."""
    return st.builds(_partial, days, st.sampled_from([4, 7, 10]))


@st.composite
def periods(draw: st.DrawFn) -> Period:
    """Any period that does not surely end before it begins; both, one or none of its dates known."""
    start, end = (draw(st.none() | partial_dates()) for _ in range(2))
    if start and end and earliest(start) > latest(end):
        start, end = end, start
    return Period(start, end)


DISTANT = dt.date(2010, 1, 1)
"""Stands for “it goes on”: later than any date drawn."""


def _fillings(period: Period) -> set[tuple[dt.date, dt.date]]:
    """First and last day as they may really have been: the outermost readings of each date, in the right order."""
    ends = [earliest(period.end), latest(period.end)] if period.end else [DISTANT]
    # A beginning that is not known may have been as late as the end.
    starts = [earliest(period.start), latest(period.start)] if period.start else [dt.date(1990, 1, 1), *ends]
    return {(start, end) for start, end in product([*starts, *ends], ends) if start <= end and _may(period, start)}


def _may(period: Period, start: dt.date) -> bool:
    return not period.start or earliest(period.start) <= start <= latest(period.start)


@given(partial_dates(st.dates()))
def test_the_earliest_reading_of_a_date_is_not_after_the_latest(date: str) -> None:
    assert earliest(date) <= latest(date)


@given(st.dates(), st.sampled_from([4, 7, 10]))
def test_a_partial_date_stands_for_exactly_the_days_that_begin_with_it(day: dt.date, length: int) -> None:
    date = _partial(day, length)
    first, last = earliest(date), latest(date)

    assert first <= day <= last
    assert _partial(first, length) == _partial(last, length) == date
    assert first == dt.date.min or _partial(first - dt.timedelta(1), length) != date
    assert last == dt.date.max or _partial(last + dt.timedelta(1), length) != date


@pytest.mark.parametrize(
    ("date", "last"), [("2004-02", "2004-02-29"), ("2003-02", "2003-02-28"), ("1900-02", "1900-02-28"), ("1999", "1999-12-31")]
)  # fmt: skip
def test_a_month_ends_when_the_calendar_says(date: str, last: str) -> None:
    assert latest(date).isoformat() == last


@given(periods(), periods())
def test_overlap_is_the_same_from_both_sides(one: Period, other: Period) -> None:
    assert one.surely_overlaps(other) == other.surely_overlaps(one)


@given(periods(), periods())
def test_there_is_no_alarm_if_the_dates_can_be_read_so_that_the_periods_only_meet(one: Period, other: Period) -> None:
    readings = product(_fillings(one), _fillings(other))
    apart = any(a_end <= b_start or b_end <= a_start for (a_start, a_end), (b_start, b_end) in readings)

    assert not (apart and one.surely_overlaps(other))


@given(FEW, FEW, FEW, FEW)
def test_of_whole_dates_two_common_days_are_an_overlap(a: dt.date, b: dt.date, c: dt.date, d: dt.date) -> None:
    (a, b), (c, d) = sorted([a, b]), sorted([c, d])
    common = (min(b, d) - max(a, c)).days + 1

    one, other = Period(a.isoformat(), b.isoformat()), Period(c.isoformat(), d.isoformat())
    assert one.surely_overlaps(other) == (common >= 2)


@given(partial_dates(), partial_dates(), partial_dates())
def test_periods_that_meet_on_one_date_do_not_overlap(first: str, meeting: str, last: str) -> None:
    assert not Period(first, meeting).surely_overlaps(Period(meeting, last))
    assert not Period(first, meeting).surely_overlaps(Period(meeting, None))


def test_what_goes_on_overlaps_with_what_begins_later() -> None:
    assert Period("1999", None).surely_overlaps(Period("2005-04-05", None))


@pytest.mark.parametrize(
    "other", [Period(None, None), Period(None, "2004"), Period("1999", None), Period("1999", "2005")]
)
def test_a_period_whose_beginning_is_not_known_gives_no_alarm(other: Period) -> None:
    assert not Period(None, "2004").surely_overlaps(other)
    assert not Period(None, None).surely_overlaps(other)


@settings(max_examples=40)
@given(st.lists(periods(), max_size=4))
def test_overlaps_names_each_pair_once_and_in_order(listed: list[Period]) -> None:
    pairs = overlaps(listed)

    assert pairs == sorted(set(pairs))
    assert all(first < second for first, second in pairs)
    assert set(pairs) == {
        (i, j) for j in range(len(listed)) for i in range(j) if listed[i].surely_overlaps(listed[j])
    }  # fmt: skip


@given(periods(), FEW)
def test_a_day_lies_in_a_period_if_and_only_if_some_reading_holds_it(period: Period, day: dt.date) -> None:
    assert period.holds_on(day) == any(start <= day <= end for start, end in _fillings(period))


@given(partial_dates(), partial_dates())
def test_a_period_runs_forward_if_some_reading_does(start: str, end: str) -> None:
    period = Period(start, end)
    days = product([earliest(start), latest(start)], [earliest(end), latest(end)])

    assert period.runs_forward == any(first <= last for first, last in days)


@given(periods(), FEW)
def test_a_length_in_days_is_never_negative(period: Period, today: dt.date) -> None:
    days = period.days(today)

    assert (days is None) == (period.start is None)
    assert days is None or days >= 0


@given(periods(), FEW)
def test_the_length_of_what_goes_on_grows_by_one_a_day(period: Period, today: dt.date) -> None:
    goes_on = Period(period.start, None)
    before, after = goes_on.days(today), goes_on.days(today + dt.timedelta(1))

    if before is not None and after is not None and today >= earliest(period.start or ""):
        assert after == before + 1


def test_four_hundred_years_of_the_calendar_are_four_hundred_years() -> None:
    assert years((dt.date(2400, 1, 1) - dt.date(2000, 1, 1)).days) == 400
