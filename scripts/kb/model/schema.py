"""JSON Schemas of the records, for editors and for the page that documents them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from kb.model.agreement import Agreement
from kb.model.article import ArticleSection
from kb.model.body import Body
from kb.model.country import Country
from kb.model.front_matter import FrontMatter
from kb.model.note import Note
from kb.model.operation import Operation
from kb.model.record import Record
from kb.model.resolution import Resolution
from kb.model.source import Source
from kb.model.term import Term

MODELS: dict[str, type[Record]] = {
    "source": Source,
    "term": Term,
    "article-section": ArticleSection,
    "note": Note,
    "operation": Operation,
    "resolution": Resolution,
    "agreement": Agreement,
    "body": Body,
    "country": Country,
    "front-matter": FrontMatter,
}
"""Name of the schema file under data/schema/ → the model it is made from."""

# Filled from the host when left out (kb.model.hosts), so an editor must not demand them.
_FILLED = {"source": {"kind", "party"}}


def schema(name: str) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of one kind of record."""
    made = MODELS[name].model_json_schema(by_alias=True)
    made["required"] = [key for key in made.get("required", []) if key not in _FILLED.get(name, set())]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}


def text(name: str) -> str:
    """The schema as the file holds it."""
    return json.dumps(schema(name), ensure_ascii=False, indent=2) + "\n"


def export(root: Path) -> list[str]:
    """Write data/schema/*.json under `root`; the names of those that changed."""
    folder = root / "data" / "schema"
    folder.mkdir(parents=True, exist_ok=True)
    changed = []
    for name in MODELS:
        path = folder / f"{name}.json"
        if not path.exists() or path.read_text("utf-8") != text(name):
            path.write_text(text(name), "utf-8")
            changed.append(name)
    return changed
