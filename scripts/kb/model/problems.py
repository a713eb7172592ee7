"""Turns what YAML and pydantic say into issues at the line a person must edit."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from kb.issue import Issue
from kb.model.yaml_text import Marked, Path, YamlFault

MERGE_MARK = re.compile(r"^(?:<{7} |>{7} |\|{7} ).*$", re.M)
"""The line that opens, closes or (with three versions) parts an unfinished merge."""


def of_bytes(file: str, raw: bytes, error: UnicodeDecodeError) -> Issue:
    """The issue for a file that is not UTF-8, at the first byte that is not."""
    line = raw.count(b"\n", 0, error.start) + 1
    start = raw.rfind(b"\n", 0, error.start) + 1
    # Everything before the bad byte decodes, so columns can be counted in letters.
    column = len(raw[start : error.start].decode("utf-8", "replace")) + 1
    return Issue(
        file, line, column, "encoding-bad", f"Byte 0x{raw[error.start]:02x} is not UTF-8", "Save the file as UTF-8 text."
    )  # fmt: skip


def of_merge(file: str, line: int, column: int, mark: str) -> Issue:
    """The issue for a merge that was left unfinished."""
    return Issue(
        file, line, column, "merge-marker", f"A merge was not finished: “{mark[:30]}”",
        "Choose one version, and remove the lines with <<<<<<<, ======= and >>>>>>>.",
    )  # fmt: skip


def of_yaml(file: str, fault: YamlFault, text: str) -> Issue:
    """The issue for a `text` (the file's, from its first line) that YAML cannot read."""
    merge = MERGE_MARK.search(text)
    if merge:  # YAML would complain of the mark, in words that help nobody
        return of_merge(file, text.count("\n", 0, merge.start()) + 1, 1, merge.group())
    if fault.rule == "yaml-duplicate-key":
        return Issue(file, fault.line, fault.column, fault.rule, fault.message, "Keep one of the two.")
    message = f"YAML cannot be read here: {fault.message}"
    return Issue(
        file, fault.line, fault.column, fault.rule, message,
        "Check indentation and colons; put quotes round text that holds “: ” or starts with @, &, *, [ or {.",
    )  # fmt: skip


def of_model(file: str, marked: Marked, error: ValidationError, model: type[BaseModel], rule: str) -> Iterator[Issue]:
    """One issue for each thing pydantic refused, at its YAML line."""
    faults = error.errors()
    misspelt = {
        (*fault["loc"][:-1], near)
        for fault in faults
        if fault["type"] == "extra_forbidden" and (near := _near_key(model, tuple(fault["loc"])))
    }
    for fault in faults:
        path: Path = tuple(part for part in fault["loc"])
        if fault["type"] == "missing" and path in misspelt:
            continue  # one slip of the pen is one report, at the key as written
        if fault["type"] == "too_short" and fault["input"]:
            continue  # only what is in the list is refused, and said below
        line, column = marked.at(path)
        where = ".".join(str(part) for part in path) or "the record"
        message, fix = _words(fault["type"], where, fault, model, marked.value, path)
        yield Issue(file, line, column, rule, message, fix)


def _words(kind: str, where: str, fault: Any, model: type[BaseModel], value: Any, path: Path) -> tuple[str, str]:
    name = str(path[-1]) if path else ""
    if kind == "missing":
        field = _field_at(model, path)
        choices = get_args(field.annotation) if field else ()
        words = ", ".join(c for c in choices if isinstance(c, str))
        return f"“{where}” is missing", f"Add a line “{name}: …”" + (f", one of: {words}." if words else ".")
    if kind == "extra_forbidden":
        near_key = _near_key(model, path)
        known = _keys_at(model, path[:-1])
        return (
            f"“{where}” is not a key known here",
            f"Write “{near_key}”." if near_key else f"Use one of: {', '.join(known)}.",
        )
    if kind == "literal_error":
        given = fault["input"]
        valid = str(fault["ctx"]["expected"]).replace("'", "").replace(" or ", ", ").split(", ")
        near = difflib.get_close_matches(str(given), valid, 1)
        return (
            f"“{where}” must be one of the known words, not “{given}”",
            f"Write “{near[0]}”." if near else f"Use one of: {', '.join(valid)}.",
        )
    about = f"“{where}”" if path else "A record"
    reason = _must(kind, fault["input"], fault.get("ctx", {}), fault["msg"].removeprefix("Value error, "))
    given = "" if reason == "must not be empty" else f", but {_given(kind, fault['input'])}"
    return f"{about} {reason}{given}", _remedy(kind, name, _field_at(model, path))


def _must(kind: str, value: Any, context: dict[str, Any], said: str) -> str:
    """What a value must be, in our words where pydantic's speak of Python."""
    known = {
        "string_too_short": "must have at least {min_length} characters",
        "string_too_long": "must have at most {max_length} characters",
        "string_type": "must be text",
        "string_pattern_mismatch": "must have the form {pattern}",
        "tuple_type": "must be a list",
        "too_short": "must have at least {min_length} entry",
        "model_type": "must hold keys with values",
        "int_parsing": "must be a whole number",
        "int_type": "must be a whole number",
        "greater_than_equal": "must be at least {ge}",
        "bool_parsing": "must be true or false",
        "bool_type": "must be true or false",
    }
    if kind == "string_type" and value is None:
        return "must not be empty"
    if kind in known:
        return known[kind].format(**context)
    return said if said.startswith("must") else f"is refused: {said[0].lower()}{said[1:]}"


def _given(kind: str, value: Any) -> str:
    if kind in ("string_too_short", "string_too_long"):
        return f"has {len(value)}"
    if value is None or value in ("", [], ()):
        return "is empty"
    if isinstance(value, dict | list | tuple):
        return "is a list" if isinstance(value, list | tuple) else "holds keys"
    return f"is “{str(value)[:80]}”"


def _remedy(kind: str, name: str, field: FieldInfo | None) -> str:
    if kind == "tuple_type":
        return f"Write “{name}: [one, two]”, or each entry on a line with “- ”."
    if kind == "model_type":
        return "Write each value on a line “key: value”."
    # The model's own words say what belongs there.
    meant = f" ({field.description.rstrip('.')})" if field and field.description else ""
    return f"Change “{name}”{meant}."


def _near_key(model: type[BaseModel], path: Path) -> str | None:
    near = difflib.get_close_matches(str(path[-1]), _keys_at(model, path[:-1]), 1)
    return near[0] if near else None


def _field_at(model: type[BaseModel], path: Path) -> FieldInfo | None:
    if not path:
        return None
    return next((f for n, f in _model_at(model, path[:-1]).model_fields.items() if path[-1] in (n, f.alias)), None)


def _keys_at(model: type[BaseModel], path: Path) -> list[str]:
    """The keys the model knows at `path`."""
    return [field.alias or name for name, field in _model_at(model, path).model_fields.items()]


def _model_at(model: type[BaseModel], path: Path) -> type[BaseModel]:
    """The model of the record at `path` (through lists of records)."""
    for part in path:
        if isinstance(part, int):
            continue
        field = next((f for n, f in model.model_fields.items() if part in (n, f.alias)), None)
        if field is None:
            break
        inner = next((a for a in getattr(field.annotation, "__args__", ()) if isinstance(a, type)), field.annotation)
        if isinstance(inner, type) and issubclass(inner, BaseModel):
            model = inner
    return model
