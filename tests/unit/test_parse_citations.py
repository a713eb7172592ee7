"""Citations as written: source, place, pointers and drafts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kb.parse import citations


def found(text: str) -> list[tuple[str, bool, str | None]]:
    return [(str(c.pointer), c.unread, c.draft) for group in citations.scan(text) for c in group.citations]


@given(st.text() | st.text(alphabet="[]@;,: \\unread=htps/ab1\n", max_size=60))
def test_any_text_can_be_scanned_and_a_citation_lies_within_its_brackets(text: str) -> None:
    for group in citations.scan(text):
        assert text[group.end - 1] == "]"
        assert all(group.start <= citation.offset < group.end for citation in group.citations)


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("[@a]", [("a", False, None)]),
        ("x [@a, para. 9].", [("a, para. 9", False, None)]),
        ("[@a; @b, p. 12]", [("a", False, None), ("b, p. 12", False, None)]),
        ("[unread @a, para. 9; @b]", [("a, para. 9", True, None), ("b", True, None)]),
        ("[@https://n.int/a?b=1, opening: It says so; and more]", [("https://n.int/a?b=1, opening", False, "It says so; and more")]),
        ("[@https://n.int/a]", [("https://n.int/a", False, "")]),
        ("[@a,\npara. 9]", [("a, para. 9", False, None)]),
    ],
)  # fmt: skip
def test_each_form_of_citation_is_read(text: str, cited: list[tuple[str, bool, str | None]]) -> None:
    assert found(text) == cited


@pytest.mark.parametrize(
    "text", ["\\[@a]", "[@a](https://b.example)", "@a", "[a@b.example]", "[=a.b]", "[unread a]", "[[a]]"]
)
def test_what_only_looks_like_a_citation_is_none(text: str) -> None:
    assert found(text) == []


def test_the_place_of_a_citation_is_that_of_its_own_sign() -> None:
    text = "It acts.[@a, p. 1; @b]"
    (group,) = citations.scan(text)

    assert [text[citation.offset :][:2] for citation in group.citations] == ["@a", "@b"]
    assert text[group.start : group.end] == "[@a, p. 1; @b]"
