"""The list of the site's words: which words are in it, and how it is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kb.publish.words import front_coded, read_front_coded, word_list, words_of


def page(body: str) -> str:
    return (
        f"<html><body><nav>menu</nav><article data-pagefind-body>{body}</article><footer>imprint</footer></body></html>"
    )


def test_words_are_lower_case_and_of_three_letters_or_more() -> None:
    assert words_of("General Mike Jackson, UK, in 1999") == {"general", "mike", "jackson"}


def test_accents_and_letters_of_other_alphabets_are_written_plainly() -> None:
    assert words_of("Türkiye Đinđić Łódź Straße Priština") == {"turkiye", "dindic", "lodz", "strasse", "pristina"}


def test_a_possessive_is_its_word_and_an_apostrophe_parts_nothing() -> None:
    assert words_of("NATO’s Council's O'Brien") == {"nato", "council", "obrien"}


def test_a_hyphen_parts_words() -> None:
    assert words_of("co-operation NATO-led") == {"operation", "nato", "led"}


def test_only_the_article_is_read() -> None:
    assert read_front_coded(word_list([page("<p>mandate</p>")])) == ["mandate"]


def test_what_search_does_not_index_is_not_in_the_list() -> None:
    html = page(
        '<h2>Mandate<a class="headerlink">anchor</a></h2><div class="footnote">source</div>'
        "<p data-pagefind-ignore>hidden</p><script>let code</script>"
    )

    assert read_front_coded(word_list([html])) == ["mandate"]


def test_words_of_neighbouring_elements_do_not_grow_together() -> None:
    html = page("<table><tr><td>peace</td><td>force</td></tr></table><p>troops<br>ships</p>")

    assert read_front_coded(word_list([html])) == ["force", "peace", "ships", "troops"]


def test_a_word_partly_in_bold_is_one_word() -> None:
    assert read_front_coded(word_list([page("<p><b>un</b>known</p>")])) == ["unknown"]


def test_all_pages_count_once() -> None:
    assert word_list([page("peace"), page("peace treaty")]) == front_coded(["peace", "treaty"])


def test_a_page_without_an_article_adds_nothing() -> None:
    assert word_list(["<html><body><p>moved</p></body></html>"]) == ""


def test_a_capital_tells_how_many_letters_are_shared() -> None:
    assert front_coded(["peer", "peace", "peaceful"]) == "ApeaceFfulCer"


def test_a_word_that_is_not_of_a_to_z_is_refused() -> None:
    with pytest.raises(ValueError, match="only, not 'Peace'"):
        front_coded(["Peace"])


@given(st.sets(st.text("abc", min_size=1, max_size=40)))
def test_reading_gives_back_what_was_written(words: set[str]) -> None:
    assert read_front_coded(front_coded(words)) == sorted(words)
