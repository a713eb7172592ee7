"""SARIF 2.1.0, the format that code hosts and editors read results of checks in.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from kb.issue import Edit, Issue

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def report(issues: Sequence[Issue], rules: Mapping[str, str]) -> str:
    """One run with its results. `rules` are the ids with the first sentence of each."""
    used = sorted({issue.rule for issue in issues} | set(rules))
    number = {name: index for index, name in enumerate(used)}
    driver = {
        "name": "build.py check",
        "rules": [{"id": name, "shortDescription": {"text": rules.get(name, name)}} for name in used],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(issue, number[issue.rule]) for issue in issues],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1)


def _result(issue: Issue, number: int) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": issue.rule,
        "ruleIndex": number,
        "level": issue.severity,
        "message": {"text": f"{issue.message}. {issue.fix}".strip()},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": quote(issue.file)},
                    "region": {"startLine": issue.line, "startColumn": issue.column},
                }
            }
        ],
    }
    if issue.edits:
        result["fixes"] = [{"description": {"text": issue.fix}, "artifactChanges": [_change(e) for e in issue.edits]}]
    return result


def _change(edit: Edit) -> dict[str, Any]:
    lines = edit.old.split("\n")
    region = {
        "startLine": edit.line,
        "startColumn": edit.column,
        "endLine": edit.line + len(lines) - 1,
        "endColumn": len(lines[-1]) + (edit.column if len(lines) == 1 else 1),
    }
    return {
        "artifactLocation": {"uri": quote(edit.file)},
        "replacements": [{"deletedRegion": region, "insertedContent": {"text": edit.new}}],
    }
