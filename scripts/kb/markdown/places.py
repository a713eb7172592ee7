"""Names of countries for a reader, by the date that is spoken of."""

from __future__ import annotations

from kb.model.library import Library
from kb.model.operation import Operation
from kb.model.period import earliest


def place_name(library: Library, code: str, date: str | None = None) -> str:
    """A country's name on a (partial) date, of today without one; the code if it is not on record."""
    country = library.countries.get(code.lower())
    if country is None:
        return code
    if date:
        for name in country.names:
            if (name.from_ or name.until) and name.period.holds_on(earliest(date)):
                return name.value
    return country.name


def host_names(library: Library, operation: Operation) -> str:
    """The host countries by the names they had when the operation began; of today while it runs; "" at sea."""
    began = operation.start.date if operation.start and operation.status == "ended" else None
    return ", ".join(place_name(library, code, began) for code in operation.countries)
