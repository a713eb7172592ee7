"""A wide table scrolls in a region that a keyboard can reach and a screen reader can name."""

from __future__ import annotations

from pathlib import Path

import pytest
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


def _table(heads: str, *rows: str) -> str:
    columns = heads.count("|") + 1
    return "\n".join(f"| {row} |" for row in (heads, " | ".join(["---"] * columns), *rows)) + "\n"


def test_a_table_of_four_columns_can_be_laid_out_as_cards(tmp_path: Path) -> None:
    html = tried(
        tmp_path, _table("Body | Found | Asked | Source", "*UN* | Much[^1] | &amp; more | [^1]") + "\n[^1]: x\n"
    )

    (region,) = _regions(html)
    assert region.attributes["class"] == "kb-table kb-table--cards kb-table--plain"
    title, *cells = region.css("tbody tr > *")
    assert (title.tag, title.attributes) == ("th", {"scope": "row", "role": "rowheader"})
    assert [cell.attributes["data-label"] for cell in cells] == ["Found", "Asked", "Source"]
    assert [cell.attributes.get("class") for cell in cells] == [None, None, "kb-refs"]


def test_cards_say_what_part_of_a_table_they_are(tmp_path: Path) -> None:
    html = tried(tmp_path, _table("A | B | C | D", "a | b | c | d"))

    roles = {node.tag: node.attributes.get("role") for node in tree(html).css(".kb-table *")}
    assert roles == {
        "table": "table",
        "thead": "rowgroup",
        "tbody": "rowgroup",
        "tr": "row",
        "th": "rowheader",
        "td": "cell",
    }
    assert tree(html).css_first("thead th").attributes["role"] == "columnheader"


def test_three_columns_stay_as_they_are(tmp_path: Path) -> None:
    html = tried(tmp_path, _table("A | B | C", "a | b | c"))

    (region,) = _regions(html)
    assert region.attributes["class"] == "kb-table"
    assert not region.css("[data-label], tbody th, [role=row]")


@pytest.mark.parametrize(
    ("titles", "label"),
    [
        (["1244", "1031"], "Article"),
        (["1", "2 and 3", "5–7"], "Article"),
        (["1", "opening"], None),
        (["June 1999"], None),
    ],
)
def test_a_title_without_words_of_its_own_gets_its_columns_name(
    tmp_path: Path, titles: list[str], label: str | None
) -> None:
    html = tried(tmp_path, _table("Article | B | C | D", *(f"{title} | b | c | d" for title in titles)))

    assert {cell.attributes.get("data-label") for cell in tree(html).css("tbody th")} == {label}


@pytest.mark.parametrize(
    ("cells", "right"),
    [
        (["19", "about 4,700"], True),
        (["€2.42 billion", "not found", "3 %"], True),
        (["–", "81,000", "over 100,000"], True),
        (["177,000 people[^1]"], True),
        (["1999", "2004"], False),  # years
        (["19", "over 900, 65 of them officers"], False),
        (["not found", "–"], False),
        (["14–0–1"], False),
        (["12 June 1999"], False),
    ],
)
def test_a_column_of_numbers_stands_to_the_right_with_its_head(tmp_path: Path, cells: list[str], right: bool) -> None:
    html = tried(tmp_path, _table("What | How many", *(f"a | {cell}" for cell in cells)) + "\n[^1]: x\n")

    classes = {cell.attributes.get("class") for cell in tree(html).css("tr > :last-child")}
    assert classes == ({"kb-number"} if right else {None})


def test_what_an_author_said_of_a_column_stands(tmp_path: Path) -> None:
    html = tried(tmp_path, "| A | B |\n| --- | :---: |\n| a | 2 |\n")

    assert [cell.attributes for cell in tree(html).css("tr > :last-child")] == [
        {"align": "center"},
        {"align": "center"},
    ]
