"""Tells whether a sentence states something that can be looked up: a date, a year, a quantity with a unit, a vote."""

from __future__ import annotations

import re

from kb.parse import citations

_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_UNIT = (
    "per cent|percent|troops|soldiers|personnel|peacekeepers|people|persons|civilians|refugees|police|officers|"
    "countries|nations|states|allies|members|partners|contributors|missions|operations|battalions|brigades|"
    "years|months|weeks|days|hours|minutes|km|kilometres|miles|metres|tonnes|ships|aircraft|sorties|flights|"
    "deaths|killed|wounded|dead|casualties|votes|abstentions|euros?|dollars|pounds|million|billion|trillion"
)  # fmt: skip
_NOT_FACTS = re.compile(
    r"\b(?:resolutions?|articles?|arts?\.|chapters?|paragraphs?|paras?\.|sections?|annex(?:es)?|protocols?|AJP-|STANAG|"
    r"S/RES/|A/RES/|no\.|§)\s*[\d.,/ and-]*\d(?:\s*\(\d{4}\))?",
    re.I,
)
_FACTS = re.compile(
    rf"\b\d{{1,2}} (?:{_MONTH}) \d{{4}}\b|\b(?:{_MONTH}) \d{{4}}\b|\b\d{{1,2}} (?:{_MONTH})\b"
    r"|\b(?:1[89]|20)\d\d(?:s|[-–/]\d{2,4})?\b"
    r"|(?<![\w.])[€$£]\s?\d[\d,.]*"
    r"|\b\d[\d,.]*\s?%"
    rf"|\b\d[\d,.]*(?:[-–]\d[\d,.]*)?\s+(?:[a-z-]+\s+)?(?:{_UNIT})\b"
    r"|\bby \d+ votes?\b|\b\d+\s*[-–]\s*\d+\s*[-–]\s*\d+ vote\b|\bvoted? \d+\b"
)
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)")
_NOTE_MARK = re.compile(r"\[\^[^\]]+\]")


def fact_in(text: str) -> str:
    """The first checkable figure in a line of Markdown, or "" if there is none.

    Citations, link addresses and the words of links (titles of pages) are left out first.
    """
    plain = citations.GROUP.sub(" ", text)
    plain = _NOTE_MARK.sub(" ", _LINK.sub(" ", plain))
    plain = _NOT_FACTS.sub(" ", plain)
    match = _FACTS.search(plain)
    return match.group().strip() if match else ""
