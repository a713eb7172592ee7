"""One page of each kind, for tests that must look at all of them."""

from __future__ import annotations

from helpers import ROOT
from kb.parse.page import read_all


def one_of_each() -> dict[str, str]:
    """Kind → address in the site of the longest page of that kind (the hardest to lay out)."""
    found: dict[str, tuple[int, str]] = {}
    for page in read_all(ROOT).values():
        if page.front_matter:
            kind = page.front_matter.kind
            found[kind] = max(found.get(kind, (0, "")), (len(page.text), page.url))
    pages = {kind: url for kind, (_, url) in sorted(found.items())}
    # Pages whose text is short and whose blocks are long.
    blocks = {
        "claims": "reference/fact-check/case-studies/",
        "glossary": "reference/glossary/",
        "sources": "reference/sources/official-nato/",
        "totals": "reference/fact-check/",
        "rules": "contribute/checks/",
        "schemas": "contribute/data/",
    }
    return {**pages, **blocks, "not found": "404.html"}
