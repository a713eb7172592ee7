"""`/// partners | allies`: the Allies with their accession, or the partners with their frameworks, each with its dates."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Iterable

from kb.markdown.blocks.base import KbBlock
from kb.markdown.context import Context
from kb.markdown.elements import add, after, table
from kb.model.country import FRAMEWORK_WORDS, Country
from kb.model.library import Library
from kb.model.locator import Pointer
from kb.model.record import in_words


def listed(library: Library, argument: str) -> list[tuple[str, Country]]:
    """Allies by accession, or other countries with a framework by name."""
    if argument == "allies":
        allies = [(key, c) for key, c in library.countries.items() if c.ally]
        return sorted(allies, key=lambda item: (item[1].ally.date if item[1].ally else "", item[1].name))
    others = [(key, c) for key, c in library.countries.items() if c.frameworks and not c.ally]
    return sorted(others, key=lambda item: item[1].name)


def _span(country: Country) -> tuple[str, str]:
    """From when until when it stood in the list ("" where the date was not found or it still does)."""
    if country.ally:
        return country.ally.date, ""
    begins = [f.from_ or f.date or "" for f in country.frameworks]
    ends = [f.until or "" for f in country.frameworks]
    return min(begins), "" if "" in ends else max(ends)


class Block(KbBlock):
    """Argument: `allies` or `partners`. No content."""

    NAME = "partners"
    CLASS = "kb-partners"
    ARGUMENT = True
    ARGUMENTS = ("allies", "partners")

    @classmethod
    def cites(cls, project: Context, argument: str) -> Iterable[Pointer]:
        """Accession, frameworks and names of each."""
        found: list[Pointer] = []
        for _, country in listed(project.library, argument):
            found += [country.ally.pointer] if country.ally else []
            found += [pointer for item in (*country.frameworks, *country.names) for pointer in item.pointers]
        return found

    def build(self, element: etree.Element) -> None:
        """One row a country, an anchor each."""
        found = listed(self.project.library, self.argument)
        allies = self.argument == "allies"
        what = "Allies, by date of accession" if allies else "partner countries, by name"
        columns = ("Country", "Ally since", "Before that") if allies else ("Country", "Frameworks")
        body = table(element, f"{len(found)} {what}", *columns, "Names")
        element[-1].set("data-sortable", "")
        element.set("data-asof", "Allies on" if allies else "Partners on")
        for key, country in found:
            began, ended = _span(country)
            row = add(body, "tr", id=f"country-{key}", data_from=began, data_until=ended)
            add(row, "th", country.name, scope="row")
            if allies and country.ally:
                cell = add(row, "td", data_sort=country.ally.date)
                add(cell, "span", in_words(country.ally.date))
                self.note(cell, country.ally.pointer)
            cell = add(row, "td")
            for number, item in enumerate(country.frameworks):
                after(cell, "; " if number else "")
                since = (
                    f" since {in_words(item.from_)}" if item.from_ else f" ({in_words(item.date)})" if item.date else ""
                )
                until = f" until {in_words(item.until)}" if item.until else ""
                halted = f", cooperation suspended {in_words(item.suspended)}" if item.suspended else ""
                add(cell, "span", FRAMEWORK_WORDS[item.framework] + since + until + halted)
                self.note(cell, *item.pointers)
            cell = add(row, "td")
            for number, name in enumerate(country.names):
                after(cell, "; " if number else "")
                until = f" until {in_words(name.until)}" if name.until else ""
                add(cell, "span", name.value + until)
                self.note(cell, *name.pointers)
