"""Every source is on one shelf of the list of sources, and every shelf has its page."""

from __future__ import annotations

from collections import Counter

from helpers import ROOT
from kb.markdown.blocks.sources import Block, shelf
from kb.model.library import load
from kb.model.source import Source


def _source(**fields: str) -> Source:
    return Source.model_validate({"title": "T", "type": "webpage", "URL": "https://a.example/", **fields})


def test_every_source_stands_on_exactly_one_shelf() -> None:
    library = load(ROOT)
    found = Counter(key for name in Block.ARGUMENTS for key in shelf(library, name))

    assert found == Counter(dict.fromkeys(library.sources, 1))


def test_every_shelf_has_a_page() -> None:
    pages = {path.stem for path in (ROOT / "docs/reference/sources").glob("*.md")} - {"index"}

    assert pages == set(Block.ARGUMENTS)
