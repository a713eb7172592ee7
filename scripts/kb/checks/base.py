"""The nouns of checking: a rule, and the site it looks at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal, Protocol

from kb.built import BuiltSite
from kb.issue import Issue
from kb.model.library import Library
from kb.parse.page import SourcePage
from kb.project import Project

Needs = Literal["sources", "built"]


class Rule(Protocol):
    """A module of this package. Its name is the id, with hyphens; its docstring says what it guards and why.

    `NEEDS` is "built" for rules that read only the built HTML (they run with `--site DIR` too), else "sources".
    `FIX` says in one sentence how to mend what it finds. `run` yields what it found.
    """

    __name__: str
    __doc__: str | None
    NEEDS: Needs
    FIX: str

    def run(self, site: Site) -> Iterable[Issue]:
        """Yield an issue for each fault."""


@dataclass
class Site:
    """What a rule may look at. With `--site DIR` there is only `built`."""

    built: BuiltSite | None = None
    project: Project | None = None
    library: Library = field(default_factory=Library)
    pages: dict[str, SourcePage] = field(default_factory=dict)
    engine_warnings: list[str] = field(default_factory=list)
    theme_first: dict[tuple[str, str, str], str] = field(default_factory=dict)
    """First page that shows a fault of the theme or the settings, which stands on every page (kb.locate)."""
    today: dt.date = field(default_factory=lambda: dt.datetime.now(dt.UTC).date())

    kept: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)
    """What one rule has worked out and others can use."""

    @cached_property
    def page_of_url(self) -> dict[str, SourcePage]:
        """Source page by the address of its built page (`operations/kfor/`)."""
        return {page.url: page for page in self.pages.values()}

    def issue(self, rule: str, place: tuple[str, int, int], message: str, fix: str = "", **more: str) -> Issue:
        """An issue at `place`."""
        return Issue(*place, rule, message, fix, **more)  # type: ignore[arg-type]  # severity and url are words
