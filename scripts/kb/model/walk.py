"""Visits every value in a record that names a source, with the path at which the YAML holds it."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from kb.model.evidence import Evidence
from kb.model.yaml_text import Path


def evidence(record: BaseModel, path: Path = ()) -> Iterator[tuple[Path, Evidence]]:
    """Every Evidence in `record` (itself included) with its path; keys are those of the YAML."""
    if isinstance(record, Evidence):
        yield path, record
    for name, field in type(record).model_fields.items():
        key = field.alias or name
        value = getattr(record, name)
        if isinstance(value, BaseModel):
            yield from evidence(value, (*path, key))
        elif isinstance(value, tuple):
            for index, item in enumerate(value):
                if isinstance(item, BaseModel):
                    yield from evidence(item, (*path, key, index))
