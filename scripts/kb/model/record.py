"""The base of every record, and the small types they share."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict

PARTIAL_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?\Z")


class Record(BaseModel):
    """A frozen record that refuses keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


def _partial_date(text: str) -> str:
    match = PARTIAL_DATE.match(text)
    if not match:
        raise ValueError("must be a date like 1999-06-10, 1999-06 or 1999")
    year, month, day = (int(part) if part else 1 for part in match.groups())
    try:
        dt.date(year, month, day)
    except ValueError:
        raise ValueError("must be a day of the calendar") from None
    return text


def _full_date(text: str) -> str:
    if len(text) != 10:
        raise ValueError("must be a full date like 2026-11-23")
    return _partial_date(text)


def _non_empty(text: str) -> str:
    if not text:
        raise ValueError("must not be empty")
    return text


PartialDate = Annotated[str, AfterValidator(_partial_date)]
"""A date as precise as its source: year, month or day, in ISO 8601 order; kept as text so that precision is not lost."""

Day = Annotated[str, AfterValidator(_full_date)]
"""A calendar day in ISO 8601."""

Text = Annotated[str, AfterValidator(_non_empty)]
"""Words for a reader; never empty."""


MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def in_words(date: str) -> str:
    """A partial date as a reader writes it: `10 June 1999`, `June 1999`, `1999`."""
    parts = date.split("-")
    if len(parts) == 1:
        return parts[0]
    month = MONTHS[int(parts[1]) - 1]
    return f"{int(parts[2])} {month} {parts[0]}" if len(parts) == 3 else f"{month} {parts[0]}"
