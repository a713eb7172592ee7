"""An institution with a part in peace operations, and the posts whose holders have authority over one."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from kb.model.evidence import Dated, Evidence
from kb.model.record import PartialDate, Text


class Holder(Dated):
    """A person in a post, from one day until another."""

    name: Text
    country: str | None = None


class Post(Evidence):
    """A post with authority over an operation."""

    title: Text
    operation: str | None = Field(None, description="Id of the operation it commands.")
    level: Literal["political", "strategic", "operational", "theatre", "civil"]
    holders: tuple[Holder, ...] = ()
    gaps: str | None = Field(None, description="Which periods have no holder on record, and why.")


class Body(Evidence):
    """What it is, where it sits, since when, and what it does in operations."""

    title: Text
    abbreviation: str | None = None
    aliases: tuple[str, ...] = ()
    kind: Literal["political", "military", "headquarters", "school", "agency", "court", "field", "liaison"]
    part_of: str | None = Field(None, description="NATO, UN, EU, OSCE, AU or another.")
    seat: str | None = None
    founded: PartialDate | None = None
    ended: PartialDate | None = None
    does: Text
    posts: tuple[Post, ...] = ()
    page: str | None = None
