"""An agreement: a treaty, declaration, memorandum or arrangement that peace operations rest on."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from kb.model.evidence import Evidence
from kb.model.record import PartialDate, Text

AGREEMENT_WORDS: dict[str, str] = {
    "treaty": "Treaty",
    "peace-agreement": "Peace agreement",
    "status-of-forces": "Status of forces",
    "military-technical": "Military-technical agreement",
    "declaration": "Declaration",
    "framework": "Framework document",
    "memorandum": "Memorandum or exchange of letters",
    "participation": "Participation or partnership programme",
    "standard": "Standard or doctrine",
    "policy": "Policy",
}


class Agreement(Evidence):
    """Parties, date, status and what it settles."""

    title: Text
    aliases: tuple[str, ...] = ()
    kind: Literal[
        "treaty", "peace-agreement", "status-of-forces", "military-technical", "declaration", "framework",
        "memorandum", "participation", "standard", "policy",
    ]  # fmt: skip
    parties: tuple[Text, ...] = Field(min_length=1)
    signed: PartialDate | None = None
    in_force: PartialDate | None = None
    ended: PartialDate | None = None
    status: Literal["in force", "ended", "superseded", "not found"]
    settles: Text = Field(description="What it settles, in one sentence of ours.")
    operations: tuple[str, ...] = ()
    page: str | None = None
