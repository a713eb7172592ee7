"""The source article cut into claims, each judged: the data of the published fact check."""

from __future__ import annotations

from typing import Literal, get_args

from pydantic import Field

from kb.model.record import Record, Text

Verdict = Literal["supported", "imprecise", "wrong", "unverifiable", "opinion"]
VERDICTS: tuple[str, ...] = get_args(Verdict)


class Claim(Record):
    """One checkable statement of the article, in our words, with the judgement on it."""

    id: Text = Field(description="Section id and number.", examples=["role-1"], pattern=r"^[a-z-]+-\d+$")
    claim: Text = Field(description="What the article says, paraphrased.")
    verdict: Verdict
    why: Text = Field(description="What is right, wrong or missing.")
    corrected: Text = Field(description="The statement as it should read.")
    sources: tuple[Text, ...] = Field(description="Citations that bear it out.", min_length=1)
    treated: Text = Field(description="Page under docs/, with heading anchor, where the site treats it.")


class ArticleSection(Record):
    """A section of the article, the page that answers it, and its claims."""

    section: Text = Field(description="Heading as published.")
    order: int = Field(description="Place in the article, from 1.", ge=1)
    page: Text = Field(description="Page under docs/ that answers the section.")
    claims: tuple[Claim, ...] = Field(min_length=1)


SECTIONS: dict[str, int] = {
    name: number
    for number, name in enumerate(
        (
            "intro", "role", "partnerships", "case-studies", "effectiveness", "frameworks", "mandate",
            "decision-making", "training", "coordination", "culture", "command", "future", "threats",
            "evolving-role", "agreements", "lessons",
        ),
        1,
    )
}  # fmt: skip
"""The article's introduction, ten sections and six subsections, by the id their files and claims carry."""
