"""A source: where it was read, what was read, and what its host already says."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kb.model.hosts import defaults
from kb.model.source import Source
from pydantic import ValidationError


def source(*places: tuple[str, str], **more: Any) -> Source:
    passages = [{"at": at, "says": "What it says.", "read": read} for at, read in places]
    fields = {"title": "T", "type": "report", "kind": "official", "party": "nato", "URL": "https://www.nato.int/a"}
    return Source.model_validate({**fields, "passages": passages, **more})


def test_the_archived_copy_is_the_one_nearest_the_latest_reading() -> None:
    read = source(("p. 1", "2026-11-01"), ("p. 2", "2026-11-20"), ("p. 3", "2025-01-01"))

    assert read.read == "2026-11-20"
    assert read.archive == "https://web.archive.org/web/20261120/https://www.nato.int/a"


def test_a_source_of_which_nothing_was_read_has_no_date_of_reading() -> None:
    assert source().read is None
    assert source().archive == "https://web.archive.org/web//https://www.nato.int/a"


def test_a_passage_is_found_by_any_spelling_of_its_place() -> None:
    read = source(("para. 9", "2026-11-01"), ("opening", "2026-11-01"))

    for spelling in ("para. 9", "§9", "Paragraph 9"):
        passage = read.passage(spelling)
        assert passage and passage.at == "para. 9"
    assert read.passage("para. 10") is None


def test_a_left_out_place_means_the_only_passage() -> None:
    assert source(("p. 1", "2026-11-01")).passage("") is not None
    assert source(("p. 1", "2026-11-01"), ("p. 2", "2026-11-01")).passage("") is None
    assert source().passage("") is None


@pytest.mark.parametrize("at", ["para. 1, 2", "a; b", "[a]"])
def test_a_place_that_a_citation_could_not_name_is_refused(at: str) -> None:
    with pytest.raises(ValidationError):
        source((at, "2026-11-01"))


@pytest.mark.parametrize("url", ["www.nato.int", "ftp://nato.int/a", "https://", "https://nato.int/a b", "https://[x"])
def test_an_address_that_nobody_can_open_is_refused(url: str) -> None:
    with pytest.raises(ValidationError):
        source(URL=url)


def test_the_author_is_shown_or_else_the_publisher() -> None:
    assert source(author=("Ban, Ki-moon", "NATO"), publisher="UN").by == "Ban, Ki-moon; NATO"
    assert source(publisher="UN").by == "UN"
    assert source().by == ""


def test_a_host_gives_kind_and_party_to_its_pages_and_to_those_of_its_parts() -> None:
    assert defaults("https://www.nato.int/cps/en") == {"kind": "official", "party": "nato"}
    assert defaults("https://shape.NATO.int:443/a") == {"kind": "official", "party": "nato"}
    assert defaults("https://undocs.org/S/RES/1244(1999)") == {"kind": "primary", "party": "un"}


@pytest.mark.parametrize("url", ["", "nato.int", "https://nato.international/", "https://notnato.int/", "https://int/"])
def test_another_host_gives_nothing(url: str) -> None:
    assert defaults(url) == {}


@given(st.text() | st.text(alphabet="htps:/[]@.%#?ab1\n", max_size=30))
def test_no_address_makes_the_defaults_fail(url: str) -> None:
    assert set(defaults(url)) in (set(), {"kind", "party"})
