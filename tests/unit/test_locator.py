"""Places inside a source: many spellings, one place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kb.model.locator import Pointer, normal, pointer


@pytest.mark.parametrize(
    "spelling",
    ["para. 9", "para 9", "paras 9", "paras. 9", "Paragraph 9", "paragraphs 9", "§9", "§ 9", "§§ 9", " para.\n 9 "],
)
def test_every_spelling_of_a_paragraph_is_one_place(spelling: str) -> None:
    assert normal(spelling) == "para. 9"


@pytest.mark.parametrize(
    ("spelling", "place"),
    [
        ("p.12", "p. 12"),
        ("pp. 12-14", "p. 12-14"),
        ("page 12", "p. 12"),
        ("Article 5", "art. 5"),
        ("arts. IX", "art. ix"),
        ("Section Two", "sec. two"),
        ("Opening", "opening"),
        ("Annex 1-A", "annex 1-a"),
    ],
)
def test_pages_articles_and_sections_have_one_spelling_too(spelling: str, place: str) -> None:
    assert normal(spelling) == place


@pytest.mark.parametrize("word", ["parade 9", "page-turner", "article", "secretary", "party", "pp"])
def test_a_word_that_only_begins_alike_stays_itself(word: str) -> None:
    assert normal(word) == word


@given(st.text())
def test_the_one_spelling_of_a_place_is_its_own(text: str) -> None:
    assert normal(normal(text)) == normal(text)


@pytest.mark.parametrize("text", ["unscr-1244, para. 9", "@unscr-1244, para.  9", "  @unscr-1244 ,para. 9 "])
def test_a_citation_names_a_source_and_a_place(text: str) -> None:
    assert pointer(text) == Pointer("unscr-1244", "para. 9")


def test_a_citation_may_leave_the_place_out() -> None:
    assert pointer("@unscr-1244") == Pointer("unscr-1244")
    assert str(pointer("unscr-1244")) == "unscr-1244"
    assert str(pointer("unscr-1244, p. 1")) == "unscr-1244, p. 1"
