"""One tree with a fault for every rule, and its whole report, line by line.

Each fault of tests/sites/broken stands where a sentence says what is wrong. What a checkout cannot hold everywhere is
added by ODD. After a change that is meant, `build.py test -- tests/build/test_broken_site.py --accept` writes report.txt:
read the diff.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from helpers import TESTS, change, issues_of
from kb import checking, reporting
from kb.issue import Issue
from kb.reporting import text

BROKEN = TESTS / "sites" / "broken"
REPORT = BROKEN / "report.txt"

_EMBLEM = (BROKEN / "docs/assets/img/emblem.svg").read_text("utf-8")
ODD: dict[str, str | None] = {
    "docs/assets/img/Emblem.svg": _EMBLEM,  # on some computers one name with emblem.svg
    "docs/assets/img/heavy.svg": _EMBLEM.replace("<path", f"<!--{' heavy' * 20_000} --><path"),
    "data/terms/latin.yml": "hex:" + "term: Café\n".encode("latin-1").hex(),
    "data/terms/folder.yml/.gitkeep": "",
    "data/terms/nowhere.yml": "link:lost.yml",
}

CANNOT = {
    "nav-malformed": "nothing is built, so that no rule on built pages speaks",
    "sitemap-broken": "the sitemap is written from the pages",
    "bytes-undecodable": "encoding-bad reports it where there are sources",
    "character-reference-unknown": "entity-unknown reports it where there are sources",
    "description-missing": "front-matter-invalid reports it where there are sources",
}
"""Rules that cannot be broken here together with the others, and why; their own cases are in tests/checks."""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("broken") / "tree"
    shutil.copytree(BROKEN, root, ignore=shutil.ignore_patterns(REPORT.name))
    change(root, ODD, {})
    marked, windows = root / "docs/deep/one.md", root / "docs/deep/two.md"
    marked.write_bytes(b"\xef\xbb\xbf" + marked.read_bytes())
    windows.write_bytes(windows.read_bytes().replace(b"\n", b"\r\n"))
    return root


@pytest.fixture(scope="module")
def issues(root: Path) -> list[Issue]:
    return issues_of(root)


def test_every_fault_is_reported_at_its_place(root: Path, issues: list[Issue], pytestconfig: pytest.Config) -> None:
    report = [*text.report(issues, root), reporting.summary(issues)]
    if pytestconfig.getoption("--accept"):
        REPORT.write_text("\n".join(report) + "\n", "utf-8")
    assert "\n".join(report).splitlines() == REPORT.read_text("utf-8").splitlines()


def test_every_rule_speaks_or_is_named_with_the_reason(issues: list[Issue]) -> None:
    speaking = {issue.rule for issue in issues}

    assert speaking | CANNOT.keys() == set(checking.rules()), "break tests/sites/broken for the new rule, or name it"
    assert not speaking & CANNOT.keys()


def test_no_place_has_two_reports_and_each_is_in_its_file(root: Path, issues: list[Issue]) -> None:
    places = [(issue.file, issue.line, issue.column) for issue in issues if (issue.line, issue.column) != (1, 1)]
    assert len(set(places)) == len(places)
    for issue in issues:
        path = root / issue.file
        lines = path.read_bytes().decode("utf-8-sig", "replace").splitlines() if path.is_file() else []
        assert issue.line == 1 or issue.line <= len(lines)
        assert issue.column == 1 or issue.column <= len(lines[issue.line - 1]) + 1


def test_a_fix_stands_with_each_report(issues: list[Issue]) -> None:
    assert [issue.as_text() for issue in issues if not re.search(r"[.”]$", issue.fix)] == []
