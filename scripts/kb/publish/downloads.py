"""The files under data/ of the site: every table as CSV and JSON, the sources for reference managers, schemas, a README."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from pathlib import Path

from kb.model import schema
from kb.model.library import Library
from kb.publish import bibliography
from kb.publish.tables import TABLES, Row

LICENCE = "Creative Commons Attribution 4.0 International (CC BY 4.0)"


def as_csv(rows: list[Row]) -> bytes:
    """RFC 4180: comma, CR LF, quotes where needed; UTF-8; the first line names the columns."""
    table = io.StringIO()
    if rows:
        writer = csv.DictWriter(table, list(rows[0]), lineterminator="\r\n")
        writer.writeheader()
        writer.writerows(rows)
    return table.getvalue().encode()


def as_json(name: str, rows: list[Row]) -> bytes:
    """One object: name, licence, and the rows as the CSV has them."""
    whole = {"table": name, "licence": LICENCE, "rows": rows}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def table_schema(name: str, rows: list[Row]) -> bytes:
    """JSON Schema (draft 2020-12) of the JSON file: every cell is text."""
    columns = {column: {"type": "string"} for column in (rows[0] if rows else {})}
    row = {"type": "object", "properties": columns, "required": list(columns), "additionalProperties": False}
    whole = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": name,
        "description": TABLES[name][0],
        "type": "object",
        "properties": {
            "table": {"const": name},
            "licence": {"type": "string"},
            "rows": {"type": "array", "items": row},
        },
        "required": ["table", "licence", "rows"],
    }
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def write(site: Path, library: Library, today: dt.date) -> None:
    """Write all files; their addresses do not change, and one day gives one set of bytes."""
    folder = site / "data"
    (folder / "schema").mkdir(parents=True, exist_ok=True)
    for name, (_, make) in TABLES.items():
        rows = make(library, today)
        (folder / f"{name}.csv").write_bytes(as_csv(rows))
        (folder / f"{name}.json").write_bytes(as_json(name, rows))
        (folder / "schema" / f"{name}.table.json").write_bytes(table_schema(name, rows))
    for name in schema.MODELS:
        (folder / "schema" / f"{name}.json").write_text(schema.text(name), "utf-8")
    (folder / "sources.csl.json").write_text(bibliography.csl(library.sources), "utf-8")
    (folder / "sources.bib").write_text(bibliography.bibtex(library.sources), "utf-8")
    (folder / "sources.ris").write_bytes(bibliography.ris(library.sources).encode())
    (folder / "README.txt").write_text(_readme(today), "utf-8")


def _readme(today: dt.date) -> str:
    files = "\n".join(f"  {name}.csv, {name}.json\n      {words}." for name, (words, _) in TABLES.items())
    return (
        f"Data of the Peace Operations Reference, as of {today.isoformat()}\n\n"
        f"Licence: {LICENCE}.\n"
        "How to cite: Peace Operations Reference, name of the file, date of the download, address of the file.\n"
        "Every row names its source by key and place; the keys are those of sources.bib, sources.ris and sources.csl.json.\n"
        "Text is UTF-8. CSV follows RFC 4180. An empty cell means that nothing is on record.\n"
        "The columns are described in schema/NAME.table.json; the records they are made from in schema/.\n\n"
        f"Files\n\n{files}\n  sources.bib, sources.ris, sources.csl.json\n      Every source, for reference managers.\n"
    )
