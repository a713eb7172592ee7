"""A glossary term."""

from __future__ import annotations

from pydantic import Field

from kb.model.record import Record, Text


class Term(Record):
    """A word or name with its meaning and the source of that meaning."""

    term: Text = Field(description="Long form, as a heading in the glossary.")
    definition: Text = Field(description="One or two sentences of our own.", max_length=600)
    source: Text = Field(description="Citation: key, locator.", examples=["unscr-1244, opening"])
    aliases: tuple[str, ...] = Field((), description="Other spellings and names that readers search for.")
    abbreviation: str | None = Field(None, description="Gets a tooltip at its first use on a page.")
    name: bool = Field(False, description="True if the term is a proper name that gets a tooltip too.")
    page: str | None = Field(None, description="Page under docs/ that treats it.")

    @property
    def marked(self) -> tuple[str, ...]:
        """The spellings that get a tooltip in running text."""
        return tuple(filter(None, (self.abbreviation, self.term if self.name else None)))
