"""Checkable figures: what asks for a source, and what only looks like it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kb.parse.facts import fact_in


@given(st.text() | st.text(alphabet="0123456789 ,.()[]/resolutionstAandor§%€-", max_size=80))
def test_any_text_can_be_asked_and_a_fact_holds_a_digit(text: str) -> None:
    fact = fact_in(text)
    assert fact == "" or any(character.isdigit() for character in fact)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("on 12 June 1999", "12 June 1999"), ("in June 1999", "June 1999"), ("on 12 June", "12 June"), ("in 1999", "1999"),
        ("the 1990s", "1990s"), ("1992–1995", "1992–1995"), ("4,600 troops", "4,600 troops"), ("4,600 NATO troops", "4,600 NATO troops"),
        ("50 000 well-armed French soldiers", "50 000 well-armed French soldiers"), ("3.5 million", "3.5 million"), ("€5 million", "€5"),
        ("20 %", "20 %"), ("20 per cent", "20 per cent"), ("1 soldier killed", "1 soldier killed"), ("14 votes", "14 votes"),
        ("a 14-0-1 vote", "14-0-1 vote"), ("voted 14 to 0", "voted 14"), ("1 abstention", "1 abstention"),
        ("under resolution 1244 of 10 June 1999", "10 June 1999"), ("In resolution 1244, 50,000 troops", "50,000 troops"),
        ("article 5 and 6 countries", "6 countries"), ("3. The 5 brigades follow.", "5 brigades"),
    ],
)  # fmt: skip
def test_dates_quantities_and_votes_are_facts(text: str, fact: str) -> None:
    assert fact_in(text) == fact


@pytest.mark.parametrize(
    "text",
    [
        "resolution 1244 (1999)", "resolutions 1970 (2011), 1973 (2011) and 2009 (2011)", "S/RES/1244 (1999)", "ST/SGB/1999/13",
        "Article 5", "articles 41 and 42", "Article 5(2)", "Chapter VII", "annex 1", "§ 2001", "no. 1999", "AJP-3.4.1", "STANAG 2014",
        "phase 2 of the missions", "[the report of 1999](a/1999(2).pdf)", "[of 1999][label]", "[label]: https://a.example/1999",
        "<https://a.example/1999>", "https://a.example/1999", '<a href="1999">', "Words {#y-1999}", "As said.[^1999]",
        "It acts.[@report-1999, p. 12]", "3D maps", "F-16",
        "3. The brigades follow.", "  12) Allies vote.",
    ],
)  # fmt: skip
def test_numbers_that_name_texts_and_addresses_are_not(text: str) -> None:
    assert fact_in(text) == ""
