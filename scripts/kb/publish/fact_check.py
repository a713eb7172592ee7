"""The fact check as files to download: JSON and CSV, claim by claim."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from kb.model.library import Library

COLUMNS = ("id", "section", "claim", "verdict", "why", "corrected", "sources", "treated")


def rows(library: Library) -> list[dict[str, str | list[str]]]:
    """One dict a claim, in the article's order, with the columns above."""
    return [
        {
            "id": claim.id,
            "section": section.section,
            "claim": claim.claim,
            "verdict": claim.verdict,
            "why": claim.why,
            "corrected": claim.corrected,
            "sources": list(claim.sources),
            "treated": claim.treated,
        }
        for _, section, _, claim in library.claims()
    ]


def write(site: Path, library: Library) -> None:
    """Write `data/fact-check.json` and `data/fact-check.csv` (RFC 4180, UTF-8) under `site`."""
    folder = site / "data"
    folder.mkdir(exist_ok=True)
    claims = rows(library)
    text = json.dumps({"licence": "CC BY 4.0", "claims": claims}, ensure_ascii=False, indent=1)
    (folder / "fact-check.json").write_text(text + "\n", "utf-8")
    table = io.StringIO()
    writer = csv.DictWriter(table, COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    for claim in claims:
        writer.writerow({**claim, "sources": "; ".join(claim["sources"])})
    (folder / "fact-check.csv").write_bytes(table.getvalue().encode())
