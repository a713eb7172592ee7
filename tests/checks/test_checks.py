"""Walks the cases: each names a small tree, a change to it, and the exact report that must follow."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from helpers import add_article, add_operation, change, issues_of, issues_of_html, small_site
from kb import checking, mending
from kb.issue import Issue

FOLDER = Path(__file__).parent
CASES = sorted(FOLDER.glob("*/*.yml"))
# Before the change `article: true` adds a claim for every section of the article, `operation: true` an operation.
KEYS = {"why", "article", "operation", "change", "replace", "html", "expect", "fix"}


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_case_gives_exactly_its_report(path: Path, tmp_path: Path) -> None:
    case: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    assert set(case) <= KEYS and case["why"], f"{path}: only the keys {KEYS}"
    if "html" in case:
        change(tmp_path, case["html"], {})
        issues = issues_of_html(tmp_path)
    else:
        root = small_site(tmp_path)
        if case.get("article"):
            add_article(root)
        if case.get("operation"):
            add_operation(root)
        change(root, case.get("change", {}), case.get("replace", {}))
        issues = issues_of(root)
    assert [issue.as_text().split("\n")[0] for issue in issues] == case["expect"]
    if "fix" in case:
        assert [issue.fix for issue in issues] == case["fix"]
    assert {issue.rule for issue in issues} <= {path.parent.name}
    if any(issue.edits for issue in issues):
        _mended_for_good(root, issues)


def _mended_for_good(root: Path, issues: list[Issue]) -> None:
    """What `fix` can mend is gone when it has; what it cannot is left (and what that hid may show)."""
    left = [issue for issue in issues if not issue.edits]
    for _ in range(3):
        assert mending.mend(root, issues).lost == []
        issues = issues_of(root)
        if not any(issue.edits for issue in issues):
            break
    assert not any(issue.edits for issue in issues)
    assert {issue.message for issue in left} <= {issue.message for issue in issues}


def _cases(rule: str) -> list[dict[str, Any]]:
    return [yaml.safe_load(path.read_text("utf-8")) for path in CASES if path.parent.name == rule]


@pytest.mark.parametrize("rule", sorted(checking.rules()))
def test_a_rule_has_a_bad_case_and_one_that_stays_silent(rule: str) -> None:
    cases = _cases(rule)

    assert any(case["expect"] for case in cases), f"tests/checks/{rule}/ needs a case that is reported"
    assert any(not case["expect"] for case in cases), f"tests/checks/{rule}/ needs a case that stays silent"


@pytest.mark.parametrize("rule", sorted(checking.rules()))
def test_a_rule_says_what_it_guards_and_how_to_mend_it(rule: str) -> None:
    module = checking.rules()[rule]

    assert module.__doc__ and len(module.__doc__) > 40
    assert module.FIX.endswith((".", "”."))
    assert module.NEEDS in ("sources", "built", "page", "report")


def test_every_folder_of_cases_is_a_rule() -> None:
    assert {path.name for path in FOLDER.iterdir() if path.is_dir() and not path.name.startswith("_")} == set(checking.rules())  # fmt: skip
