"""Turns what YAML and pydantic say into issues at the line a person must edit."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, ValidationError

from kb.issue import Issue
from kb.model.yaml_text import Marked, Path, YamlFault


def of_yaml(file: str, fault: YamlFault) -> Issue:
    """The issue for a text that YAML cannot read."""
    if fault.rule == "yaml-duplicate-key":
        return Issue(file, fault.line, fault.column, fault.rule, fault.message, "Keep one of the two.")
    message = f"YAML cannot be read here: {fault.message}"
    return Issue(
        file, fault.line, fault.column, fault.rule, message,
        "Check indentation and colons; put quotes round text that holds “: ” or starts with @, &, *, [ or {.",
    )  # fmt: skip


def of_model(file: str, marked: Marked, error: ValidationError, model: type[BaseModel], rule: str) -> Iterator[Issue]:
    """One issue for each thing pydantic refused, at its YAML line."""
    for fault in error.errors():
        path: Path = tuple(part for part in fault["loc"])
        line, column = marked.at(path)
        where = ".".join(str(part) for part in path) or "the record"
        message, fix = _words(fault["type"], where, fault, model, marked.value, path)
        yield Issue(file, line, column, rule, message, fix)


def _words(kind: str, where: str, fault: Any, model: type[BaseModel], value: Any, path: Path) -> tuple[str, str]:
    name = str(path[-1]) if path else ""
    if kind == "missing":
        return f"“{where}” is missing", f"Add a line “{name}: …”."
    if kind == "extra_forbidden":
        known = _keys_at(model, path[:-1])
        near = difflib.get_close_matches(name, known, 1)
        return (
            f"“{where}” is not a key known here",
            f"Write “{near[0]}”." if near else f"Use one of: {', '.join(known)}.",
        )
    if kind == "literal_error":
        given = fault["input"]
        valid = str(fault["ctx"]["expected"]).replace("'", "").replace(" or ", ", ").split(", ")
        near = difflib.get_close_matches(str(given), valid, 1)
        return (
            f"“{where}” must be one of the known words, not “{given}”",
            f"Write “{near[0]}”." if near else f"Use one of: {', '.join(valid)}.",
        )
    reason = fault["msg"].removeprefix("Value error, ")
    return f"“{where}” {_sentence(reason)}, but is “{str(fault['input'])[:80]}”", f"Change “{name or where}”."


def _sentence(reason: str) -> str:
    return reason if reason.startswith("must") else f"is refused: {reason[0].lower()}{reason[1:]}"


def _keys_at(model: type[BaseModel], path: Path) -> list[str]:
    """The keys the model knows at `path` (through lists of records)."""
    for part in path:
        if isinstance(part, int):
            continue
        field = next((f for n, f in model.model_fields.items() if part in (n, f.alias)), None)
        if field is None:
            break
        inner = next((a for a in getattr(field.annotation, "__args__", ()) if isinstance(a, type)), field.annotation)
        if isinstance(inner, type) and issubclass(inner, BaseModel):
            model = inner
    return [field.alias or name for name, field in model.model_fields.items()]
