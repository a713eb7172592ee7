"""Units of meaning: sentences, items and rows, each on its line, and what ends their paragraph."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from kb.parse import units


def found(text: str) -> list[tuple[str, str, str]]:
    return [(unit.form, unit.text, unit.last) for unit in units.scan(text)]


@given(st.text() | st.text(alphabet="ab |-/#*1.=\n", max_size=80))
def test_any_text_can_be_cut_and_a_unit_is_a_line_of_it(text: str) -> None:
    for unit in units.scan(text):
        assert text[unit.offset : unit.offset + len(unit.text)] == unit.text
        assert "\n" not in unit.text
        assert unit.last in text


def test_sentences_of_a_paragraph_know_the_last_one() -> None:
    assert found("A.\nB.\n\nC.") == [("sentence", "A.", "B."), ("sentence", "B.", "B."), ("sentence", "C.", "C.")]


def test_an_item_ends_where_the_next_begins() -> None:
    assert found("- A,\n  a.\n- B.\n1. C.") == [
        ("item", "- A,", "  a."),
        ("sentence", "  a.", "  a."),
        ("item", "- B.", "- B."),
        ("item", "1. C.", "1. C."),
    ]


def test_a_row_stands_for_itself_and_the_head_of_a_table_states_nothing() -> None:
    assert found("| A | B |\n|---|:-:|\n| 1 | 2 |\n| 3 | 4 |") == [
        ("row", "| 1 | 2 |", "| 1 | 2 |"),
        ("row", "| 3 | 4 |", "| 3 | 4 |"),
    ]


def test_headings_captions_and_lists_of_pages_are_left_out() -> None:
    assert found(
        "# A\n## B\nC\n---\n\n/// table-caption\nD\n///\n\n/// related\n- E\n///\n\n/// key-points\n- F\n///\n"
    ) == [("item", "- F", "- F")]


def test_what_follows_a_block_is_read_again() -> None:
    assert [text for _, text, _ in found("/// related\n- A\n///\nB")] == ["B"]
