"""A country: when it joined the Alliance, and in which partnership frameworks it stands or stood."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from kb.model.evidence import Dated, Evidence
from kb.model.record import PartialDate, Record, Text

FRAMEWORK_WORDS: dict[str, str] = {
    "pfp": "Partnership for Peace",
    "eapc": "Euro-Atlantic Partnership Council",
    "mediterranean-dialogue": "Mediterranean Dialogue",
    "ici": "Istanbul Cooperation Initiative",
    "global": "Partners across the globe",
}


class Name(Dated):
    """A name and the time for which it was used."""

    value: Text


class Accession(Evidence):
    """The day on which it became an Ally."""

    date: PartialDate


class Framework(Dated):
    """A partnership framework; `suspended` says since when practical cooperation has been."""

    framework: Literal["pfp", "eapc", "mediterranean-dialogue", "ici", "global"]
    suspended: PartialDate | None = None


class Country(Record):
    """Named by its ISO 3166-1 alpha-2 code (the file's name); XK, user-assigned, for Kosovo."""

    name: Text = Field(description="Name of today, as the UN writes it.")
    names: tuple[Name, ...] = Field((), description="Earlier names with their periods.")
    ally: Accession | None = None
    frameworks: tuple[Framework, ...] = ()
    note: str | None = None
    former: str | None = Field(None, description="ISO 3166-3 code, if the state no longer exists.")
