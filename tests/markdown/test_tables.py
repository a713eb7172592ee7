"""A wide table scrolls in a region that a keyboard can reach and a screen reader can name."""

from __future__ import annotations

from pathlib import Path

from helpers import tree, tried
from selectolax.lexbor import LexborNode

TABLE = "| A | B |\n| --- | ---: |\n| 1 | 2 |\n"


def _regions(html: str) -> list[LexborNode]:
    return tree(html).css("div.kb-table")


def test_a_table_stands_in_a_focusable_region_named_by_its_caption(tmp_path: Path) -> None:
    html = tried(tmp_path, f"{TABLE}\n/// table-caption\nTroops *by* year\n///")

    (region,) = _regions(html)
    assert {name: region.attributes[name] for name in ("role", "tabindex", "aria-label")} == {
        "role": "region",
        "tabindex": "0",
        "aria-label": "Troops by year",
    }
    assert region.css_first("table") is not None


def test_tables_without_a_caption_are_named_by_their_number(tmp_path: Path) -> None:
    html = tried(tmp_path, f"{TABLE}\nBetween.\n\n{TABLE}")

    assert [region.attributes["aria-label"] for region in _regions(html)] == ["Table 1", "Table 2"]


def test_two_tables_of_one_caption_have_names_of_their_own(tmp_path: Path) -> None:
    captioned = f"{TABLE}\n/// table-caption\nTroops\n///\n"
    html = tried(tmp_path, f"{captioned}\n{captioned}")

    assert [region.attributes["aria-label"] for region in _regions(html)] == ["Troops", "Troops (table 2)"]


def test_words_after_a_table_stay_after_it(tmp_path: Path) -> None:
    html = tried(tmp_path, f"Before.\n\n{TABLE}\nAfter.")

    assert [node.tag for node in tree(html).css("p, div.kb-table")] == ["p", "div", "p"]


def test_alignment_needs_no_style_attribute(tmp_path: Path) -> None:
    html = tried(tmp_path, TABLE)

    assert 'align="right"' in html and "style=" not in html
