"""Dates as precise as their source."""

from __future__ import annotations

import contextlib
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kb.model.record import Day, PartialDate, in_words
from pydantic import TypeAdapter, ValidationError

PARTIAL: TypeAdapter[str] = TypeAdapter(PartialDate)
DAY: TypeAdapter[str] = TypeAdapter(Day)


@pytest.mark.parametrize("date", ["1999", "1999-06", "1999-06-10", "2024-02-29"])
def test_a_date_may_be_a_year_a_month_or_a_day(date: str) -> None:
    assert PARTIAL.validate_python(date) == date


@pytest.mark.parametrize(
    "date", ["", "99", "1999-6", "1999-13", "1999-00", "1999-02-30", "2023-02-29", "0000", "10 June 1999", "1999-06-10T00:00",
     "1999-06-10\n"]
)  # fmt: skip
def test_what_no_calendar_has_is_refused(date: str) -> None:
    with pytest.raises(ValidationError, match="must be"):
        PARTIAL.validate_python(date)


@pytest.mark.parametrize("date", ["1999", "1999-06", "1999-6-100"])
def test_a_day_must_be_whole(date: str) -> None:
    with pytest.raises(ValidationError, match="must be a"):
        DAY.validate_python(date)


@given(st.dates())
def test_every_day_of_the_calendar_is_a_day(day: dt.date) -> None:
    assert DAY.validate_python(day.isoformat()) == day.isoformat()


@given(st.text(alphabet="0123456789-", max_size=12) | st.text())
def test_any_other_text_is_refused_and_never_more_than_that(text: str) -> None:
    with contextlib.suppress(ValidationError):
        assert PARTIAL.validate_python(text) == text


@pytest.mark.parametrize(
    ("date", "words"),
    [("1999", "1999"), ("1999-06", "June 1999"), ("1999-06-01", "1 June 1999"), ("2026-12-31", "31 December 2026")],
)
def test_a_date_is_written_as_readers_write_it(date: str, words: str) -> None:
    assert in_words(date) == words
