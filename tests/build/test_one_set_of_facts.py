"""On the real site a fact is the same wherever it is shown: table, fact box, timeline, comparison and downloads."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from helpers import ROOT, TODAY, tree
from kb.model import library, values
from kb.model.library import Library
from kb.model.record import in_words
from kb.parse import blocks, citations
from kb.parse.page import read_all
from selectolax.lexbor import LexborHTMLParser, LexborNode

pytestmark = pytest.mark.real

Facts = dict[str, dict[str, str]]
"""Operation → name of a fact → its words, as one place shows them."""


@pytest.fixture(scope="module")
def records() -> Library:
    return library.load(ROOT)


@pytest.fixture(scope="module")
def rows(site_folder: Path) -> Facts:
    """The download as JSON."""
    found = json.loads((site_folder / "data" / "operations.json").read_bytes())["rows"]
    return {row["id"]: row for row in found}


def _page(site_folder: Path, address: str) -> LexborHTMLParser:
    return tree((site_folder / address / "index.html").read_text("utf-8"))


def _words(node: LexborNode | None) -> str:
    """The words of a cell without its footnote marks."""
    html = re.sub(r"<sup\b.*?</sup>", "", (node.html if node else "") or "", flags=re.S)
    return " ".join(tree(html).text().split())


@pytest.fixture(scope="module")
def table(site_folder: Path) -> Facts:
    """The page of all operations: its rows stand in three tables."""
    page = _page(site_folder, "operations/all")
    found: Facts = {}
    for row in page.css(".kb-operations tbody tr"):
        cells = [_words(cell) for cell in row.css("td")]
        data = {name.removeprefix("data-"): value or "" for name, value in row.attributes.items()}
        found[data["id"]] = {**data, "Began": f"{cells[1]}", "Ended": cells[2], "short": _words(row.css_first("th"))}
    return found


@pytest.fixture(scope="module")
def compared(site_folder: Path) -> Facts:
    """The comparison, by column."""
    found: Facts = {}
    for row in _page(site_folder, "operations/compare").css(".kb-compare tbody tr"):
        for cell in row.css("td[data-op]"):
            found.setdefault(cell.attributes["data-op"] or "", {})[_words(row.css_first("th"))] = _words(cell)
    return found


@pytest.fixture(scope="module")
def boxes(site_folder: Path) -> dict[str, LexborNode]:
    """The fact box of each operation that has one, by the block that asks for it."""
    found = {}
    for page in read_all(ROOT).values():
        asked = [block.argument for block in blocks.scan(page.masked)[0] if block.name == "infobox"]
        if asked:
            for key, box in zip(asked, _page(site_folder, page.url).css("aside.kb-infobox"), strict=True):
                found[key] = box
    return found


def _box_facts(box: LexborNode) -> dict[str, str]:
    facts: dict[str, list[str]] = {}
    name = ""
    for item in box.css("dl > dt, dl > dd"):
        if item.tag == "dt":
            name = _words(item)
        elif not item.css_first("svg"):
            facts.setdefault(name, []).append(_words(item))
    return {name: "; ".join(listed) for name, listed in facts.items()}


def _differences(one: Facts, other: Facts, *names: str) -> list[str]:
    """Operations of which the two places show a fact differently."""
    return [
        f"{key}: {name}: {one[key].get(name)!r} is not {other[key].get(name)!r}"
        for key in sorted(one.keys() & other.keys())
        for name in names
        if one[key].get(name) != other[key].get(name)
    ]


def _from_rows(rows: Facts) -> Facts:
    """What tables, boxes and comparison must show, made from the download alone."""
    found: Facts = {}
    for key, row in rows.items():
        ended = row["status"] == "ended"
        found[key] = {
            "Began": in_words(row["start"]) if row["start"] else "not found",
            "Ended": in_words(row["end"]) if row["end"] else "not found" if ended else row["status"],
            "Status": row["status"],
            "from": row["start"],
            "until": row["end"],
            "status": row["status"],
            "short": row["short"],
        }
    return found


def test_both_downloads_hold_every_operation_with_the_same_facts(
    site_folder: Path, rows: Facts, records: Library
) -> None:
    with io.StringIO((site_folder / "data" / "operations.csv").read_text("utf-8"), newline="") as text:
        by_id = {row["id"]: row for row in csv.DictReader(text)}

    assert by_id == rows
    assert set(rows) == set(records.operations)


def test_the_download_holds_the_dates_of_the_records(rows: Facts, records: Library) -> None:
    for key, operation in records.operations.items():
        assert rows[key]["start"] == (operation.start.date if operation.start else ""), key
        assert rows[key]["end"] == (operation.end.date if operation.end else ""), key
        assert rows[key]["status"] == operation.status, key


def test_the_table_of_all_operations_shows_what_the_download_holds(table: Facts, rows: Facts) -> None:
    assert set(table) == set(rows)
    assert _differences(table, _from_rows(rows), "short", "Began", "Ended", "from", "until", "status") == []


def test_the_comparison_shows_what_the_download_holds(compared: Facts, rows: Facts) -> None:
    wanted = _from_rows(rows)
    for facts in wanted.values():
        if facts["Status"] != "ended":
            facts["Ended"] = "–"

    assert set(compared) == set(rows)
    assert _differences(compared, wanted, "Began", "Ended", "Status") == []


def test_every_fact_box_shows_what_the_comparison_shows(boxes: dict[str, LexborNode], compared: Facts) -> None:
    shown = {key: _box_facts(box) for key, box in boxes.items()}
    wanted = {
        key: {name: words for name, words in compared[key].items() if name in facts or words not in ("–", "not found")}
        for key, facts in shown.items()
    }

    assert boxes
    assert shown == wanted


def test_strength_is_the_same_figure_with_the_same_date_in_comparison_and_download(
    compared: Facts, rows: Facts
) -> None:
    for key, row in rows.items():
        shown = compared[key]["Strength"]
        if not row["strength_latest"]:
            assert shown == "not found", key
            continue
        figures = [f"{int(number):,}" for number in row["strength_latest"].split("-") if number]
        newest = shown.split("; ")[0]
        assert all(figure in newest for figure in figures), (key, newest, figures)
        assert newest.endswith(f"{in_words(row['strength_date'])})"), (key, newest)


def test_every_operation_of_the_timeline_has_the_dates_of_the_table(site_folder: Path, table: Facts) -> None:
    page = _page(site_folder, "reference/timeline")
    titles = {_words(title) for title in page.css(".kb-timeline rect title")}
    wanted = set()
    for facts in table.values():
        if facts["group"] in "ABCDEF" and facts["from"]:
            ended = "end not found" if facts["Ended"] == "not found" else facts["Ended"]
            wanted.add(f"{facts['short']}: {facts['Began']} – {ended}")

    assert titles == wanted


def test_every_footnote_mark_in_a_fact_box_leads_to_what_its_source_says(site_folder: Path) -> None:
    seen = 0
    faults = []
    for path in sorted(site_folder.rglob("index.html")):
        html = path.read_text("utf-8")
        if 'class="kb-infobox"' not in html:
            continue
        page = tree(html)
        notes = {item.attributes["id"]: item.text() for item in page.css(".footnote li[id]")}
        for mark in page.css("aside.kb-infobox a.footnote-ref"):
            seen += 1
            href = (mark.attributes["href"] or "").removeprefix("#")
            if "What it says:" not in notes.get(href, ""):
                faults.append(f"{path.relative_to(site_folder)}: {href}")

    assert seen > 100
    assert faults == []


def test_the_prose_of_a_page_names_the_days_on_which_its_fact_box_begins_and_ends(records: Library) -> None:
    missing = []
    for uri, page in read_all(ROOT).items():
        for block in page.blocks:
            if block.name != "infobox":
                continue
            prose = citations.VALUE.sub(lambda m: _value(records, m["path"]), page.masked)
            operation = records.operations[block.argument]
            for milestone in filter(None, (operation.start, operation.end)):
                words = in_words(milestone.date)
                # Within one year of events a page may leave the year out.
                short = words.rpartition(" ")[0] if len(milestone.date) == 10 else words
                if not re.search(rf"\b{re.escape(short)}\b", prose):
                    missing.append(f"{uri}: {words}")

    assert missing == []


def _value(records: Library, path: str) -> str:
    shown = values.show(records, path, TODAY)
    return shown.text if shown else ""
