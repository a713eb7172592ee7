"""The names index: what it holds, how it is written, and what gives way when it grows."""

from __future__ import annotations

import json
import random
import string

import pytest
from kb.publish.names import LIMIT, NamedPage, NamedTerm, NamesTooLarge, gzipped, names_index

KFOR = NamedPage(
    url="operations/kfor/",
    title="Kosovo Force (KFOR)",
    description="What KFOR is, under whose authority it stands in Kosovo, and what the EU took over.",
    aliases=("Operation Joint Guardian", "KFOR"),
    kind="operation",
)
ROE = NamedTerm(
    slug="rules-of-engagement",
    term="Rules of engagement",
    abbreviation="ROE",
    aliases=("ROEs",),
    url="reference/glossary/#rules-of-engagement",
)


def entries(script: str) -> list[dict[str, str | list[str]]]:
    head, tail = "window.kbNames = ", ";\n"
    assert script.startswith(head)
    assert script.endswith(tail)
    listed: list[dict[str, str | list[str]]] = json.loads(script.removeprefix(head).removesuffix(tail))
    return listed


def many_pages(count: int) -> list[NamedPage]:
    """Pages of random words, which gzip cannot shorten much."""
    rng = random.Random(7)

    def word() -> str:
        return "".join(rng.choices(string.ascii_lowercase, k=9))

    return [
        NamedPage(f"{word()}/", f"{word()} {word()}", " ".join(word() for _ in range(12)), (word(),))
        for _ in range(count)
    ]


def test_a_page_brings_title_address_kind_aliases_and_description() -> None:
    assert entries(names_index([KFOR], [])) == [
        {
            "title": "Kosovo Force (KFOR)",
            "url": "operations/kfor/",
            "kind": "operation",
            "aliases": ["Operation Joint Guardian", "KFOR"],
            "description": KFOR.description,
        }
    ]


def test_a_term_is_found_by_its_abbreviation_and_leads_into_the_glossary() -> None:
    assert entries(names_index([], [ROE])) == [
        {
            "title": "Rules of engagement (ROE)",
            "url": "reference/glossary/#rules-of-engagement",
            "kind": "term",
            "aliases": ["ROEs"],
        }
    ]


def test_a_term_names_the_page_that_treats_it() -> None:
    term = NamedTerm("roe", "Rules of engagement", "reference/glossary/#roe", page="law/")

    assert entries(names_index([], [term]))[0]["page"] == "law/"


def test_a_page_without_aliases_or_description_has_no_empty_fields() -> None:
    assert entries(names_index([NamedPage("", "Home", kind="home")], [])) == [
        {"title": "Home", "url": "", "kind": "home"}
    ]


def test_an_alias_that_repeats_itself_or_the_title_is_left_out() -> None:
    page = NamedPage("a/", "Caveats", aliases=("Caveats", "national caveats", "national caveats"))

    assert entries(names_index([page], []))[0]["aliases"] == ["national caveats"]


def test_the_order_of_what_is_given_does_not_matter() -> None:
    other = NamedPage("law/consent/", "Consent")

    assert names_index([KFOR, other], [ROE]) == names_index(iter([other, KFOR]), iter([ROE]))


def test_pages_come_before_terms_and_each_entry_has_its_line() -> None:
    lines = names_index([KFOR], [ROE]).splitlines()

    assert len(lines) == 4
    assert [json.loads(line.rstrip(","))["kind"] for line in lines[1:3]] == ["operation", "term"]


def test_letters_beyond_ascii_stay_readable() -> None:
    assert "Türkiye’s “veto”" in names_index([NamedPage("a/", "Türkiye’s “veto”")], []).replace('\\"', '"')


def test_descriptions_give_way_to_keywords_first() -> None:
    whole = gzipped(names_index([KFOR], []))
    entry = entries(names_index([KFOR], [], limit=whole - 1))[0]

    assert "description" not in entry
    assert entry["keywords"] == "What under whose authority stands what EU took over"


def test_keywords_give_way_next_and_names_never() -> None:
    bare = names_index([NamedPage(KFOR.url, KFOR.title, "", KFOR.aliases, KFOR.kind)], [])

    assert names_index([KFOR], [], limit=gzipped(bare)) == bare


def test_names_alone_above_the_limit_are_an_error_that_says_so() -> None:
    with pytest.raises(NamesTooLarge, match=r"1 pages and 1 terms take \d+ bytes after gzip, the limit is 10"):
        names_index([KFOR], [ROE], limit=10)


def test_two_thousand_pages_still_fit() -> None:
    pages = many_pages(2_000)

    assert gzipped(names_index(pages, [])) <= LIMIT
