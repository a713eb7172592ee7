"""All facts, loaded once: the typed, frozen library that pages, blocks, checks and downloads read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from kb import tree
from kb.issue import Issue
from kb.model import hosts, problems, yaml_text
from kb.model.agreement import Agreement
from kb.model.article import ArticleSection, Claim
from kb.model.body import Body
from kb.model.country import Country
from kb.model.locator import Pointer, normal, pointer
from kb.model.note import Note
from kb.model.operation import Operation
from kb.model.record import Record
from kb.model.resolution import Resolution
from kb.model.source import Passage, Source
from kb.model.term import Term
from kb.model.walk import evidence

R = TypeVar("R", bound=Record)

KINDS: dict[str, type[Record]] = {
    "sources": Source,
    "terms": Term,
    "article": ArticleSection,
    "notes": Note,
    "operations": Operation,
    "resolutions": Resolution,
    "agreements": Agreement,
    "bodies": Body,
    "countries": Country,
}
"""Folder under data/ → kind of record in it, one record a file, the file's stem its id."""


_WALKED = ("operations", "resolutions", "agreements", "bodies", "countries")


@dataclass(frozen=True)
class Place:
    """Where a record stands: the file (relative to the repository) and the place of each value in it."""

    file: str
    marked: yaml_text.Marked

    def at(self, *path: str | int) -> tuple[str, int, int]:
        """File, line and column of the value at `path`."""
        return (self.file, *self.marked.at(path))


@dataclass(frozen=True)
class Library:
    """Every record of data/, by kind and id, and what could not be read.

    A file with a fault is left out of the records and named in `issues`; the rest stays usable, so one slip in
    one record does not hide the others.
    """

    sources: Mapping[str, Source] = field(default_factory=dict)
    terms: Mapping[str, Term] = field(default_factory=dict)
    article: Mapping[str, ArticleSection] = field(default_factory=dict)
    notes: Mapping[str, Note] = field(default_factory=dict)
    operations: Mapping[str, Operation] = field(default_factory=dict)
    resolutions: Mapping[str, Resolution] = field(default_factory=dict)
    agreements: Mapping[str, Agreement] = field(default_factory=dict)
    bodies: Mapping[str, Body] = field(default_factory=dict)
    countries: Mapping[str, Country] = field(default_factory=dict)
    places: Mapping[tuple[str, str], Place] = field(default_factory=dict)
    issues: tuple[Issue, ...] = ()
    left_out: frozenset[tuple[str, str]] = frozenset()
    """Kind and id of each record that has a file but cannot be used: that is reported there, once."""

    def claims(self) -> Iterator[tuple[str, ArticleSection, int, Claim]]:
        """Section id, section, number in the section from 0, and claim, in the article's order."""
        for key, section in sorted(self.article.items(), key=lambda item: item[1].order):
            for number, claim in enumerate(section.claims):
                yield key, section, number, claim

    def passage(self, where: Pointer) -> Passage | None:
        """The passage a citation points to, or None if the source or the passage is not on record."""
        source = self.sources.get(where.key)
        return source.passage(where.locator) if source else None

    def place(self, where: Pointer, unread: bool = False) -> Pointer:
        """The one spelling of a place: the passage's own locator if there is one, also for a locator left out.

        An unread pointer names no passage, so one without a locator stays one to the whole text.
        """
        passage = None if unread else self.passage(where)
        return Pointer(where.key, passage.at if passage else normal(where.locator))

    def record_citations(self) -> Iterator[tuple[Pointer, Place, tuple[str | int, ...]]]:
        """Every citation made inside data, with the record's place and the path of the value in it."""
        for key, term in self.terms.items():
            yield pointer(term.source), self.places["terms", key], ("source",)
        for key, _, number, claim in self.claims():
            for index, text in enumerate(claim.sources):
                yield pointer(text), self.places["article", key], ("claims", number, "sources", index)
        for key, note in self.notes.items():
            for index, text in enumerate(note.sources):
                yield pointer(text), self.places["notes", key], ("sources", index)
        for kind in _WALKED:
            for key, record in getattr(self, kind).items():
                for path, value in evidence(record):
                    yield value.pointer, self.places[kind, key], (*path, "source")

    def term_anchor(self, key: str) -> str:
        """Id of the term's entry on the glossary page."""
        return key


def load(root: Path) -> Library:
    """Read data/ under `root`. Never raises on bad data: what is wrong stands in `Library.issues`."""
    records: dict[str, dict[str, Record]] = {kind: {} for kind in KINDS}
    places: dict[tuple[str, str], Place] = {}
    issues: list[Issue] = []
    found = tree.walk(root, [f"data/{kind}" for kind in KINDS])
    issues.extend(found.issues)
    by_kind = _by_kind(found.files)
    for kind, model in KINDS.items():
        for file in by_kind.get(kind, ()):
            path = root / file
            try:
                raw = path.read_bytes()
                text = raw.decode("utf-8-sig")
                marked = yaml_text.read(text)
            except yaml_text.YamlFault as fault:
                issues.append(problems.of_yaml(file, fault, text))
                continue
            except UnicodeDecodeError as error:
                issues.append(problems.of_bytes(file, raw, error))
                continue
            except OSError as error:
                issues.append(tree.unreadable(file, error))
                continue
            value = marked.value
            if model is Source and isinstance(value, dict):
                url = str(value.get("URL", ""))
                # An address without a scheme is refused, once: what its host tells is not missing too.
                value = {**hosts.defaults(url if "//" in url else f"https://{url}"), **value}
            try:
                records[kind][path.stem] = model.model_validate(value)
                places[kind, path.stem] = Place(file, marked)
            except ValidationError as error:
                issues.extend(problems.of_model(file, marked, error, model, "data-invalid"))
    left_out = frozenset(_named(found.files, found.faults) - {(kind, key) for kind in KINDS for key in records[kind]})
    return Library(**records, places=places, issues=tuple(issues), left_out=left_out)  # type: ignore[arg-type]  # kinds are fields


def _named(*files: Iterable[str]) -> set[tuple[str, str]]:
    """Kind and id of the record that each file is meant to hold, whatever its ending."""
    parts = [file.split("/") for some in files for file in some]
    return {(names[1], names[2].partition(".")[0]) for names in parts if len(names) == 3}


def _by_kind(files: Iterable[str]) -> dict[str, list[str]]:
    """Records by the folder that they lie in; what lies deeper or ends otherwise is none."""
    found: dict[str, list[str]] = {}
    for file in files:
        parts = file.split("/")
        if len(parts) == 3 and parts[2].endswith(".yml"):
            found.setdefault(parts[1], []).append(file)
    return found


def stamp_of(root: Path) -> int:
    """A number that changes when any file of data/ does."""
    return tree.stamp(root / "data", ".yml")
