"""YAML as text: no value changes its meaning, and every fault has a place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kb.model.yaml_text import Marked, YamlFault, read

ANYTHING = st.text() | st.text(alphabet="ab:-[]{}&*!|>'\"#%@`,? \n\t\\Ux0\u2028\ufeff\x00\x85\ud800", max_size=40)


@given(ANYTHING)
def test_any_text_is_read_or_refused_with_a_place(text: str) -> None:
    try:
        assert isinstance(read(text), Marked)
    except YamlFault as fault:
        assert fault.message
        assert fault.line >= 1
        assert fault.column >= 1


@pytest.mark.parametrize("word", ["NO", "yes", "12:30", "1.10", "0x10", "1e3", "2026-02-30", "=", "1_000"])
def test_a_word_that_yaml_would_take_for_something_else_stays_text(word: str) -> None:
    assert read(f"key: {word}").value == {"key": word}


@pytest.mark.parametrize("nothing", ["", "~", "null"])
def test_nothing_is_nothing_but_quoted_it_is_text(nothing: str) -> None:
    assert read(f"key: {nothing}").value == {"key": None}
    assert read(f"key: '{nothing}'").value == {"key": nothing}


def test_every_value_keeps_the_place_of_its_key_or_entry() -> None:
    marked = read("a: 1\nb:\n  - c: 2\n    d: 3\n  - e\n")

    assert marked.at(("a",)) == (1, 1)
    assert marked.at(("b", 0, "d")) == (4, 5)
    assert marked.at(("b", 1)) == (5, 5)


def test_a_value_that_is_not_there_is_placed_at_what_holds_it() -> None:
    marked = read("a: 1\nb:\n  - c: 2\n")

    assert marked.at(("b", 0, "missing")) == marked.at(("b", 0)) == (3, 5)
    assert marked.at(("missing", "deep")) == (1, 1)


def test_lines_count_from_the_line_on_which_front_matter_begins() -> None:
    assert read("a: 1\nb: 2", first_line=2).at(("b",)) == (3, 1)


def fault_of(text: str) -> YamlFault:
    with pytest.raises(YamlFault) as caught:
        read(text)
    return caught.value


def test_a_key_given_twice_is_refused_at_the_second() -> None:
    fault = fault_of("a: 1\nb: 2\na: 3\n")

    assert (fault.rule, fault.line, fault.column) == ("yaml-duplicate-key", 3, 1)
    assert "“a”" in fault.message


def test_a_control_character_is_refused_at_its_column() -> None:
    fault = fault_of("é: 1\nb: x\x07\n")

    assert (fault.line, fault.column) == (2, 5)


def test_a_key_that_is_a_list_is_refused_in_words() -> None:
    assert "plain text" in fault_of("[a]: b").message


@pytest.mark.parametrize("text", ["- " * 100_000 + "a", "[" * 100_000, "[" * 1500 + "]" * 1500], ids=len)
def test_nesting_that_would_end_the_process_is_refused(text: str) -> None:
    assert "nested" in fault_of(text).message


def test_anchors_that_multiply_or_refer_to_themselves_are_refused() -> None:
    lines = ["a: &a [x,x,x,x,x,x,x,x,x]"]
    lines += [
        f"{key}: &{key} [{','.join([f'*{before}'] * 9)}]" for before, key in zip("abcdefgh", "bcdefghi", strict=True)
    ]

    assert "values" in fault_of("\n".join(lines)).message
    assert "itself" in fault_of("a: &a [*a]").message


def test_an_anchor_may_be_used_again() -> None:
    assert read("a: &name [x]\nb: *name\n").value == {"a": ["x"], "b": ["x"]}
