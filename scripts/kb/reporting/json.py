"""One JSON object, in the shape that design.md promises to outside tools."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence

from kb.issue import Issue


def report(issues: Sequence[Issue], facts: Mapping[str, int]) -> str:
    """An object with `issues` and `summary`."""
    counts = Counter(issue.severity for issue in issues)
    total = {
        "errors": counts["error"],
        "warnings": counts["warning"],
        "rules": Counter(issue.rule for issue in issues),
        **facts,
    }
    return json.dumps({"issues": [issue.as_json() for issue in issues], "summary": total}, ensure_ascii=False, indent=1)
