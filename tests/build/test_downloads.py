"""The files under data/: read back by the parsers that people use, and equal to the records."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import jsonschema
import pytest
import rispy
from helpers import TODAY, add_article, add_operation, small_site
from kb import building
from kb.model import library
from kb.publish.tables import TABLES
from pybtex.database import parse_string

BOOK = """\
title: 'War & "Peace": {on} the record'
type: book
author: ["Doe, Jané", United Nations]
publisher: NATO
issued: 2001-05
URL: https://books.example/a?b=1&c=2
kind: scholarly
party: scholar
passages:
  - {at: p. 3, says: It says so., read: 2026-11-01}
"""


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The small site with every kind of record: its sources and its built folder."""
    folder = tmp_path_factory.mktemp("downloads")
    root = small_site(folder)
    add_article(root)
    add_operation(root)
    (root / "data/sources/book.yml").write_text(BOOK, "utf-8")
    out = folder / "out"
    out.mkdir()
    building.build(root, out, TODAY)
    return root, out


@pytest.mark.parametrize("name", sorted(TABLES))
def test_csv_and_json_of_a_table_hold_the_same_rows(small: tuple[Path, Path], name: str) -> None:
    raw = (small[1] / f"data/{name}.csv").read_bytes()
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8"), newline="")))

    assert rows == json.loads((small[1] / f"data/{name}.json").read_bytes())["rows"]
    assert raw.count(b"\n") == raw.count(b"\r\n")


@pytest.mark.parametrize("name", sorted(TABLES))
def test_the_json_of_a_table_fits_the_schema_beside_it(small: tuple[Path, Path], name: str) -> None:
    schema = json.loads((small[1] / f"data/schema/{name}.table.json").read_bytes())
    whole = json.loads((small[1] / f"data/{name}.json").read_bytes())

    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(whole, schema)


def test_an_operation_in_the_table_has_the_values_of_its_record(small: tuple[Path, Path]) -> None:
    rows = json.loads((small[1] / "data/operations.json").read_bytes())["rows"]

    (row,) = rows
    assert (row["id"], row["start"], row["strength_latest"], row["strength_date"]) == (
        "kfor",
        "1999-06-12",
        "4600",
        "2026-09",
    )
    assert row["start_source"] == "unscr-1244, para. 7"


def test_bibtex_is_read_back_by_a_parser(small: tuple[Path, Path]) -> None:
    entries = parse_string((small[1] / "data/sources.bib").read_text("utf-8"), "bibtex").entries

    assert set(entries) == set(library.load(small[0]).sources)
    book = entries["book"]
    assert book.type == "book"
    assert [str(person) for person in book.persons["author"]] == ["Doe, Jané", "{United Nations}"]
    assert book.fields["title"] == r'{War \& "Peace": (on) the record}'
    assert (book.fields["year"], book.fields["url"]) == ("2001", "https://books.example/a?b=1&c=2")


def test_ris_is_read_back_by_a_parser(small: tuple[Path, Path]) -> None:
    entries = {entry["id"]: entry for entry in rispy.loads((small[1] / "data/sources.ris").read_bytes().decode())}

    assert set(entries) == set(library.load(small[0]).sources)
    assert entries["book"]["type_of_reference"] == "BOOK"
    assert entries["book"]["authors"] == ["Doe, Jané", "United Nations"]
    assert entries["book"]["title"] == 'War & "Peace": {on} the record'


def test_csl_json_names_persons_bodies_and_dates(small: tuple[Path, Path]) -> None:
    items = {item["id"]: item for item in json.loads((small[1] / "data/sources.csl.json").read_bytes())}

    assert set(items) == set(library.load(small[0]).sources)
    assert items["book"]["author"] == [{"family": "Doe", "given": "Jané"}, {"literal": "United Nations"}]
    assert items["book"]["issued"] == {"date-parts": [[2001, 5]]}


def test_the_readme_gives_licence_date_and_every_table(small: tuple[Path, Path]) -> None:
    text = (small[1] / "data/README.txt").read_text("utf-8")

    assert "CC BY 4.0" in text and TODAY.isoformat() in text and "How to cite" in text
    assert all(f"{name}.csv" in text for name in TABLES)
