"""Headings, and the ids that the built page gives them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kb.parse import headings, mask
from markdown import Markdown

WORDS = st.text(alphabet="abcÉŽ ß12_-*.,:;!?'’–&()[]{}#`<>/\\~", min_size=1, max_size=20)


def ids(text: str) -> list[str]:
    return [heading.id for heading in headings.scan(mask.code(text), text)]


def built(text: str) -> list[str]:
    """What Python-Markdown's table of contents says, in the order of the page."""
    engine = Markdown(extensions=["attr_list", "toc", "tables", "footnotes"])
    engine.convert(text)

    def flat(tokens: list[dict[str, object]]) -> list[str]:
        return [name for token in tokens for name in (str(token["id"]), *flat(token["children"]))]  # type: ignore[arg-type]

    return flat(engine.toc_tokens)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "text",
    [
        "# A b", "#No space", "## Closed ##", "## C#", "# snake_case name", "# _Emphasis_ and **more**", "# `code` in it",
        "# A [link](b.md) here", "# Résumé, Žižek & Straße", "# 1999–2004: what?", "# A &amp; B", "# Same\n\n# Same\n\n# Same",
        "# One {#own}", "# One {: #own .class }", "# One{#glued}", "# Own\n\n## Other {#own}", "# Words_1\n\n# Words\n\n# Words",
        "Underlined\n===\n\nToo\n---", "# A\nB\n---", "a\nb\n---", "- item\n\n# After a list\n\n> quoted\n\n## After", "# ...", "# 日本",
        "# \\# escaped", "#", "####### seven", "# <b>bold</b> tag", "# http://a.example/b", "    # code\n\n# heading",
        "text\n# heading\ntext",
    ],
)  # fmt: skip
def test_an_id_is_the_one_that_the_table_of_contents_gives(text: str) -> None:
    assert ids(text) == built(text)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(1, 6), st.text(alphabet="abcÉŽ ß12_-*.,:;!?'’–&()#", min_size=1, max_size=20)), max_size=5
    )
)
def test_ids_of_any_headings_are_those_that_the_table_of_contents_gives(parts: list[tuple[int, str]]) -> None:
    text = "\n\n".join(f"{'#' * level} x{words}" for level, words in parts)

    assert ids(text) == built(text)


@settings(deadline=None)
@given(st.text() | st.lists(WORDS.map(lambda words: f"# {words}"), max_size=4).map("\n".join))
def test_any_text_can_be_scanned(text: str) -> None:
    for heading in headings.scan(mask.code(text), text):
        assert 1 <= heading.level <= 6
        assert heading.id
        assert 0 <= heading.offset <= len(text)


def test_a_heading_keeps_its_words_without_attributes_and_its_place() -> None:
    found = list(headings.scan("a\n\n## The `kb` tool {#tool}\n"))

    assert [(h.level, h.text, h.id, h.offset) for h in found] == [(2, "The `kb` tool", "tool", 3)]


def test_a_citation_in_a_heading_is_no_part_of_its_id() -> None:
    assert ids("# Title[@unscr-1244, para. 9][^note]") == ["title"]


def test_a_heading_that_ends_in_code_keeps_it() -> None:
    text = "## Event: `x`\n"

    assert [(heading.text, heading.id) for heading in headings.scan(mask.code(text), text)] == [
        ("Event: `x`", "event-x")
    ]


def test_an_item_of_code_under_a_line_is_no_underline() -> None:
    text = "A line\n- `a`\n"

    assert not list(headings.scan(mask.code(text), text))
