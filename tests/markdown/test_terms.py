"""The first use of a glossary name on a page leads to its entry; nothing else does."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers import change, rendered, small_site, tree, tried

TERMS: dict[str, str | None] = {
    "data/terms/nac.yml": "term: North Atlantic Council\nabbreviation: NAC\nname: true\n"
    "definition: NATO's body for decisions.\nsource: unscr-1244, opening\n",
    "data/terms/consent.yml": "term: consent\ndefinition: Agreement of the host.\nsource: unscr-1244, opening\n",
}


def _links(html: str) -> list[str]:
    return [link.text() for link in tree(html).css("a.kb-term")]


def test_the_first_use_leads_to_the_glossary_and_carries_the_meaning(tmp_path: Path) -> None:
    html = tried(tmp_path, "KFOR deployed. Later KFOR shrank.")

    (link,) = tree(html).css("a.kb-term")
    assert link.attributes["href"] == "../reference/glossary/#kfor"
    assert link.attributes["data-definition"] == "The NATO-led international security presence in Kosovo."
    assert tree(html).css_first("p").text() == "KFOR deployed. Later KFOR shrank."


def test_the_link_is_relative_to_the_page_that_holds_it(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    page = (root / "docs/mandates.md").read_text("utf-8")
    change(root, {"docs/deep/down/page.md": page.replace("reference/glossary.md", "../../reference/glossary.md")}, {})

    html = rendered(root)["deep/down/page/"]

    assert [a.attributes["href"] for a in tree(html).css("a.kb-term")] == ["../../../reference/glossary/#kfor"]


def test_long_form_and_abbreviation_are_one_term_and_are_marked_once(tmp_path: Path) -> None:
    html = tried(tmp_path, "The North Atlantic Council met. The NAC decided. The NAC closed.", TERMS)

    assert _links(html) == ["North Atlantic Council"]


def test_a_word_that_is_no_name_is_not_marked(tmp_path: Path) -> None:
    assert _links(tried(tmp_path, "By consent of the host.", TERMS)) == []


@pytest.mark.parametrize("word", ["KFORs", "XKFOR", "KFOR-led", "non-KFOR", "kfor"])
def test_a_part_of_a_longer_word_or_another_case_is_not_marked(tmp_path: Path, word: str) -> None:
    assert _links(tried(tmp_path, f"See {word} here.")) == []


@pytest.mark.parametrize(
    "before",
    [
        "See [KFOR](mandates.md).",
        "## KFOR",
        "Write `KFOR`.",
        "```\nKFOR\n```",
        "    KFOR",
        "<svg><text>KFOR</text></svg>",
        "<kbd>KFOR</kbd>",
        "| A | B |\n| --- | --- |\n| 1 | 2 |\n\n/// table-caption\nKFOR by year\n///",
        "/// related\n- [Mandates of KFOR](mandates.md)\n///",
    ],
)
def test_links_headings_code_pictures_and_captions_are_passed_over_for_the_next_use(
    tmp_path: Path, before: str
) -> None:
    html = tried(tmp_path, f"{before}\n\nThen KFOR came.")

    (link,) = tree(html).css("a.kb-term")
    assert link.parent is not None and link.parent.text() == "Then KFOR came."


def test_a_heading_keeps_its_anchor_though_it_names_a_term(tmp_path: Path) -> None:
    assert '<h2 id="kfor-today">KFOR today' in tried(tmp_path, "## KFOR today")


def test_a_footnote_is_not_the_first_use(tmp_path: Path) -> None:
    title = "title: KFOR and its mandate\ntype: report\nURL: https://www.nato.int/k\npassages:\n"
    passage = "  - at: p. 1\n    says: KFOR deployed.\n    read: 2026-11-01\n"
    html = tried(tmp_path, "Said.[@k, p. 1]", {"data/sources/k.yml": title + passage})

    assert _links(html) == []


def test_emphasis_lists_and_tables_are_running_text(tmp_path: Path) -> None:
    terms = {f"data/terms/t{n}.yml": TERMS["data/terms/nac.yml"].replace("NAC", f"T{n}N") for n in range(3)}
    terms = {name: text.replace("name: true\n", "") for name, text in terms.items()}
    html = tried(tmp_path, "A **T0N** *and* on.\n\n- item T1N\n\n| T2N | B |\n| --- | --- |\n| 1 | 2 |", terms)

    assert _links(html) == ["T0N", "T1N", "T2N"]


def test_two_terms_in_one_run_of_text_are_both_marked_and_no_word_is_lost(tmp_path: Path) -> None:
    html = tried(tmp_path, "First NAC, then *once* KFOR, then NAC & KFOR again.", TERMS)

    assert _links(html) == ["NAC", "KFOR"]
    assert tree(html).css_first("p").text() == "First NAC, then once KFOR, then NAC & KFOR again."


def test_the_glossary_does_not_link_to_itself(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    change(root, {}, {"docs/reference/glossary.md": {"# Glossary": "# Glossary\n\nKFOR is a force."}})

    assert _links(rendered(root)["reference/glossary/"]) == []
