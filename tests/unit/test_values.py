"""What `[=operation.field]` prints, and that one date in a record changes every place that shows it."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from helpers import TODAY, add_article, add_operation, change, marks, small_site, tree, tried
from hypothesis import given
from hypothesis import strategies as st
from kb import building
from kb.model import library, values
from kb.model.evidence import Number, Value
from kb.model.library import Library
from kb.model.operation import Operation
from operations import OPERATIONS, operation, operations_site

AT = {"source": "unscr-1244", "at": "para. 7"}


def _number(**fields: Any) -> Number:
    return Number.model_validate({**fields, **AT})


def _library(record: dict[str, Any]) -> Library:
    return Library(operations={"op": Operation.model_validate(record)})


def _shown(record: dict[str, Any], field: str, today: dt.date = TODAY) -> str:
    shown = values.show(_library(record), f"op.{field}", today)
    assert shown is not None
    return shown.text


# --- figures ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"value": 4600}, "4,600"),
        ({"value": 0}, "0"),
        ({"value": 1234567}, "1,234,567"),
        ({"value": 4600, "about": True}, "about 4,600"),
        ({"low": 4500, "high": 4700}, "4,500 to 4,700"),
        ({"low": 4500, "high": 4700, "about": True}, "about 4,500 to 4,700"),
        ({"high": 500}, "up to 500"),
        ({"high": 500, "about": True}, "up to about 500"),
        ({"low": 5000}, "at least 5,000"),
        ({"low": 5000, "about": True}, "at least about 5,000"),
    ],
)
def test_a_figure_is_written_as_readers_write_it(fields: dict[str, Any], words: str) -> None:
    assert values.figure(_number(**fields)) == words


def test_the_newest_figure_is_the_one_of_the_latest_date_wherever_it_stands() -> None:
    numbers = tuple(_number(value=n, date=d) for n, d in ((1, "2001"), (2, "2026-03"), (3, "2019-12-31")))

    assert values.latest_of(numbers) == numbers[1]


def test_the_newest_figure_may_have_a_beginning_in_place_of_a_date() -> None:
    numbers = (_number(value=1, date="2001"), _number(value=2, **{"from": "2002-05"}))

    assert values.latest_of(numbers) == numbers[1]


def test_a_figure_without_a_date_is_never_the_newest() -> None:
    assert values.latest_of((_number(value=1), _number(value=2, until="2020"))) is None


@given(st.lists(st.dates(dt.date(1990, 1, 1), dt.date(2026, 1, 1)), min_size=1, max_size=6))
def test_no_figure_is_newer_than_the_newest(days: list[dt.date]) -> None:
    newest = values.latest_of(tuple(_number(value=1, date=day.isoformat()) for day in days))

    assert newest is not None and newest.date == max(days).isoformat()


# --- how old it is ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("date", "recheck", "today", "stale"),
    [
        ("2026-03-10", "6 months", "2026-09-08", False),
        ("2026-03-10", "6 months", "2026-09-10", True),
        ("2026-03", "6 months", "2026-09-15", False),  # it may be of 31 March
        ("2026", "1 year", "2027-06-01", False),  # it may be of 31 December
        ("2026-03-10", "1 day", "2026-03-11", False),
        ("2026-03-10", "1 day", "2026-03-12", True),
        ("2026-03-10", "10 days", "2026-03-20", False),
        ("2024-03-10", "2 years", "2026-03-12", True),
    ],
)
def test_a_value_is_stale_once_the_period_has_passed_since_the_latest_day_it_may_be_of(
    date: str, recheck: str, today: str, stale: bool
) -> None:
    assert values.is_stale(_number(value=1, date=date, recheck=recheck), dt.date.fromisoformat(today)) is stale


def test_a_value_without_a_period_or_without_a_date_is_never_stale() -> None:
    for number in (_number(value=1, date="1990"), _number(value=1, recheck="1 day")):
        assert not values.is_stale(number, TODAY)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"date": "2026-03"}, " (March 2026)"),
        ({"date": "2026-03-05"}, " (5 March 2026)"),
        ({"from": "1999", "until": "2001"}, " (1999)"),
        ({"date": "2026-03", "recheck": "1 year"}, " (March 2026)"),
        ({"date": "2026-03", "recheck": "6 months"}, " (when last checked, March 2026)"),
        ({"until": "2001"}, ""),
        ({}, ""),
    ],
)
def test_the_date_of_a_value_stands_in_brackets_and_says_if_it_is_stale(fields: dict[str, Any], words: str) -> None:
    assert values.as_of(Value.model_validate({"value": "x", **fields, **AT}), TODAY) == words


# --- strength and peak -----------------------------------------------------------------------------------------------


def _of_strength(*figures: dict[str, Any]) -> dict[str, Any]:
    return operation("X", "1999", strength=figures)


def test_strength_is_the_newest_figure_with_its_date_and_its_place() -> None:
    record = _of_strength({"value": 4600, "date": "2026-09", "about": True}, {"value": 50000, "date": "1999"})
    shown = values.show(_library(record), "op.strength", TODAY)

    assert shown is not None
    assert shown.text == "about 4,600 (September 2026)"
    assert [str(pointer) for pointer in shown.pointers] == ["unscr-1244, para. 7"]


def test_stale_strength_says_when_it_was_last_checked() -> None:
    record = _of_strength({"value": 4600, "date": "2026-03", "recheck": "6 months"})

    assert _shown(record, "strength") == "4,600 (when last checked, March 2026)"
    assert _shown(record, "strength", dt.date(2026, 4, 1)) == "4,600 (March 2026)"


@pytest.mark.parametrize(
    "other", [{"measure": "ceiling"}, {"measure": "pledged"}, {"scope": "with reserves"}, {"scope": "joint area"}]
)
def test_a_newer_ceiling_promise_or_wider_count_does_not_pass_for_strength(other: dict[str, Any]) -> None:
    record = _of_strength({"value": 1500, "date": "2025-03-09"}, {"value": 17000, "date": "2025-03-11", **other})

    assert _shown(record, "strength") == "1,500 (9 March 2025)"
    assert _shown(record, "peak") == "1,500 (9 March 2025)"


@pytest.mark.parametrize(
    ("other", "words"),
    [
        ({"measure": "pledged"}, "7,300 pledged (April 1999)"),
        ({"measure": "ceiling"}, "7,300 as a ceiling (April 1999)"),
        ({"scope": "joint area"}, "7,300 over the joint area (April 1999)"),
        ({"measure": "pledged", "scope": "with reserves"}, "7,300 pledged with reserves (April 1999)"),
    ],
)
def test_where_nothing_else_is_on_record_the_words_say_what_was_counted(other: dict[str, Any], words: str) -> None:
    assert _shown(_of_strength({"value": 7300, "date": "1999-04", **other}), "strength") == words


def test_the_peak_is_the_largest_figure_deployed_ranges_by_their_upper_end() -> None:
    record = _of_strength(
        {"value": 40000, "date": "2000"}, {"low": 45000, "high": 50000, "date": "1999"}, {"value": 4600, "date": "2026"}
    )

    assert _shown(record, "peak") == "45,000 to 50,000 (1999)"


def test_a_promise_is_no_peak() -> None:
    assert (
        values.show(_library(_of_strength({"value": 1, "date": "1999", "measure": "pledged"})), "op.peak", TODAY)
        is None
    )


# --- duration --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2001-08-27", "2001-09-26", "30 days"),
        ("2001-08-27", "2001-08-27", "1 day"),
        ("2001-08-27", "2001-08-28", "1 day"),
        ("1999-03-24", "1999-06-10", "3 months"),
        ("1995-12-20", "1996-12-20", "12 months"),
        ("1996-12-20", "2004-12-02", "8 years"),
        ("2003-08-11", "2014-12-28", "11 years"),
        ("1992", "1995-12-20", "about 3 years"),
        ("2009", "2009-08-17", "up to 7 months"),
        ("1992-07", "2004-09", "12 years"),
        ("2000", "2000", "up to 12 months"),
    ],
)
def test_how_long_it_lasted_is_rounded_and_says_if_the_dates_leave_it_open(start: str, end: str, words: str) -> None:
    assert _shown(operation("X", start, end), "duration") == words


@pytest.mark.parametrize(
    ("start", "words"),
    [
        ("2026-11-23", "1 day"),
        ("2026-10-01", "53 days"),
        ("2026-09-24", "60 days"),
        ("2026-09-23", "2 months"),
        ("2025-01-14", "22 months"),
        ("2024-11-24", "23 months"),
        ("2024-11-23", "2 years"),
        ("2004-03", "22 years"),  # not 23, which it will be in March
        ("1999-11-24", "26 years"),
        ("1999-11-23", "27 years"),
        ("2008", "about 18 years"),
        ("2027", "1 day"),
    ],
)
def test_how_long_it_has_run_counts_whole_months_and_years_as_an_age_does(start: str, words: str) -> None:
    assert _shown(operation("X", start, status="running"), "duration") == words


def test_without_a_beginning_or_an_end_there_is_no_duration() -> None:
    no_end = operation("X", "1999")
    no_start = operation("X", "1999", dates=[{"type": "terminated", "date": "2001", **AT}])

    for record in (no_end, no_start):
        assert values.show(_library(record), "op.duration", TODAY) is None


@given(st.dates(dt.date(1990, 1, 1), TODAY), st.sampled_from([4, 7, 10]), st.booleans(), st.integers(0, 9000))
def test_every_duration_is_a_number_of_days_months_or_years_from_one_on(
    day: dt.date, length: int, running: bool, days: int
) -> None:
    end = "" if running else (day + dt.timedelta(days)).isoformat()
    words = _shown(operation("X", day.isoformat()[:length], end, status="running" if running else "ended"), "duration")

    number, unit = words.removeprefix("about ").removeprefix("up to ").split(" ")
    assert int(number) >= 1
    assert unit.rstrip("s") in ("day", "month", "year")
    assert unit.endswith("s") == (number != "1")


# --- paths, counts, text ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path",
    ["", ".", "op", "op.", ".strength", "op.strength.value", "op.nothing", "op.title", "other.strength", "count.", "count",
     "count.nothing", "count.strength", "op.end", "op.peak", "op.contributors", "op.strength", "op.__class__"],
)  # fmt: skip
def test_a_path_of_nothing_on_record_gives_nothing(path: str) -> None:
    assert values.show(_library(operation("X", "1999", status="running")), path, TODAY) is None


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("name", "The X operation"), ("short", "X"), ("lead", "NATO"), ("status", "ended"),
        ("start", "1999"), ("end", "5 June 2004"),
    ],
)  # fmt: skip
def test_words_of_a_record_are_shown_as_they_are(field: str, text: str) -> None:
    assert _shown(operation("X", "1999", "2004-06-05"), field) == text


def test_counts_are_of_the_records_and_leave_out_what_is_no_peace_operation() -> None:
    records = {key: Operation.model_validate(record) for key, record in OPERATIONS.items()}
    records["war"] = Operation.model_validate(operation("War", "1999", group="G", status="running"))
    counted = Library(operations=records)

    assert {
        what: shown.text for what in values.COUNTS if (shown := values.show(counted, f"count.{what}", TODAY))
    } == {
        "operations": "4", "running": "1", "sources": "0", "terms": "0", "claims": "0", "resolutions": "0", "agreements": "0",
    }  # fmt: skip


def test_counts_of_the_small_site_follow_its_records(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    add_article(root)
    add_operation(root)
    loaded = library.load(root)

    for what, kind in {
        "sources": "sources",
        "terms": "terms",
        "claims": "article",
        "resolutions": "resolutions",
    }.items():
        shown = values.show(loaded, f"count.{what}", TODAY)
        assert shown is not None and int(shown.text) == len(getattr(loaded, kind)) > 0


@pytest.mark.parametrize(
    "text",
    ["*Sky* _Monitor_", "a `b` [c](d.md)", "<b>x</b>", "a\\b", "R&D &copy; &amp;", "![x](y)", "a | b", "x {#id}"],
)
def test_a_value_is_text_and_never_markdown(tmp_path: Path, text: str) -> None:
    record = json.dumps(operation("X", "1999", title=text, page="tried.md"))
    files = {"data/operations/op.yml": record, "data/countries/xk.yml": "name: Kosovo\n"}
    page = tree(tried(tmp_path, "In [=op.name] it stands.\n\n| A | B |\n| - | - |\n| [=op.name] | cell |\n", files))

    assert page.css_first("p").text() == f"In {text} it stands."
    assert [cell.text() for cell in page.css("tbody td")] == [text, "cell"]


def test_a_value_without_a_place_is_shown_on_a_page_without_footnotes(tmp_path: Path) -> None:
    html = tried(tmp_path, "There are [=count.terms] terms and [=count.sources] sources.")

    assert "There are 1 terms and 1 sources." in html
    assert marks(html) == []


def test_a_value_in_code_stays_as_it_is_written(tmp_path: Path) -> None:
    html = tried(tmp_path, "Write `[=count.terms]`.\n\n```\n[=count.terms]\n```\n")

    assert html.count("[=count.terms]") == 2


# --- one date, every place -------------------------------------------------------------------------------------------


def _everywhere(root: Path, out: Path) -> dict[str, str]:
    """The beginning of KFOR and how long it has run, at each place that shows them."""
    out.mkdir()
    building.check(root, out, TODAY, only=["link-broken"])
    pages = {
        name: tree((out / name / "index.html").read_text("utf-8")) for name in ("all", "compare", "timeline", "kfor")
    }
    box = pages["kfor"].css_first("aside.kb-infobox dl")
    facts = dict(re.findall(r"<dt>(.*?)</dt>\s*<dd><span>(.*?)</span>", box.html or ""))
    row = pages["all"].css_first('tr[data-id="kfor"]')
    compared = {line.css_first("th").text(): line for line in pages["compare"].css("tbody tr")}
    titles = {title.text() for title in pages["timeline"].css("rect title")}
    with io.StringIO((out / "data/operations.csv").read_text("utf-8"), newline="") as text:
        (line,) = (row for row in csv.DictReader(text) if row["id"] == "kfor")
    rows = json.loads((out / "data/operations.json").read_bytes())["rows"]
    return {
        "infobox": facts["Began"],
        "infobox, running for": facts["Running for"],
        "table": row.css("td")[1].css_first("span").text(),
        "table, sorted by": row.css("td")[1].attributes["data-sort"] or "",
        "table, ran from": row.attributes["data-from"] or "",
        "table, decade": row.attributes["data-decade"] or "",
        "timeline": next(title for title in titles if title.startswith("KFOR")),
        "compare": compared["Began"].css_first('[data-op="kfor"]').text(),
        "compare, running for": compared["Running for"].css_first('[data-op="kfor"]').text(),
        "csv": line["start"],
        "json": next(row["start"] for row in rows if row["id"] == "kfor"),
        "sentence": next(p.text() for p in pages["kfor"].css("article > p") if "has run for" in p.text()),
    }


def test_one_date_changed_in_a_record_changes_every_place_that_shows_it(tmp_path: Path) -> None:
    root = operations_site(tmp_path)
    before = _everywhere(root, tmp_path / "before")
    change(root, {}, {"data/operations/kfor.yml": {"1999-06-12": "2004-03"}})
    after = _everywhere(root, tmp_path / "after")

    assert before == {
        "infobox": "12 June 1999",
        "infobox, running for": "27 years",
        "table": "12 June 1999",
        "table, sorted by": "1999-06-12",
        "table, ran from": "1999-06-12",
        "table, decade": "1990s",
        "timeline": "KFOR: 12 June 1999 – running",
        "compare": "12 June 1999",
        "compare, running for": "27 years",
        "csv": "1999-06-12",
        "json": "1999-06-12",
        "sentence": "It has about 4,600 (September 2026)1 people and has run for 27 years1.",
    }
    assert after == {
        "infobox": "March 2004",
        "infobox, running for": "22 years",
        "table": "March 2004",
        "table, sorted by": "2004-03",
        "table, ran from": "2004-03",
        "table, decade": "2000s",
        "timeline": "KFOR: March 2004 – running",
        "compare": "March 2004",
        "compare, running for": "22 years",
        "csv": "2004-03",
        "json": "2004-03",
        "sentence": "It has about 4,600 (September 2026)1 people and has run for 22 years1.",
    }
