"""Reports: what people read in a terminal, and what code hosts read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kb.issue import Edit, Issue
from kb.reporting import sarif, text


def shown(line: str, column: int) -> tuple[str, str]:
    """The line as quoted and the character above the caret."""
    quoted = list(text.quoted(line, column))
    return quoted[0], quoted[0][len(quoted[1]) - 1 : len(quoted[1])]


@pytest.mark.parametrize(
    ("line", "column", "above"),
    [("abc", 1, "a"), ("abc", 3, "c"), ("    abc", 6, "b"), ("\tabc", 2, "a"), ("x" * 300 + "y" + "z" * 300, 301, "y")],
)
def test_the_caret_stands_under_the_character(line: str, column: int, above: str) -> None:
    assert shown(line, column)[1] == above


def test_a_long_line_is_cut_on_both_sides() -> None:
    quoted, _ = shown("x" * 300 + "y" + "z" * 300, 301)

    assert quoted.strip().startswith("…") and quoted.endswith("…") and len(quoted) < 120


def test_wide_letters_take_two_columns_and_marks_none() -> None:
    assert list(text.quoted("漢字x", 3))[1] == " " * 8 + "^"
    assert list(text.quoted("e\u0301x", 3))[1] == " " * 5 + "^"


def test_what_would_turn_the_terminals_writing_round_is_shown_as_its_code_point() -> None:
    assert text.safe("a\u202eb\x1b[31m") == "a<U+202E>b<U+001B>[31m"


@given(st.text(max_size=300), st.integers(1, 320))
def test_any_line_can_be_quoted(line: str, column: int) -> None:
    for quoted in text.quoted(line.replace("\n", " "), column):
        assert "\x1b" not in quoted


def test_a_file_is_named_once_a_problem_and_parted_from_the_next(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("one\ntwo\n", "utf-8")
    issues = [Issue("a.md", 2, 2, "x", "One"), Issue("a.md", 2, 3, "x", "Two"), Issue("gone.md", 9, 9, "x", "Three")]

    lines = list(text.report(issues, tmp_path))

    assert lines == [
        "a.md:2:2: One [x]", "    two", "     ^", "a.md:2:3: Two [x]", "    two", "      ^", "", "gone.md:9:9: Three [x]",
    ]  # fmt: skip


def test_sarif_names_rule_place_and_the_change_that_mends() -> None:
    edit = Edit("docs/a b.md", 3, 5, "old", "new")
    issue = Issue("docs/a b.md", 3, 5, "link-case", "Wrong case", "Write “new”.", edits=(edit,))

    report = json.loads(sarif.report([issue], {"link-case": "A link must match.", "other": "Another."}))

    run = report["runs"][0]
    assert report["version"] == "2.1.0"
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["link-case", "other"]
    result = run["results"][0]
    assert (result["ruleId"], result["ruleIndex"], result["level"]) == ("link-case", 0, "error")
    assert result["message"]["text"] == "Wrong case. Write “new”."
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "docs/a%20b.md"
    assert place["region"] == {"startLine": 3, "startColumn": 5}
    replaced = result["fixes"][0]["artifactChanges"][0]["replacements"][0]
    assert replaced["deletedRegion"] == {"startLine": 3, "startColumn": 5, "endLine": 3, "endColumn": 8}
    assert replaced["insertedContent"]["text"] == "new"
