"""`/// chart | kfor.strength`, `kfor.contributors` or `operations-per-year`: a picture and the table of its numbers."""

from __future__ import annotations

import datetime as dt
import xml.etree.ElementTree as etree
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from kb.markdown.blocks.base import KbBlock
from kb.markdown.blocks.operations import listed
from kb.markdown.context import Context
from kb.markdown.elements import add, after, table
from kb.markdown.figures import bars, strength
from kb.markdown.places import place_name
from kb.model import values
from kb.model.library import Library
from kb.model.locator import Pointer
from kb.model.operation import Contributor, Operation, Strength
from kb.model.period import earliest, latest
from kb.model.record import in_words

_PER_YEAR = "operations-per-year"


@dataclass(frozen=True)
class Years:
    """How many operations ran at some time in each year, which began and ended in it, and which are left out."""

    counts: dict[int, int]
    began: dict[int, list[Operation]]
    ended: dict[int, list[Operation]]
    unknown: list[Operation]


def running_by_year(library: Library, today: dt.date) -> Years:
    """Groups A to F. A year counts if the operation ran on any day of it that its dates may mean."""
    found = Years({}, {}, {}, [])
    kept: list[tuple[int, int]] = []
    for _, operation in listed(library, ""):
        start, end = operation.start, operation.end
        if not start or (operation.status == "ended" and not end):
            found.unknown.append(operation)
            continue
        first = earliest(start.date).year
        kept.append((first, latest(end.date).year if end else today.year))
        found.began.setdefault(first, []).append(operation)
        if end:
            found.ended.setdefault(latest(end.date).year, []).append(operation)
    for year in range(min((first for first, _ in kept), default=1), max((last for _, last in kept), default=0) + 1):
        found.counts[year] = sum(first <= year <= last for first, last in kept)
    return found


def numbered(library: Library, operation: Operation) -> tuple[list[tuple[str, Contributor]], str]:
    """Countries with a number by name, newest first, then largest, and the date of most of them.

    The date is "" if fewer than three share one: then no two of the numbers may be compared without their dates.
    """
    found = [
        (place_name(library, c.country, c.date or c.from_), c) for c in operation.contributors if c.value is not None
    ]
    dates = Counter(_date(c) for _, c in found)
    date, number = max(dates.items(), key=lambda item: (item[1], item[0]), default=("", 0))
    found.sort(key=lambda item: (-(item[1].value or 0), item[0]))
    found.sort(key=lambda item: _date(item[1]), reverse=True)
    return found, date if number > 2 else ""


def _date(contributor: Contributor) -> str:
    return contributor.date or contributor.from_ or ""


def _people(contributor: Contributor) -> str:
    return f"{'about ' if contributor.about else ''}{contributor.value or 0:,}"


class Block(KbBlock):
    """Argument: `operations-per-year`, or the id of an operation with `.strength` or `.contributors`. No content."""

    NAME = "chart"
    TAG = "figure"
    CLASS = "kb-chart"
    ARGUMENT = True
    TAKES = f"“{_PER_YEAR}”, or the id of an operation with “.strength” or “.contributors”"

    @classmethod
    def arguments(cls, library: Library) -> Collection[str]:
        """Every chart that can be drawn of this data."""
        return [_PER_YEAR, *(f"{key}.{what}" for key in library.operations for what in ("strength", "contributors"))]

    @classmethod
    def cites(cls, project: Context, argument: str) -> Iterable[Pointer]:
        """The place of every number of the table, in its order."""
        library = project.library
        key, _, what = argument.rpartition(".")
        if argument == _PER_YEAR:
            years = running_by_year(library, project.today)
            return [
                milestone.pointer
                for year in years.counts
                for operations, end in ((years.began, False), (years.ended, True))
                for operation in operations.get(year, [])
                if (milestone := operation.end if end else operation.start)
            ]
        operation = library.operations[key]
        if what == "strength":
            return [s.pointer for s in _rows(operation)]
        return [c.pointer for _, c in numbered(library, operation)[0]]

    def build(self, element: etree.Element) -> None:
        """Title, picture, what it says in words, and its numbers as a table behind a fold."""
        if self.argument == _PER_YEAR:
            self._per_year(element)
            return
        key, _, what = self.argument.rpartition(".")
        operation = self.project.library.operations[key]
        if what == "strength":
            self._strength(element, operation)
        else:
            self._contributors(element, operation)

    def _strength(self, element: etree.Element, operation: Operation) -> None:
        figures = strength.dated(operation)
        if not figures:
            add(element, "figcaption", f"No strength of {operation.short} with a date is on record.")
            return
        first, last = in_words(strength.when(figures[0])), in_words(strength.when(figures[-1]))
        title = f"{operation.short}: people, {first if first == last else f'{first} to {last}'}"
        deployed = [s for s in figures if strength.kind(s) == "deployed"] or figures
        ends = f"First on record {strength.said(deployed[0])}; last {strength.said(deployed[-1])}"
        most = max(deployed, key=strength.height)
        summary = f"{ends}; highest {strength.said(most)}." if len(deployed) > 1 else f"{strength.said(most)}."
        self._head(element, title)
        strength.draw(element, figures, f"{title}. {summary}", operation.status == "ended")
        legend = add(element, "p", class_="kb-legend")
        kinds = {strength.kind(s) for s in figures}
        for kind, (sign, words) in strength.KINDS.items():
            if kind in kinds:
                item = add(legend, "span")
                add(item, "span", sign, class_="kb-key", aria_hidden="true")
                after(item, f" {words}")
        undated = len(operation.strength) - len(figures)
        joined = " The line joins dated figures; between them nothing is on record." if len(deployed) > 2 else ""
        more = f" Without a date, in the table only: {undated}." if undated else ""
        add(element, "p", summary + joined + more, class_="kb-chart__summary")
        body = self._table(element, title, "As of", "People", "Measure", "Counted in")
        for number in _rows(operation):
            row = add(body, "tr")
            add(row, "th", in_words(strength.when(number)) if strength.when(number) else "no date", scope="row")
            self._number(row, values.figure(number), number.pointer)
            add(row, "td", number.measure)
            add(
                row,
                "td",
                f"{number.scope}. {' '.join(w for w in (number.note, number.conflict) if w)}".removesuffix(". "),
            )

    def _contributors(self, element: etree.Element, operation: Operation) -> None:
        found, date = numbered(self.project.library, operation)
        if not found:
            add(element, "figcaption", f"No contributor to {operation.short} with a number is on record.")
            return
        if date:
            drawn = [(name, c) for name, c in found if _date(c) == date]
            title = f"{operation.short}: people by contributing country, {in_words(date)}"
        else:
            newest: dict[str, tuple[str, Contributor]] = {}
            for name, contributor in found:
                newest.setdefault(name, (name, contributor))
            drawn = sorted(newest.values(), key=lambda item: (-(item[1].value or 0), item[0]))
            title = f"{operation.short}: people by contributing country, each at its own date"
        rows = [
            (name, c.value or 0, _people(c) + ("" if date or not _date(c) else f" ({in_words(_date(c))})"))
            for name, c in drawn
        ]
        summary = (
            f"Countries with a number: {len(rows)}. Largest: {', '.join(f'{n} {words}' for n, _, words in rows[:3])}."
        )
        self._head(element, title)
        bars.by_name(element, rows, f"{title}. {summary}")
        others = len(found) - len(drawn)
        without = sorted({place_name(self.project.library, c.country, c.date or c.from_) for c in operation.contributors if c.value is None}
                         - {name for name, _ in found})  # fmt: skip
        more = f" Numbers of other dates, in the table only: {others}." if others else ""
        more += f" On record without a number: {', '.join(without)}." if without else ""
        add(element, "p", summary + more, class_="kb-chart__summary")
        body = self._table(element, title, "Country", "People", "As of", "Part")
        for name, contributor in found:
            row = add(body, "tr")
            add(row, "th", name, scope="row")
            self._number(row, _people(contributor), contributor.pointer)
            add(row, "td", in_words(_date(contributor)) if _date(contributor) else "no date")
            add(row, "td", contributor.role or contributor.note or "")

    def _per_year(self, element: etree.Element) -> None:
        today = self.project.today
        years = running_by_year(self.project.library, today)
        if not years.counts:
            add(element, "figcaption", "No operation with its dates is on record.")
            return
        first, last = min(years.counts), max(years.counts)
        title = f"Operations that ran at some time in each year, {first} to {last}"
        most = max(years.counts.values())
        peaks = [str(year) for year, count in years.counts.items() if count == most]
        summary = (
            f"Most: {most}, in {_and(peaks)}. In {last}, until {in_words(today.isoformat())}: {years.counts[last]}."
        )
        self._head(element, title)
        bars.by_year(element, years.counts, f"{title}. {summary}")
        left = (
            f" Left out, as a date is not on record: {', '.join(o.short for o in years.unknown)}."
            if years.unknown
            else ""
        )
        add(
            element,
            "p",
            f"{summary} Counted from the dates in the table, groups A to F.{left}",
            class_="kb-chart__summary",
        )
        body = self._table(element, title, "Year", "Ran", "Began", "Ended")
        for year, count in years.counts.items():
            row = add(body, "tr")
            add(row, "th", str(year), scope="row")
            add(row, "td", str(count), class_="kb-number")
            for operations, end in ((years.began, False), (years.ended, True)):
                cell = add(row, "td")
                for number, operation in enumerate(operations.get(year, [])):
                    after(cell, ", " if number else "")
                    add(cell, "span", operation.short)
                    milestone = operation.end if end else operation.start
                    if milestone:
                        self.note(cell, milestone.pointer)

    def _head(self, element: etree.Element, title: str) -> None:
        add(element, "figcaption", title, class_="kb-chart__title")

    def _table(self, element: etree.Element, title: str, *columns: str) -> etree.Element:
        fold = add(element, "details")
        add(fold, "summary", "The numbers as a table")
        return table(fold, title, *columns)

    def _number(self, row: etree.Element, words: str, pointer: Pointer) -> None:
        cell = add(row, "td", class_="kb-number")
        add(cell, "span", words)
        self.note(cell, pointer)


def _rows(operation: Operation) -> list[Strength]:
    """Every figure of the strength table: those with a date first, in its order."""
    return strength.dated(operation) + [s for s in operation.strength if not strength.when(s)]


def _and(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
