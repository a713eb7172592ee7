"""An operation: what it was called, who wanted it, under which authority, how strong, at what cost, and what came of it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from kb.model.evidence import Dated, Evidence, Number, Value
from kb.model.record import PartialDate, Record, Text

Group = Literal["A", "B", "C", "D", "E", "F", "G", "context"]
Function = Literal[
    "observe",
    "embargo",
    "implement-agreement",
    "stabilise",
    "combat",
    "advise",
    "maritime",
    "relief",
    "administer",
    "defend",
]
NatoRole = Literal["leads", "commands", "supports", "lends-assets", "context"]
Status = Literal["running", "relocated", "ended"]
Region = Literal[
    "western-balkans", "europe", "mediterranean", "middle-east", "south-asia", "africa", "americas", "global"
]
DateKind = Literal[
    "decided", "agreement", "authorised", "activated", "first-deployed", "transfer-of-authority",
    "ended-by-decision", "last-troops-out", "terminated",
]  # fmt: skip
Basis = Literal[
    "un-chapter-vii", "un-chapter-viii", "un-endorsed", "host-consent", "peace-agreement", "article-5", "article-51",
    "law-of-the-sea", "request-of-un", "request-of-au", "request-of-state", "nato-decision", "not-authorised", "eu-decision",
]  # fmt: skip
Freedom = Literal["free", "contested", "under-threat", "none"]
Level = Literal["political", "strategic", "operational", "theatre", "parallel"]
Measure = Literal["deployed", "ceiling", "pledged"]
Arrow = Literal["renamed", "mandate-transferred", "re-hatted", "tasks-partly-taken", "parallel", "same-crisis", "gap"]
Empty = Literal["not found", "not public", "not applicable", "disputed"]

GROUP_WORDS: dict[str, str] = {
    "A": "Peace operations on land",
    "B": "Monitoring and enforcement",
    "C": "Advice and presence",
    "D": "At sea",
    "E": "Support to others",
    "F": "Relief and evacuation",
    "G": "Not peacekeeping",
    "context": "Context: led by others",
}
ROLE_WORDS: dict[str, str] = {
    "leads": "NATO leads",
    "commands": "NATO commands",
    "supports": "NATO supports",
    "lends-assets": "NATO lends assets",
    "context": "led by others",
}
ARROW_WORDS: dict[str, str] = {
    "renamed": "renamed",
    "mandate-transferred": "mandate passed on",
    "re-hatted": "same troops, new command",
    "tasks-partly-taken": "took part of the tasks",
    "parallel": "beside it",
    "same-crisis": "same crisis",
    "gap": "after a gap",
}
BASIS_WORDS: dict[str, str] = {
    "un-chapter-vii": "Security Council, Chapter VII",
    "un-chapter-viii": "Security Council, Chapter VIII",
    "un-endorsed": "welcomed or endorsed by the Security Council",
    "host-consent": "consent of the host",
    "peace-agreement": "peace agreement",
    "article-5": "Article 5 of the North Atlantic Treaty",
    "article-51": "self-defence, Article 51 of the Charter",
    "law-of-the-sea": "law of the sea",
    "request-of-un": "request of the United Nations",
    "request-of-au": "request of the African Union",
    "request-of-state": "request of a state",
    "nato-decision": "decision of the North Atlantic Council",
    "not-authorised": "not authorised by the Security Council",
    "eu-decision": "decision of the European Union",
}

CONSENT_WORDS: dict[str, str] = {
    "free": "agreed",
    "contested": "agreed, and disputed",
    "under-threat": "agreed under threat of force",
    "none": "did not agree",
}


class Milestone(Evidence):
    """One typed date. Which of them begin and end an operation is decided by one rule: `Operation.start` and `.end`."""

    type: DateKind
    date: PartialDate
    announced: bool = Field(False, description="True if the source tells the date beforehand.")
    note: str | None = None


class LegalBasis(Evidence):
    """A ground on which it stood; several may hold at once."""

    basis: Basis
    note: str | None = None


class HostConsent(Evidence):
    """Whether a host agreed, and how freely, as the passage shows it; later hosts or doubts stand beside it."""

    host: Text = Field(description="Who agreed or did not: the state, or the authority that acted for it.")
    freedom: Freedom
    date: PartialDate | None = None
    note: str | None = Field(None, description="How it was given or why it is doubted.")


class Mandate(Evidence):
    """What a resolution gave it to do."""

    resolution: Text = Field(description="Number, as a file of data/resolutions/ is named.", examples=["1244"])
    paragraph: str | None = None
    tasks: Text
    limits: str | None = None
    expires: PartialDate | None = None
    before_reason: str | None = Field(None, description="Why a first mandate may be later than the start.")


class Position(Evidence):
    """What a party said of its legality or worth."""

    who: Text
    says: Text


class Command(Dated):
    """Who commanded at one level, when, and with which degree of authority."""

    level: Level
    holder: Text
    degree: str | None = None


class Strength(Number):
    """How many people, by which measure, counted where."""

    measure: Measure = "deployed"
    scope: Literal["theatre", "joint area", "with reserves", "parallel force"] = "theatre"


class Contributor(Dated):
    """A country that sent people."""

    country: Text = Field(description="ISO 3166-1 alpha-2 code, or ISO 3166-3 for a former state; XK for Kosovo.")
    value: int | None = Field(None, ge=0, description="How many, if known.")
    role: str | None = None


class Fatalities(Number):
    """Deaths: of whom, from what, counted by whom."""

    population: Text
    cause: str | None = None
    counter: Text


class CivilianHarm(Number):
    """Civilians killed or hurt: the range, to whom it is laid, and how it was counted."""

    attribution: str | None = None
    method: str | None = None
    counter: Text
    host_position: str | None = None


class Cost(Evidence):
    """Money, as a source gives it."""

    kind: Literal["common", "national", "all"]
    value: Text
    period: str | None = None


class Review(Evidence):
    """An inquiry or review and what it found."""

    title: Text
    date: PartialDate | None = None
    found: Text


class Exit(Evidence):
    """How it ended."""

    how: Literal["completed", "handed-over", "withdrawn", "relocated", "terminated"]
    note: str | None = None


class Successor(Evidence):
    """An arrow to what came after or stood beside."""

    to: Text = Field(description="Id of another operation.")
    arrow: Arrow
    note: str | None = None


class Statement(Evidence):
    """A sentence with its source: an aim, an outcome, a criticism."""

    says: Text
    who: str | None = None


class Label(Evidence):
    """What somebody called it, and when."""

    value: Text
    who: Text
    date: PartialDate | None = None


class Operation(Record):
    """One operation, every value with its source."""

    title: Text = Field(description="Name as pages show it.")
    short: Text = Field(description="Short name for charts and chips.", max_length=24)
    names: tuple[Value, ...] = Field(description="Official names with their periods of use.", min_length=1)
    aliases: tuple[str, ...] = ()
    group: Group
    functions: tuple[Function, ...] = Field(min_length=1)
    nato_role: NatoRole
    status: Status
    region: Region
    lead: Text = Field(description="Who leads it: NATO, EU, UN, OSCE, United States …")
    countries: tuple[str, ...] = Field(description="Host countries, ISO 3166; empty for the high seas.")
    area: Value | None = None
    marker: tuple[float, float] | None = Field(None, description="Longitude and latitude of its mark on the map.")
    labels: tuple[Label, ...] = ()
    dates: tuple[Milestone, ...] = Field(min_length=1)
    legal_basis: tuple[LegalBasis, ...] = ()
    mandates: tuple[Mandate, ...] = ()
    council_decision: Value | None = None
    positions: tuple[Position, ...] = Field((), description="Who claimed or disputed its authority.")
    consent: tuple[HostConsent, ...] = ()
    command: tuple[Command, ...] = ()
    headquarters: tuple[Value, ...] = ()
    strength: tuple[Strength, ...] = ()
    contributor_count: tuple[Number, ...] = ()
    contributors: tuple[Contributor, ...] = ()
    partners: tuple[Statement, ...] = ()
    fatalities: tuple[Fatalities, ...] = ()
    civilian_harm: tuple[CivilianHarm, ...] = ()
    cost: tuple[Cost, ...] = ()
    host_arrangements: tuple[Value, ...] = ()
    caveats: tuple[Statement, ...] = ()
    reviews: tuple[Review, ...] = ()
    exit: Exit | None = None
    successors: tuple[Successor, ...] = ()
    aims: tuple[Statement, ...] = ()
    outcome: tuple[Statement, ...] = ()
    criticism: tuple[Statement, ...] = ()
    empty: dict[str, Empty] = Field({}, description="Why a field has no value: not found, not public, …")
    page: str | None = Field(None, description="Page under docs/ that treats it.")

    def milestone(self, *kinds: str) -> Milestone | None:
        """The first date of the first of `kinds` that is on record."""
        for kind in kinds:
            for date in self.dates:
                if date.type == kind:
                    return date
        return None

    @property
    def start(self) -> Milestone | None:
        """When it began: first deployment, else activation, else the transfer of authority, else the decision."""
        return self.milestone(
            "first-deployed", "activated", "transfer-of-authority", "authorised", "decided", "agreement"
        )

    @property
    def end(self) -> Milestone | None:
        """When it ended: by decision, else when the last troops left, else its legal end; None while it runs."""
        return self.milestone("ended-by-decision", "last-troops-out", "terminated") if self.status == "ended" else None


EXPECTED: tuple[str, ...] = (
    "area", "labels", "legal_basis", "mandates", "council_decision", "consent", "command", "headquarters", "strength",
    "contributor_count", "contributors", "partners", "fatalities", "civilian_harm", "cost", "host_arrangements",
    "caveats", "reviews", "exit", "successors", "aims", "outcome", "criticism",
)  # fmt: skip
"""Fields that are either filled or named in `empty` with the reason."""
