"""A value that somebody read somewhere: what it is, when it held, and which passage says so."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, Field, model_validator

from kb.model.locator import Pointer
from kb.model.period import Period
from kb.model.record import PartialDate, Record, Text

_SPAN = re.compile(r"(\d+) (days?|months?|years?)\Z")


def _span(text: str) -> str:
    if not _SPAN.match(text):
        raise ValueError("must be a period like 6 months or 1 year")
    return text


class Evidence(Record):
    """Names the passage that bears a statement out."""

    source: Text = Field(description="Key of the source.", examples=["unscr-1244"])
    at: str = Field("", description="Place in it; may be left out if the source has one passage on record.")

    @property
    def pointer(self) -> Pointer:
        """The citation."""
        return Pointer(self.source, self.at)


class Dated(Evidence):
    """Evidence that holds at one date, or from one date until another."""

    date: PartialDate | None = Field(None, description="The day, month or year that the value is of.")
    from_: PartialDate | None = Field(None, alias="from", description="First day on which it held.")
    until: PartialDate | None = Field(None, description="Last day on which it held; left out while it holds.")
    until_evidence: Evidence | None = Field(
        None, description="Passage that dates the end, where it is not the one above."
    )
    announced: bool = Field(False, description="True if the source tells a date beforehand.")
    about: bool = Field(False, description="True if the source itself says “about”.")
    conflict: str | None = Field(None, description="Why this value differs from another that stands beside it.")
    recheck: Annotated[str, AfterValidator(_span)] | None = Field(
        None, description="Period after which the value must be looked up again.", examples=["6 months"]
    )
    note: str | None = Field(None, description="What a reader must know to read the value rightly.")

    @model_validator(mode="after")
    def _order(self) -> Dated:
        if self.date and (self.from_ or self.until):
            raise ValueError("takes either date or from and until, not both")
        if self.from_ and self.until and not self.period.runs_forward:
            raise ValueError(f"ends ({self.until}) before it begins ({self.from_})")
        return self

    @property
    def pointers(self) -> tuple[Pointer, ...]:
        """The citations: of the value, and of its end where that has its own."""
        return (self.pointer, self.until_evidence.pointer) if self.until_evidence else (self.pointer,)

    @property
    def period(self) -> Period:
        """When it held; a single date is a period of that length."""
        return Period(self.date, self.date) if self.date else Period(self.from_, self.until)


class Value(Dated):
    """Words that were read: a name, a task, a label."""

    value: Text


class Number(Dated):
    """A figure that was read; `value`, or `low` and `high` where the source gives a range."""

    value: int | None = Field(None, ge=0)
    low: int | None = Field(None, ge=0)
    high: int | None = Field(None, ge=0)

    @model_validator(mode="after")
    def _one_or_range(self) -> Number:
        if (self.value is None) == (self.low is None and self.high is None):
            raise ValueError("must have either value, or low and high")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"has low ({self.low}) above high ({self.high})")
        return self
