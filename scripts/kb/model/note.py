"""A standing note: a footnote with a fixed text that any page can call by its id."""

from __future__ import annotations

from pydantic import Field

from kb.model.record import Record, Text


class Note(Record):
    """The text behind `[^id]` on every page, with the sources that bear it out."""

    id: Text
    text: Text = Field(description="Plain text of the note.")
    sources: tuple[Text, ...] = Field(min_length=1)
