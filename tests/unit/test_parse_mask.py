"""Blanking what is not prose: nothing moves, and nothing but code, comments and front matter goes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kb.parse import mask

ANYTHING = st.text() | st.text(alphabet="`~<!->abc \n\t#-*1./pre", max_size=80)


@given(ANYTHING)
def test_blanking_code_keeps_length_and_lines(text: str) -> None:
    masked = mask.code(text)

    assert len(masked) == len(text)
    assert [len(line) for line in masked.split("\n")] == [len(line) for line in text.split("\n")]
    assert all(after in (before, " ") for before, after in zip(text, masked, strict=True))


@given(ANYTHING)
def test_the_end_of_front_matter_is_the_start_of_a_line(text: str) -> None:
    end = mask.front_matter_end(f"---\n{text}")

    assert end == 0 or end == len(text) + 4 or f"---\n{text}"[end - 1] == "\n"


def seen(text: str) -> str:
    return " ".join(mask.code(text).split())


@pytest.mark.parametrize(
    "code",
    [
        "```\nx\n```", "~~~ yaml\nx\n~~~~", "````\n```\nx\n````", "`x`", "``x ` x``", "<!-- x\n\nx -->", "<pre>x</pre>",
        "<script>\nx\n</script>", "<!-- ` --> `x`", "`<!--` <!-- x -->", "```\n<!--\n```",
    ],
)  # fmt: skip
def test_code_and_comments_are_blanked(code: str) -> None:
    assert seen(f"a {code} b" if "```" not in code and "~~~" not in code else f"a\n\n{code}\n\nb") == "a b"


def test_indented_code_is_blanked_but_a_list_goes_on() -> None:
    assert seen("a\n\n    x\n\n    x\n\nb") == "a b"
    assert seen("- a\n\n    b\n\n    c") == "- a b c"
    assert seen("a\n    b") == "a b"


@pytest.mark.parametrize("prose", ["a ` b", "a \\`b` c", "a `b\n\nc` d", "a ```b c", "a <pre b", "a <!- b"])
def test_what_only_looks_like_code_stays(prose: str) -> None:
    assert seen(prose) == " ".join(prose.split())


def test_a_fence_that_is_never_closed_is_text_as_it_is_for_the_engine() -> None:
    assert seen("a\n\n```\nb") == "a ``` b"


def test_three_ticks_in_a_line_are_a_span() -> None:
    assert seen("```x```\nb") == "b"


@pytest.mark.parametrize("head", ["---\na: 1\n---\n", "--- \na: 1\n...\n", "---\n---\n", "---\na: 1\n---"])
def test_front_matter_ends_where_the_engine_ends_it(head: str) -> None:
    assert mask.front_matter_end(head) == len(head)


@pytest.mark.parametrize("text", ["", "# T\n", "---\na: 1\n", "a\n---\nb\n---\n", "----\na\n---\n", " ---\na\n---\n"])
def test_a_text_without_front_matter_has_none(text: str) -> None:
    assert mask.front_matter_end(text) == 0


@pytest.mark.parametrize("piece", ["```\ntext\n\n", "<!-- ", "~~~~ a\n"])
def test_what_is_never_closed_is_looked_for_once(piece: str) -> None:
    """Took minutes when the end was looked for from every start."""
    text = piece.replace("```", "```x") * 40_000

    assert len(mask.code(text)) == len(text)


def test_a_comment_before_one_that_is_never_closed_is_blanked() -> None:
    assert mask.code("a <!-- b --> c <!-- d `e`").split() == ["a", "c", "<!--", "d"]


def test_a_longer_fence_is_not_closed_by_a_shorter_but_a_later_one_is_closed() -> None:
    text = "````\na\n\n```\nb\n```\n"

    assert mask.code(text).split() == ["````", "a"]
