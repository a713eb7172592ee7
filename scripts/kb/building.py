"""The recipe of a build: read, render, publish, check. `kb.commands.build` swaps the result into place."""

from __future__ import annotations

import datetime as dt
import os
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from kb import checking, exceptions
from kb.built import BuiltSite
from kb.checks.base import Site
from kb.engine import mkdocs, zensical
from kb.garbage import few_collections
from kb.issue import Issue
from kb.markdown import context
from kb.model import library
from kb.parse.page import read_all
from kb.project import Project
from kb.publish import downloads, pages, search, sitemap

ENGINES = {"mkdocs": mkdocs.render, "zensical": zensical.render}


# Found while reading: bytes that are no text, what cannot be opened, a navigation that is no list. Records with such
# faults are left out instead.
_STOPPING = {"encoding-bad", "file-unreadable", "symlink-broken", "nav-malformed"}


def _silent(_: str) -> None:
    """Report nothing."""


@dataclass
class Outcome:
    """What a build found, and how long its steps took in seconds (for `bench`)."""

    issues: list[Issue]
    pages: int
    seconds: dict[str, float] = field(default_factory=dict)

    @property
    def failed(self) -> bool:
        """True if anything found is an error."""
        return any(issue.severity == "error" for issue in self.issues)


def read(root: Path, today: dt.date) -> Site:
    """All sources of a checkout, parsed once, as the rules see them; nothing is built."""
    project = Project(root)
    _ = project.settings  # a fault in mkdocs.yml is named at its line before anything else is tried
    site = Site(project=project, library=library.load(root), pages=read_all(root), today=today)
    site.exceptions = exceptions.read(root)
    context.use(context.Context(root.resolve(), site.library, site.pages, today))
    return site


def check(
    root: Path,
    out: Path,
    today: dt.date | None,
    only: Sequence[str] = (),
    skip: Sequence[str] = (),
    say: Callable[[str], None] = _silent,
) -> Outcome:
    """Render into the empty folder `out` and run the chosen rules; nothing is indexed for search."""
    today = today or dt.datetime.now(dt.UTC).date()
    clock = _Clock(say)
    with few_collections():
        site = _render(root, out, today, "mkdocs", clock)
        with clock("Checking"):
            issues = checking.run(site, only, skip)
    return Outcome(issues, len(site.pages), clock.seconds)


def build(
    root: Path, out: Path, today: dt.date, engine: str = "mkdocs", say: Callable[[str], None] = _silent
) -> Outcome:
    """Build everything into the empty folder `out` and check it.

    `today` decides what is stale; two builds of one tree for one day give the same bytes. `say` is told of each step.
    Raises CannotRun if the engine or the search indexer cannot run.
    """
    clock = _Clock(say)
    with few_collections():
        site = _render(root, out, today, engine, clock)
        issues = _index_and_check(site, out, clock) if site.built else checking.run(site)
    return Outcome(issues, len(site.pages), clock.seconds)


def _index_and_check(site: Site, out: Path, clock: _Clock) -> list[Issue]:
    assert site.built
    # Pagefind is a process of its own: it indexes on the other core while the rules run on this one.
    with clock("Indexing for search and checking"), ThreadPoolExecutor(1) as pool:
        # The rules must not see a listing that the indexer is still writing to.
        _ = site.built.files
        indexing = pool.submit(search.write_full_text, out)
        with clock("Checking", quiet=True):
            issues = checking.run(site)
        indexing.result()
    return issues


def _render(root: Path, out: Path, today: dt.date, engine: str, clock: _Clock) -> Site:
    """Everything but search's full text and the rules; nothing is built if a page is not text."""
    _stamp(today)
    with clock("Reading the sources"):
        site = read(root, today)
    if any(issue.rule in _STOPPING and not issue.file.startswith("data/") for issue in _found(site)):
        return site  # engines stop there too, without naming the file and line; the rules do
    with clock(f"Rendering {len(site.pages)} pages"):
        site.engine_warnings = ENGINES[engine](root, out)
    with clock("Finishing pages and data files"):
        pages.finish_all(out)
        _publish(site, out)
    site.built = BuiltSite(out, site.project.site_url if site.project else "")
    return site


def _found(site: Site) -> Iterator[Issue]:
    """What reading the pages, the templates and their folders found."""
    for page in site.pages.values():
        yield from page.issues
    if site.project:
        yield from site.project.tree.issues
        yield from site.project.texts.issues
        yield from site.project.nav_faults


def _stamp(today: dt.date) -> None:
    """Tools that stamp their output ask this variable instead of the clock."""
    os.environ["SOURCE_DATE_EPOCH"] = str(int(dt.datetime.combine(today, dt.time(), dt.UTC).timestamp()))


def _publish(site: Site, out: Path) -> None:
    verified = {page.url: page.front_matter.verified for page in site.pages.values() if page.front_matter}
    sitemap.write(out, site.project.site_url if site.project else "", verified)
    downloads.write(out, site.library, site.today)
    search.write_names(out, site.library, site.pages)


class _Clock:
    """Announces each step and keeps how long it took, by the first word of its name."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self.say = say
        self.seconds: dict[str, float] = {}

    @contextmanager
    def __call__(self, name: str, quiet: bool = False) -> Iterator[None]:
        if not quiet:
            self.say(f"{name} …")
        start = time.perf_counter()
        yield
        self.seconds[name.split(" ")[0].lower()] = time.perf_counter() - start
