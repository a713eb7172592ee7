"""`/// infobox | kfor`: the facts of one operation, each with its footnote."""

from __future__ import annotations

import datetime as dt
import xml.etree.ElementTree as etree
from collections.abc import Iterable, Iterator

from kb.markdown.blocks.base import OperationBlock
from kb.markdown.context import Context
from kb.markdown.elements import add
from kb.markdown.figures.maps import locator
from kb.markdown.figures.strength import sparkline
from kb.markdown.places import host_names
from kb.model import values
from kb.model.library import Library
from kb.model.locator import Pointer
from kb.model.operation import BASIS_WORDS, CONSENT_WORDS, ROLE_WORDS, Command, HostConsent, Milestone, Operation
from kb.model.record import in_words

Fact = tuple[str, tuple[Pointer, ...]]

_LEVELS = {
    "political": "political control",
    "strategic": "strategic command",
    "operational": "operational command",
    "theatre": "in theatre",
    "parallel": "parallel national chain",
}


def facts(library: Library, operation: Operation, today: dt.date) -> Iterator[tuple[str, list[Fact]]]:
    """Label and facts, in the order of the box; a label without facts is left out."""
    where = host_names(library, operation)
    rows: list[tuple[str, list[Fact]]] = [
        ("Lead", [(_lead(operation), ())]),
        (
            "Where",
            [(where, ())] if where else [(operation.area.value, (operation.area.pointer,))] if operation.area else [],
        ),
        ("Began", [_date(operation.start)]),
        ("Ended", [_date(operation.end)] if operation.status == "ended" else []),
        ("Status", [(operation.status, ())]),
        ("Lasted" if operation.status == "ended" else "Running for", [(values.duration(operation, today), ())]),
        ("Legal basis", [(BASIS_WORDS[basis.basis], (basis.pointer,)) for basis in operation.legal_basis]),
        ("Host", [(_consent(consent), (consent.pointer,)) for consent in operation.consent]),
        ("Mandate", [(_mandate(m.resolution, m.paragraph), (m.pointer,)) for m in operation.mandates]),
        ("Command", _command(operation)),
        ("Headquarters", [(h.value, (h.pointer,)) for h in operation.headquarters[-1:]]),
        ("Strength", _strength(operation, today)),
        ("Contributing countries", _contributors(operation, today)),
        ("Deaths", [(f"{values.figure(f)}, {f.population} ({f.counter})", (f.pointer,)) for f in operation.fatalities]),
        ("Called", [(f"{label.value}, by {label.who}", (label.pointer,)) for label in operation.labels[:3]]),
    ]
    for name, found in rows:
        kept = [fact for fact in found if fact[0]]
        if kept:
            yield name, kept


def _lead(operation: Operation) -> str:
    if operation.nato_role == "leads" and operation.lead == "NATO":
        return "NATO"
    return f"{operation.lead} ({ROLE_WORDS[operation.nato_role]})"


def _command(operation: Operation) -> list[Fact]:
    """The newest holder on record at each level, at most three, from the top down."""
    newest: dict[str, Command] = {}
    for command in operation.command:
        held = newest.get(command.level)
        if held is None or _since(command) >= _since(held):
            newest[command.level] = command
    kept = [newest[level] for level in _LEVELS if level in newest]
    return [(f"{c.holder}, {_LEVELS[c.level]}", (c.pointer,)) for c in kept[:3]]


def _since(command: Command) -> str:
    return command.from_ or command.date or command.until or ""


def _mandate(resolution: str, paragraph: str | None) -> str:
    words = f"Resolution {resolution}" if resolution.isdigit() else resolution
    return f"{words}, paragraph {paragraph}" if paragraph else words


def _consent(consent: HostConsent) -> str:
    words = f"{consent.host}: {CONSENT_WORDS[consent.freedom]}"
    return f"{words} ({in_words(consent.date)})" if consent.date else words


def _date(milestone: Milestone | None) -> Fact:
    return (in_words(milestone.date), (milestone.pointer,)) if milestone else ("not found", ())


def _strength(operation: Operation, today: dt.date) -> list[Fact]:
    newest = values.current_strength(operation)
    peak = values.FIELDS["peak"](operation, today)
    found: list[Fact] = []
    if newest:
        found.append((values.strength_words(newest, today), (newest.pointer,)))
    if peak and (not newest or newest.pointer not in peak.pointers or not found[0][0].startswith(peak.text)):
        found.append((f"highest on record {peak.text}", peak.pointers))
    return found


def _contributors(operation: Operation, today: dt.date) -> list[Fact]:
    shown = values.FIELDS["contributors"](operation, today)
    return [(shown.text, shown.pointers)] if shown else []


class Block(OperationBlock):
    """Argument: the id of an operation (a file of data/operations/). No content."""

    NAME = "infobox"
    TAG = "aside"
    CLASS = "kb-infobox"
    ARGUMENT = True

    @classmethod
    def cites(cls, project: Context, argument: str) -> Iterable[Pointer]:
        """The places of all facts shown."""
        operation = project.library.operations.get(argument)
        if not operation:
            return []
        rows = facts(project.library, operation, project.today)
        return [pointer for _, found in rows for _, pointers in found for pointer in pointers]

    def build(self, element: etree.Element) -> None:
        """A list of label and value."""
        library = self.project.library
        operation = library.operations[self.argument]
        add(element, "p", operation.short, class_="kb-infobox__title")
        picture = locator(library, operation)
        if picture is not None:
            element.append(picture)
        listed = add(element, "dl")
        for name, found in facts(library, operation, self.project.today):
            add(listed, "dt", name)
            for text, pointers in found:
                item = add(listed, "dd")
                add(item, "span", text)
                self.note(item, *pointers)
            curve = sparkline(operation) if name == "Strength" else None
            if curve is not None:
                add(listed, "dd", class_="kb-curve").append(curve)
