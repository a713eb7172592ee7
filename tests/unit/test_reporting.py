"""How problems are shown: to people, to tools, and beside a line in a pull request."""

from __future__ import annotations

import json

import pytest
from kb import checking, reporting
from kb.issue import Issue

BROKEN = Issue("docs/a.md", 12, 3, "link-broken", "“b.md” leads to no page", "Link to “c.md”.", url="a/")
DRAFT = Issue("docs/a.md", 4, 1, "citation-draft", "The source is not recorded yet", severity="warning")


def test_text_names_place_message_and_rule_and_then_what_to_do() -> None:
    assert BROKEN.as_text() == "docs/a.md:12:3: “b.md” leads to no page [link-broken]\n    Fix: Link to “c.md”."


def test_text_marks_a_warning_and_needs_no_remedy() -> None:
    assert DRAFT.as_text() == "docs/a.md:4:1: warning: The source is not recorded yet [citation-draft]"


def test_text_ends_with_a_summary_by_rule(capsys: pytest.CaptureFixture[str]) -> None:
    reporting.show([DRAFT, BROKEN, BROKEN], "text", {"pages": 1})

    assert capsys.readouterr().out.splitlines()[-1] == "2 errors, 1 warning: 2 link-broken, 1 citation-draft"


def test_no_problems_are_said_too(capsys: pytest.CaptureFixture[str]) -> None:
    reporting.show([], "text", {})

    assert capsys.readouterr().out == "No problems found.\n"


def test_json_is_one_object_of_the_promised_shape(capsys: pytest.CaptureFixture[str]) -> None:
    reporting.show([BROKEN, DRAFT], "json", {"pages": 7})
    shown = json.loads(capsys.readouterr().out)

    assert set(shown) == {"issues", "summary"}
    assert shown["issues"][0] == {
        "rule": "link-broken",
        "severity": "error",
        "file": "docs/a.md",
        "line": 12,
        "column": 3,
        "message": "“b.md” leads to no page",
        "fix": "Link to “c.md”.",
        "url": "a/",
    }
    assert set(shown["issues"][1]) == set(shown["issues"][0])
    assert shown["summary"] == {
        "errors": 1,
        "warnings": 1,
        "rules": {"link-broken": 1, "citation-draft": 1},
        "pages": 7,
    }


def test_json_without_problems_is_an_object_too() -> None:
    assert json.loads(reporting.as_json([], {"pages": 7})) == {
        "issues": [],
        "summary": {"errors": 0, "warnings": 0, "rules": {}, "pages": 7},
    }


def test_json_keeps_letters_as_they_are() -> None:
    assert "“b.md”" in reporting.as_json([BROKEN], {})


def test_an_annotation_names_file_line_and_rule() -> None:
    assert reporting.as_github(BROKEN) == (
        "::error file=docs/a.md,line=12,col=3,title=link-broken::“b.md” leads to no page. Link to “c.md”."
    )
    assert reporting.as_github(DRAFT) == (
        "::warning file=docs/a.md,line=4,col=1,title=citation-draft::The source is not recorded yet."
    )


def test_an_annotation_cannot_be_broken_by_its_words() -> None:
    issue = Issue("docs/a,b:c%.md", 1, 1, "link-broken", "100 %\r\n::error::x", "A\nB.")

    assert reporting.as_github(issue) == (
        "::error file=docs/a%2Cb%3Ac%25.md,line=1,col=1,title=link-broken::100 %25%0D%0A::error::x. A%0AB."
    )


def test_a_rule_explains_itself() -> None:
    rule = checking.rules()["link-broken"]

    assert reporting.first_sentence(rule) == "A link must lead to a page or file that the site has."
    said = reporting.explain("link-broken", rule)
    assert said.startswith("link-broken\n\nA link must lead")
    assert said.endswith(f"Fix: {rule.FIX}")


def test_problems_are_sorted_by_place() -> None:
    assert sorted([BROKEN, DRAFT, Issue("data/a.yml", 99, 1, "x", "y")])[0].file == "data/a.yml"
    assert sorted([BROKEN, DRAFT]) == [DRAFT, BROKEN]
