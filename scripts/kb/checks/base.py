"""The nouns of checking: a rule, and the site it looks at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal, Protocol

from kb.built import BuiltSite, Document, Fault
from kb.exceptions import Exceptions
from kb.issue import Edit, Issue, Severity
from kb.model.library import Library
from kb.parse.page import SourcePage
from kb.project import Project

Needs = Literal["sources", "built", "page", "report"]


class Rule(Protocol):
    """A module of this package. Its name is the id, with hyphens; its docstring says what it guards and why.

    `FIX` says in one sentence how to mend what it finds. `NEEDS` says what it looks at:
    "sources", Markdown and data, by `run`; "built", the whole of the built HTML, by `run`; "page", one page of built
    HTML at a time, by `visit`, which may run in another process (a function `told(source, where)`, if there is one, says
    of a site with sources that another rule reports the fault at its line in Markdown); "report", what all others found, by `run`.
    Those on built HTML run with `--site DIR` too.
    """

    __name__: str
    __doc__: str | None
    NEEDS: Needs
    FIX: str

    def run(self, site: Site) -> Iterable[Issue]:
        """Yield an issue for each fault."""

    def visit(self, page: Document) -> Iterable[Fault]:
        """Yield each fault of one page."""


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
    frame_first: dict[tuple[object, ...], str] = field(default_factory=dict)
    """The same for faults of elements."""
    today: dt.date = field(default_factory=lambda: dt.datetime.now(dt.UTC).date())

    exceptions: Exceptions = field(default_factory=Exceptions)
    """What is let pass, and which of it was needed."""
    known: frozenset[str] = frozenset()
    """Every rule there is."""
    ran: frozenset[str] = frozenset()
    """The rules that this check runs."""

    kept: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)
    """What one rule has worked out and others can use."""

    @cached_property
    def page_of_url(self) -> dict[str, SourcePage]:
        """Source page by the address of its built page (`operations/kfor/`)."""
        return {page.url: page for page in self.pages.values()}

    def issue(
        self,
        rule: str,
        place: tuple[str, int, int],
        message: str,
        fix: str = "",
        *,
        severity: Severity = "error",
        url: str = "",
        edits: tuple[Edit, ...] = (),
    ) -> Issue:
        """An issue at `place`."""
        return Issue(*place, rule, message, fix, severity, url, edits)
