"""The head of a page."""

from __future__ import annotations

from typing import Literal, get_args

from pydantic import Field

from kb.model.record import Day, Record, Text

PageKind = Literal[
    "home", "section", "topic", "operation", "lineage", "agreement", "institution", "reference", "guide", "about"
]
Role = Literal["operations", "partnerships", "law", "practice", "future", "reference", "site"]
PAGE_KINDS: tuple[str, ...] = get_args(PageKind)


class FrontMatter(Record):
    """What every page says of itself, in this order."""

    title: Text = Field(description="Title, the same as the page's one # heading.")
    description: str = Field(description="Plain sentence for search results.", min_length=50, max_length=160)
    kind: PageKind = Field(description="Decides the required sections and the layout.")
    verified: Day = Field(description="Day on which somebody re-read the page against its sources.")
    role: Role = Field(description="Editors' group that looks after the page.")
    tags: tuple[str, ...] = ()
    aliases: tuple[str, ...] = Field((), description="Names a reader may type into search.")
    redirects: tuple[str, ...] = Field((), description="Former addresses of this page.")
