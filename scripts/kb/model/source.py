"""A source: a document somebody can open, and the passages of it that were read."""

from __future__ import annotations

from typing import Literal, get_args
from urllib.parse import urlsplit

from pydantic import Field, field_validator

from kb.model.locator import normal
from kb.model.record import Day, PartialDate, Record, Text

Kind = Literal["primary", "official", "scholarly", "press", "ngo", "reference"]
Party = Literal[
    "nato", "ally", "partner", "un", "eu", "osce", "au", "host-state", "target-state", "affected-population",
    "opposing-party", "other-state", "court", "legislature-auditor", "scholar", "ngo", "press",
]  # fmt: skip
CslType = Literal[
    "legislation", "treaty", "legal_case", "report", "webpage", "article-journal", "article-newspaper",
    "book", "chapter", "speech", "document", "hearing", "thesis",
]  # fmt: skip

KIND_WORDS: dict[str, str] = {
    "primary": "Primary text",
    "official": "Official",
    "scholarly": "Scholarship",
    "press": "Press",
    "ngo": "Non-governmental organisation",
    "reference": "Reference work",
}
PARTY_WORDS: dict[str, str] = {
    "nato": "NATO",
    "ally": "a NATO member",
    "partner": "a NATO partner",
    "un": "United Nations",
    "eu": "European Union",
    "osce": "OSCE",
    "au": "African Union",
    "host-state": "host state",
    "target-state": "state the force was used against",
    "affected-population": "affected population",
    "opposing-party": "opposing party",
    "other-state": "another state",
    "court": "court",
    "legislature-auditor": "legislature or auditor",
    "scholar": "scholars",
    "ngo": "non-governmental organisation",
    "press": "press",
}


class Passage(Record):
    """The evidence: what a source says at one place, in one sentence of ours, and when that was read."""

    at: Text = Field(description="Locator: opening, abstract, para. 9, art. 5, p. 12.", examples=["para. 9"])
    says: Text = Field(description="One sentence of our own on what the passage says.", max_length=600)
    read: Day = Field(description="Day on which the passage was read.", examples=["2026-11-23"])
    via: str | None = Field(None, description="Key of the source that quotes it, if read only there.")

    @field_validator("at")
    @classmethod
    def _citable(cls, at: str) -> str:
        if set(at) & set(",;[]"):
            raise ValueError("must hold no comma, semicolon or bracket: citations use them to separate")
        return at


class Source(Record):
    """A document, in CSL's field names (https://docs.citationstyles.org/en/stable/specification.html)."""

    title: Text = Field(description="Title as published.")
    type: CslType = Field(description="CSL type.")
    author: tuple[str, ...] = Field((), description="Persons as “Family, Given”; bodies without a comma.")
    publisher: str | None = None
    issued: PartialDate | None = Field(None, description="Date the text carries; left out if it carries none.")
    URL: str = Field(description="Where it was read.", examples=["https://www.nato.int/…"])
    kind: Kind = Field(description="Sort of evidence; taken from the host when left out.")
    party: Party = Field(description="Whose voice it is; taken from the host when left out.")
    language: str = Field("en", description="ISO 639-1 code.", pattern=r"^[a-z]{2,3}$")
    symbol: str | None = Field(None, description="Document symbol, such as S/RES/1244 (1999).")
    container_title: str | None = Field(None, alias="container-title", description="Journal, newspaper or book.")
    volume: str | None = None
    issue: str | None = None
    page: str | None = None
    DOI: str | None = None
    note: str | None = None
    passages: tuple[Passage, ...] = Field((), description="What was read, place by place.")

    @field_validator("URL")
    @classmethod
    def _address(cls, url: str) -> str:
        parts = urlsplit(url)
        if parts.scheme not in ("https", "http") or not parts.netloc or " " in url:
            raise ValueError("must be a full web address beginning with https:// or http://")
        return url

    def passage(self, locator: str) -> Passage | None:
        """The passage at `locator` (any spelling), or the only one if `locator` is empty; else None."""
        if not locator:
            return self.passages[0] if len(self.passages) == 1 else None
        wanted = normal(locator)
        return next((p for p in self.passages if normal(p.at) == wanted), None)

    @property
    def read(self) -> str | None:
        """The access date: the latest day on which any passage was read."""
        return max((p.read for p in self.passages), default=None)

    @property
    def archive(self) -> str:
        """Address of the archived copy nearest to the access date (computed; nothing is fetched)."""
        return f"https://web.archive.org/web/{(self.read or '').replace('-', '')}/{self.URL}"

    @property
    def by(self) -> str:
        """Who made it, as shown to a reader: authors, else the publisher."""
        return "; ".join(self.author) or self.publisher or ""


PARTIES: tuple[str, ...] = get_args(Party)
