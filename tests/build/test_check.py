"""`check` reports to people and to tools, on sources and on any folder of built HTML."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from helpers import change, digests, small_site
from kb import checking, cli

PAGE = (
    '<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8"><title>{title}</title></head>\n'
    "<body><main><h1>{title}</h1>{body}</main></body></html>\n"
)


def _check(root: Path, *arguments: str) -> int:
    return cli.main(["check", "--root", str(root), "--date", "2026-11-23", *arguments])


def test_a_sound_tree_ends_with_0_and_is_not_changed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = small_site(tmp_path)
    before = digests(root)

    assert _check(root) == 0

    captured = capsys.readouterr()
    assert captured.out == "No problems found.\n"
    assert "Rendering 3 pages" in captured.err
    assert digests(root) == before


def test_a_problem_ends_with_1_and_says_where_what_and_how_to_mend_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = small_site(tmp_path)
    change(root, {}, {"docs/index.md": {"(mandates.md)": "(mandate.md)"}})

    assert _check(root) == 1

    assert capsys.readouterr().out.splitlines() == [
        "docs/index.md:11:23: “mandate.md” leads to no page [link-broken]",
        "    Read about [mandates](mandate.md) or look up a word in the [glossary](reference/glossary.md).",
        "                          ^",
        "    Fix: Link to “mandates.md”.",
        "1 error, 0 warnings: 1 link-broken",
    ]


def test_json_is_one_object_in_the_shape_that_tools_rely_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = small_site(tmp_path)
    change(
        root,
        {},
        {
            "docs/index.md": {"(mandates.md)": "(mandate.md)"},
            "mkdocs.yml": {"docs_dir: docs": "docs_dir: docs\nunheard_of: 1"},
        },
    )

    assert _check(root, "--format", "json") == 1

    report: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert set(report) == {"issues", "summary"}
    keys = {"rule", "severity", "file", "line", "column", "message", "fix", "url"}
    assert [set(issue) for issue in report["issues"]] == [keys, keys]
    assert report["issues"][0] == {
        "rule": "link-broken",
        "severity": "error",
        "file": "docs/index.md",
        "line": 11,
        "column": 23,
        "message": "“mandate.md” leads to no page",
        "fix": "Link to “mandates.md”.",
        "url": "",
    }
    assert report["issues"][1]["severity"] == "warning"
    assert report["summary"] == {
        "errors": 1,
        "warnings": 1,
        "rules": {"link-broken": 1, "engine-warning": 1},
        "pages": 3,
    }


def test_github_annotates_the_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = small_site(tmp_path)
    change(root, {}, {"docs/index.md": {"(mandates.md)": "(mandate.md)"}})

    assert _check(root, "--format", "github") == 1

    line = capsys.readouterr().out.splitlines()[0]
    assert line.startswith("::error file=docs/index.md,line=11,col=23,title=link-broken::“mandate.md” leads to no page")


def test_a_folder_of_html_is_checked_without_sources(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pages = {
        "index.html": PAGE.format(title="Home", body='<a href="a/#here">a</a> <a href="b/">b</a> <a href="https://x.test/">x</a>'),
        "a/index.html": PAGE.format(title="A", body='<p id="there">There.</p><a href="../">home</a>'),
    }  # fmt: skip
    change(tmp_path, pages, {})

    assert _check(tmp_path, "--site", str(tmp_path), "--format", "json") == 1

    report = json.loads(capsys.readouterr().out)
    found = {(issue["rule"], issue["file"], issue["line"]) for issue in report["issues"]}
    assert found == {("anchor-missing", "index.html", 4), ("link-broken", "index.html", 4)}
    assert report["summary"]["pages"] == 2


def test_a_sound_folder_of_html_ends_with_0(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(tmp_path, {"index.html": PAGE.format(title="Home", body='<a href="#">top</a>')}, {})

    assert _check(tmp_path, "--site", str(tmp_path)) == 0
    assert capsys.readouterr().out == "No problems found.\n"


def test_a_folder_that_is_not_there_ends_with_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _check(tmp_path, "--site", str(tmp_path / "nowhere")) == 2
    assert capsys.readouterr().err == f"build.py check: {tmp_path}/nowhere is no folder\n"


@pytest.mark.parametrize("option", ["--only", "--skip", "--explain"])
def test_a_rule_that_does_not_exist_ends_with_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], option: str
) -> None:
    assert _check(tmp_path, option, "link-brokn") == 2
    assert "no rule is called “link-brokn”" in capsys.readouterr().err


def test_rules_can_be_chosen_and_left_out(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    change(root, {}, {"docs/index.md": {"(mandates.md)": "(mandate.md)"}})

    assert _check(root, "--skip", "link-broken") == 0
    assert _check(root, "--only", "heading-h1", "--only", "title-duplicate") == 0
    assert _check(root, "--only", "link-broken") == 1


def test_every_rule_is_listed_in_one_line_and_explained_in_its_own_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _check(tmp_path, "--list") == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == sorted(checking.rules())

    assert _check(tmp_path, "--explain", "link-broken") == 0
    said = capsys.readouterr().out
    assert said.startswith("link-broken\n\nA link must lead to") and said.endswith(
        "Fix: Correct the path, or remove the link.\n"
    )


def test_the_day_decides_what_lies_in_the_future(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = small_site(tmp_path)

    assert _check(root, "--date", "2026-10-31") == 1
    assert _check(root, "--date", "2026-11-01") == 0


def _git(root: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=Tester", "-c", "user.email=tester@small.example", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(root), *identity, *arguments], check=True, capture_output=True)


def test_only_files_changed_since_a_revision_are_reported_and_the_others_are_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = small_site(tmp_path)
    change(root, {}, {"docs/index.md": {"(mandates.md)": "(mandate.md)"}})
    _git(root, "init")
    _git(root, "add", ".")
    _git(root, "commit", "-m", "One dead link")

    assert _check(root, "--changed", "HEAD") == 0
    assert "1 more in files that have not changed since HEAD." in capsys.readouterr().err

    change(root, {}, {"docs/mandates.md": {"# Mandates\n": "# Mandates\n\n[Gone](gone.md).\n"}})

    assert _check(root, "--changed", "HEAD", "--format", "json") == 1
    assert [issue["file"] for issue in json.loads(capsys.readouterr().out)["issues"]] == ["docs/mandates.md"]


def test_a_revision_that_git_does_not_know_ends_with_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = small_site(tmp_path)

    assert _check(root, "--changed", "nowhere") == 2
    assert "git cannot tell what changed" in capsys.readouterr().err


def test_the_path_that_a_folder_of_html_lives_under_can_be_given(tmp_path: Path) -> None:
    change(tmp_path, {"index.html": PAGE.format(title="Home", body='<a href="/project/">home</a>')}, {})

    assert _check(tmp_path, "--site", str(tmp_path), "--only", "link-broken") == 1
    for path in ("/project/", "project", "/project"):
        assert _check(tmp_path, "--site", str(tmp_path), "--base-path", path) == 0


@pytest.mark.parametrize("verb", [["fix"], ["check", "--fix"]])
def test_fix_mends_what_has_one_right_answer_and_reports_what_is_left(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], verb: list[str]
) -> None:
    root = small_site(tmp_path)
    before = digests(root)
    change(root, {}, {"docs/index.md": {"Read about": "Read about the\u200b the", "(mandates.md)": "(mandate.md)"}})

    assert cli.main([*verb, "--root", str(root), "--date", "2026-11-23"]) == 1

    captured = capsys.readouterr()
    assert "docs/index.md: " in captured.err and "Mended" in captured.err
    assert captured.out.splitlines()[-1] == "1 error, 0 warnings: 1 link-broken"
    assert "Read about the [mandates](mandate.md)" in (root / "docs/index.md").read_text("utf-8")
    after = digests(root)
    assert {name for name in before if before[name] != after[name]} == {"docs/index.md"} and set(before) == set(after)


def test_what_can_be_mended_is_counted_with_the_command_that_does_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = small_site(tmp_path)
    change(root, {}, {"docs/index.md": {"Read about": "Read about the\u200b"}})

    assert _check(root) == 1
    assert capsys.readouterr().out.splitlines()[-1] == "1 of them can be mended by: python3 scripts/build.py fix"


def test_built_pages_are_not_mended(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _check(tmp_path, "--site", str(tmp_path), "--fix") == 2
    assert "built pages are not mended" in capsys.readouterr().err


def test_an_exception_lets_its_problem_pass_and_no_other(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = small_site(tmp_path)
    entry = "- {rule: link-broken, file: docs/*.md, message: mandate.md, reason: The page comes next week., until: 2027-01-01}\n"
    change(root, {"data/exceptions.yml": entry}, {"docs/index.md": {"(mandates.md)": "(mandate.md)"}})

    assert _check(root) == 0

    change(root, {}, {"docs/index.md": {"Read about": "[Gone](gone.md). Read about"}})

    assert _check(root) == 1
    assert "gone.md" in capsys.readouterr().out
    assert _check(root, "--only", "heading-h1", "--only", "exception-unused") == 0, "its rule was not run"
