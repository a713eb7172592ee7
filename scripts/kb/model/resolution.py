"""A Security Council resolution as it bears on an operation."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from kb.model.evidence import Evidence
from kb.model.record import Day, Text


class Vote(Evidence):
    """The count: in favour, against, abstained."""

    yes: int = Field(ge=0, le=15)
    no: int = Field(0, ge=0, le=15)
    abstained: int = Field(0, ge=0, le=15)
    note: str | None = None


class Resolution(Evidence):
    """Number (the file's name), date, vote, chapter, and what it decides for an operation."""

    title: str | None = Field(None, description="Subject, as the UN lists it.")
    date: Day
    chapter: Literal["VI", "VII", "VIII", "none named", "not found"]
    act: Literal["authorises", "endorses", "welcomes", "demands", "imposes", "extends", "ends", "requests", "other"] = (
        Field(description="The word that matters: what the Council did.")
    )
    decides: Text = Field(description="What it decides for the operation, in one sentence of ours.")
    paragraph: str | None = None
    vote: Vote | None = None
    operations: tuple[str, ...] = Field((), description="Ids of operations that it bears on.")
    URL: str | None = Field(None, description="Address of the text, if the source is not the text itself.")
