"""Names of countries for a reader."""

from __future__ import annotations

from kb.model.library import Library


def place_name(library: Library, code: str) -> str:
    """A country's name of today by its code, or the code if it is not on record."""
    country = library.countries.get(code.lower())
    return country.name if country else code
