"""Links, images, definitions and footnote marks as written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kb.parse import links


def found(text: str) -> list[tuple[str, str]]:
    return [(link.form, link.target) for link in sorted(links.scan(text), key=lambda link: link.offset)]


@given(st.text() | st.text(alphabet="[]()!<>^:@=\\\"' ab.\n", max_size=60))
def test_any_text_can_be_scanned_and_a_link_lies_within_it(text: str) -> None:
    for link in links.scan(text):
        assert 0 <= link.start <= link.offset <= link.end <= len(text)
        if link.form in ("inline", "image", "autolink", "definition"):
            assert text[link.offset : link.offset + len(link.target)] == link.target


@pytest.mark.parametrize(
    ("text", "links_in_it"),
    [
        ("[a](b.md)", [("inline", "b.md")]),
        ("[a](b.md#c 'title')", [("inline", "b.md#c")]),
        ("[a](<b c.md>)", [("inline", "b c.md")]),
        ("[Res](https://undocs.org/S/RES/1244(1999))", [("inline", "https://undocs.org/S/RES/1244(1999)")]),
        ("[a [b] c](d.md)", [("inline", "d.md")]),
        ("![a](b.svg)", [("image", "b.svg")]),
        ("[![a](b.svg)](c.md)", [("image", "b.svg"), ("inline", "c.md")]),
        ("<https://a.example/>", [("autolink", "https://a.example/")]),
        ("[a][b]", [("reference", "b")]),
        ("[a][]", [("reference", "a")]),
        ("[b]: c.md", [("definition", "c.md")]),
        ("x[^1]", [("footnote", "1")]),
        ("[^1]: x", [("footnote-definition", "1")]),
        ("As said[^1]: x", [("footnote", "1")]),
    ],
)
def test_each_form_of_link_is_found(text: str, links_in_it: list[tuple[str, str]]) -> None:
    assert found(text) == links_in_it


@pytest.mark.parametrize(
    "text",
    ["\\[a](b.md)", "[a] (b.md)", "[a]", "[@key, p. 1]", "[a][@key]", "[a][=kfor.strength]", "[The Council] [acts]", "\\[^1]", "<b>",
     "a (b) c"],
)  # fmt: skip
def test_what_only_looks_like_a_link_is_none(text: str) -> None:
    assert found(text) == []
