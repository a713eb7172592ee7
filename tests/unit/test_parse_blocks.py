"""Blocks: where each opens, and where it ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kb.parse import blocks


def found(text: str) -> list[tuple[str, str, int | None]]:
    """Name, argument and number of the closing line."""
    return [
        (block.name, block.argument, None if block.end is None else text.count("\n", 0, block.end) + 1)
        for block in blocks.scan(text)[0]
    ]


def stray(text: str) -> list[int]:
    return [text.count("\n", 0, end.offset) + 1 for end in blocks.scan(text)[1]]


@given(st.text() | st.text(alphabet="/ |ab-\n", max_size=60))
def test_any_text_can_be_scanned_and_every_end_follows_its_opening(text: str) -> None:
    opened, _ = blocks.scan(text)
    assert [block.offset for block in opened] == sorted(block.offset for block in opened)
    assert all(block.end is None or block.end > block.offset for block in opened)


def test_a_block_has_name_and_argument() -> None:
    assert found("/// fact-check | totals\n///") == [("fact-check", "totals", 2)]
    assert found("   ///related\n   ///") == [("related", "", 2)]


def test_more_slashes_hold_fewer() -> None:
    assert found("//// a\n/// b\n///\n/// c\n///\n////") == [("a", "", 6), ("b", "", 3), ("c", "", 5)]


def test_an_outer_end_leaves_the_inner_block_unclosed() -> None:
    text = "//// a\n/// b\n////"

    assert found(text) == [("a", "", 3), ("b", "", None)]
    assert stray(text) == []


def test_an_end_that_fits_no_block_leaves_the_open_ones_alone() -> None:
    text = "/// a\n////\n///"

    assert found(text) == [("a", "", 3)]
    assert stray(text) == [2]


def test_words_after_the_slashes_are_a_name_even_if_no_block_could_have_it() -> None:
    assert [name for name, _, _ in found("/// key points\n///")] == ["key points"]


@pytest.mark.parametrize("text", ["// a", "    /// a", "a ///", "https:///a"])
def test_other_slashes_open_nothing(text: str) -> None:
    assert (found(text), stray(text)) == ([], [])
