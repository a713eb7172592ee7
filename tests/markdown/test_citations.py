"""Citations become footnotes: numbered in the order of the text, one a place, never in code."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers import TRIED, change, marks, notes, rendered, small_site, source, tree, tried

MANY = {"data/sources/many.yml": source(*(f"para. {n}" for n in range(1, 10)), "art. 2(1)", "art. 2.1")}
ONE = {"data/sources/one.yml": source("abstract", title="One place")}
EVERYTHING = MANY | ONE


def test_footnotes_are_numbered_in_the_order_of_the_text_whatever_holds_them(tmp_path: Path) -> None:
    html = tried(
        tmp_path,
        """\
/// key-points
- First.[@many, para. 9]
- Second.[@many, para. 8]
///

Third.[@many, para. 7]

| Column | Other |
| --- | --- |
| Fourth.[@many, para. 6] | Fifth.[@many, para. 5] |

/// note | A title
Sixth.[@many, para. 4]
///

- Seventh.[@many, para. 3]

    Deeper.

    1. Eighth.[@many, para. 2]

/// tab | One
Ninth.[@many, para. 1]
///

/// tab | Two
Tenth.[@one]
///

> Quoted.[@unscr-1244, opening]

Last, the first again.[@many, para. 9]
""",
        EVERYTHING,
    )

    order = [f"many-para-{n}" for n in range(9, 0, -1)] + ["one-abstract", "unscr-1244-opening"]
    assert marks(html) == [(str(n), name) for n, name in enumerate(order, 1)] + [("1", "many-para-9")]
    assert notes(html) == order


def test_a_second_footnote_list_of_the_authors_own_is_numbered_in_one_row_with_citations(tmp_path: Path) -> None:
    html = tried(
        tmp_path,
        """\
First.[@many, para. 2] Second.[^own] Third.[@many, para. 1]

[^own]: The author's own words.
""",
        EVERYTHING,
    )

    assert marks(html) == [("1", "many-para-2"), ("2", "own"), ("3", "many-para-1")]
    assert notes(html) == ["many-para-2", "own", "many-para-1"]


@pytest.mark.parametrize("spelling", ["para. 7", "para 7", "paragraph 7", "Paragraph 7", "paras. 7", "§7", "§ 7"])
def test_spellings_of_one_place_share_one_footnote(tmp_path: Path, spelling: str) -> None:
    html = tried(tmp_path, f"One.[@many, para. 7] Again.[@many, {spelling}]", MANY)

    assert marks(html) == [("1", "many-para-7")] * 2
    assert len(tree(html).css(".footnote-backref")) == 2


def test_a_locator_left_out_shares_the_footnote_of_the_only_passage(tmp_path: Path) -> None:
    html = tried(tmp_path, "One.[@one] Again.[@one, abstract]", ONE)

    assert marks(html) == [("1", "one-abstract")] * 2


def test_two_places_whose_labels_would_be_alike_keep_a_footnote_each(tmp_path: Path) -> None:
    html = tried(tmp_path, "One.[@many, art. 2(1)] Other.[@many, art. 2.1] First again.[@many, article 2(1)]", MANY)

    assert [number for number, _ in marks(html)] == ["1", "2", "1"]
    said = [node.text() for node in tree(html).css(".footnote .kb-says")]
    assert said == ["What it says: What art. 2(1) says.", "What it says: What art. 2.1 says."]


def test_one_bracket_with_two_citations_gives_two_footnotes(tmp_path: Path) -> None:
    html = tried(tmp_path, "Both.[@many, para. 3; @one]", EVERYTHING)

    assert marks(html) == [("1", "many-para-3"), ("2", "one-abstract")]


def test_a_space_before_the_bracket_does_not_part_the_mark_from_its_sentence(tmp_path: Path) -> None:
    assert "Said.<sup" in tried(tmp_path, "Said. [@many, para. 3]", MANY)


def test_a_footnote_says_what_the_source_says_and_when_that_was_read(tmp_path: Path) -> None:
    note = tree(tried(tmp_path, "Said.[@unscr-1244, para. 7]")).css_first(".footnote li .kb-cite")

    assert note is not None
    text = note.text()
    assert "United Nations Security Council, Resolution 1244 (1999), 10 June 1999, para. 7." in text
    assert "What it says: The Council authorises states" in text
    assert "Read 1 November 2026." in text
    links = [link.attributes["href"] for link in note.css("a")]
    assert links == [
        "https://undocs.org/S/RES/1244(1999)",
        "https://web.archive.org/web/20261101/https://undocs.org/S/RES/1244(1999)",
    ]


def test_a_passage_read_only_where_another_source_quotes_it_says_so(tmp_path: Path) -> None:
    text = source("p. 4").replace("    read:", "    via: unscr-1244\n    read:")
    html = tried(tmp_path, "Said.[@quoted, p. 4]", {"data/sources/quoted.yml": text})

    assert "Read 1 November 2026 as quoted in Resolution 1244 (1999)." in html


@pytest.mark.parametrize(
    "code",
    [
        "```\n[@many, para. 1]\n```",
        "~~~ text\n[@many, para. 1]\n~~~",
        "    [@many, para. 1]",
        "Write `[@many, para. 1]`.",
        "Write ``a ` and [@many, para. 1]``.",
        "- Item:\n\n    ```\n    [@many, para. 1]\n    ```",
        "<!-- [@many, para. 1] -->",
        r"Write \[@many, para. 1].",
    ],
)
def test_a_citation_in_code_stays_as_it_is_written(tmp_path: Path, code: str) -> None:
    html = tried(tmp_path, f"Before.[@many, para. 2]\n\n{code}\n\nAfter.[@many, para. 3]", MANY)

    assert marks(html) == [("1", "many-para-2"), ("2", "many-para-3")]
    assert "[@many, para. 1]" in html


def test_an_unread_pointer_is_a_footnote_of_its_own_that_claims_no_support(tmp_path: Path) -> None:
    html = tried(tmp_path, "Read.[@unscr-1244, para. 7] Not read.[unread @unscr-1244, paragraph 7]")

    assert marks(html) == [("1", "unscr-1244-para-7"), ("2", "unread-unscr-1244-para-7")]
    note = tree(html).css_first(".footnote .kb-unread")
    assert note is not None and "does not count as support" in note.text()
    assert not note.css(".kb-says")


def test_an_unread_pointer_to_a_whole_text_is_not_one_to_its_only_passage(tmp_path: Path) -> None:
    html = tried(tmp_path, "Whole.[unread @one] Part.[unread @one, abstract]", ONE)

    assert marks(html) == [("1", "unread-one"), ("2", "unread-one-abstract")]


def test_a_draft_citation_shows_its_address_and_that_it_is_not_reviewed(tmp_path: Path) -> None:
    html = tried(tmp_path, "Said.[@https://www.nato.int/x, opening: NATO gives about 4,600; no more]")

    note = tree(html).css_first(".footnote .kb-draft")
    assert note is not None
    assert note.css_first("a").attributes["href"] == "https://www.nato.int/x"
    assert "opening. Source being recorded; not yet reviewed. It is said to say: NATO gives about 4,600; no more" in (
        note.text()
    )


def test_two_drafts_on_one_address_keep_their_own_words(tmp_path: Path) -> None:
    html = tried(tmp_path, "A.[@https://x.test/a, opening: One thing] B.[@https://x.test/a, opening: Another]")

    assert [number for number, _ in marks(html)] == ["1", "2"]
    assert "say: One thing" in html and "say: Another" in html


def test_an_unknown_source_shows_a_footnote_that_says_so(tmp_path: Path) -> None:
    html = tried(tmp_path, "Said.[@nobody, p. 1]")

    assert marks(html) == [("1", "nobody-p-1")]
    note = tree(html).css_first(".footnote .kb-error")
    assert note is not None and note.text() == "The source “nobody” is not on record."


def test_a_passage_that_was_not_read_shows_a_footnote_that_says_so(tmp_path: Path) -> None:
    html = tried(tmp_path, "Said.[@unscr-1244, para. 99]")

    note = tree(html).css_first(".footnote .kb-error")
    assert note is not None and "This passage is not on record as read." in note.text()


def test_markdown_in_a_passage_is_shown_as_it_is_and_not_read_again(tmp_path: Path) -> None:
    text = source("p. 1").replace("What p. 1 says.", "“*Shall* [be](x.md)” & <b>KFOR</b> [@one]")
    html = tried(tmp_path, "Said.[@odd, p. 1]", {"data/sources/odd.yml": text})

    note = tree(html).css_first(".footnote .kb-says")
    assert note is not None and note.text() == "What it says: “*Shall* [be](x.md)” & <b>KFOR</b> [@one]"


NOTE = {
    "data/notes/kosovo-status.yml": "id: kosovo-status\ntext: Without prejudice to positions on status.\n"
    'sources: ["unscr-1244, opening"]\n'
}


def test_a_standing_note_is_numbered_among_the_citations_and_cites_its_source(tmp_path: Path) -> None:
    html = tried(tmp_path, "Said.[@one] In Kosovo[^kosovo-status] too.[@many, para. 1]", EVERYTHING | NOTE)

    assert marks(html) == [("1", "one-abstract"), ("2", "kosovo-status"), ("3", "many-para-1")]
    note = tree(html).css_first(".footnote .kb-note")
    assert note is not None
    assert note.text().startswith("Without prejudice to positions on status. United Nations Security Council,")
    assert note.css_first("a").attributes["href"] == "https://undocs.org/S/RES/1244(1999)"


def test_a_page_without_citations_has_no_list_of_footnotes(tmp_path: Path) -> None:
    html = tried(tmp_path, "Nothing is said here.")

    assert not tree(html).css(".footnote")


def test_footnotes_of_one_page_do_not_reach_the_next(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    change(root, {"docs/a.md": f"{TRIED}Said.[@unscr-1244, opening]", "docs/b.md": f"{TRIED}Said.[@nobody]"}, {})

    pages = rendered(root)

    assert notes(pages["a/"]) == ["unscr-1244-opening"]
    assert notes(pages["b/"]) == ["nobody"]
