"""A field of an operation must have a value, or say why it has none: not found, not public, not applicable, disputed.

The end of one that has ended is such a field too: it is one of its dates.
"""

from collections.abc import Iterable

from kb.checks.base import Site
from kb.issue import Issue
from kb.model.operation import EXPECTED, Operation
from kb.nearest import advice, nearest

NEEDS = "sources"
FIX = "Fill the field, or name it under “empty:” with the reason."

_HOW = {"end": "Add its day, month or year under “dates:”"}


def run(site: Site) -> Iterable[Issue]:
    """Fields without value and reason, reasons for fields that have a value, and reasons for no field."""
    for key, operation in site.library.operations.items():
        place = site.library.places["operations", key]
        expected = (*EXPECTED, "end") if operation.status == "ended" else EXPECTED
        misspelt = {nearest(name, expected) for name in operation.empty if name not in expected}
        for name in expected:
            filled = bool(getattr(operation, name))
            if not filled and name not in operation.empty and name not in misspelt:
                yield site.issue(
                    "field-unexplained",
                    place.at(),
                    f"“{name}” has no value and no reason",
                    f"{_HOW.get(name, f'Add “{name}: …”')}, or under “empty:” “{name}: not found”.",
                )
            if filled and name in operation.empty:
                yield site.issue(
                    "field-unexplained",
                    place.at("empty", name),
                    f"“{name}” has a value and a reason to have none",
                    f"Take “{name}” out of “empty:”.",
                )
        for name in operation.empty:
            if name not in expected:
                fields = [field for field in (*Operation.model_fields, "end") if field in expected]
                yield site.issue(
                    "field-unexplained",
                    place.at("empty", name),
                    f"“{name}” is no field that may be empty",
                    advice(name, fields),
                )
