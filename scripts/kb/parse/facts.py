"""Tells whether a sentence states something that can be looked up: a date, a year, a quantity with a unit, a vote."""

from __future__ import annotations

import re

from kb.parse import citations

_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_UNIT = (
    "per cent|percent|troops|soldiers|personnel|peacekeepers|people|persons|civilians|refugees|police|officers|"
    "countries|nations|states|allies|members|partners|contributors|missions|operations|battalions|brigades|"
    "years|months|weeks|days|hours|minutes|km|kilometres|miles|metres|tonnes|ships|aircraft|sorties|flights|"
    "deaths|killed|wounded|dead|casualties|votes|abstentions?|euros?|dollars|pounds|million|billion|trillion"
)  # fmt: skip
# Words that may stand between a number and what it counts: “4,600 NATO troops”, but not “phase 2 of the missions”.
_BETWEEN = r"(?!(?:of|the|and|or|in|on|to|a|an|by|for|as|is|are|was|were|its|their|that|which|when|with)\b)[A-Za-z-]+"
_NUMBER = r"(?>\d+(?:[./]\d+)*(?:\([\da-z]+\))*(?:\s?\(\d{4}\))?)"
# Numbers that name a text, alone or in a row: resolutions 1970 (2011) and 1973 (2011).
_NOT_FACTS = re.compile(
    r"(?:\b(?:resolutions?|articles?|arts?\.|chapters?|paragraphs?|paras?\.|sections?|annex(?:es)?|protocols?|AJP-|STANAG|no\.)|§+)"
    rf"\s*{_NUMBER}(?:(?:,|;|–|-|\s|and\b|or\b|to\b)+{_NUMBER}(?!,?\d)(?!\s+(?:{_BETWEEN}\s+){{0,2}}(?:{_UNIT})\b))*"
    # The symbols of documents: S/RES/1244 (1999), A/60/1, ST/SGB/1999/13.
    r"|\b(?-i:[A-Z]{1,4})/[\w./-]*\d(?:\s?\(\d{4}\))?",
    re.I,
)
_FACTS = re.compile(
    rf"\b\d{{1,2}} (?:{_MONTH}) \d{{4}}\b|\b(?:{_MONTH}) \d{{4}}\b|\b\d{{1,2}} (?:{_MONTH})\b"
    r"|\b(?:1[89]|20)\d\d(?:s|[-–/]\d{2,4})?\b"
    r"|(?<![\w.])[€$£]\s?\d[\d,.]*"
    r"|\b\d[\d,.]*\s?%"
    rf"|\b(?:\d{{1,3}}(?:[ \u00a0\u202f]\d{{3}})+|\d[\d,.]*)(?:[-–]\d[\d,.]*)?\s+(?:{_BETWEEN}\s+){{0,2}}(?:{_UNIT})\b"
    r"|\bby \d+ votes?\b|\b\d+\s*[-–]\s*\d+\s*[-–]\s*\d+ vote\b|\bvoted? \d+\b"
)
# Words and addresses that are not the sentence's own: links, tags, bare addresses, attributes, definitions.
_LINK = re.compile(
    r"^[ ]{0,3}\[[^\[\]^@]+\]:\s.*|!?\[([^\[\]]*)\](?:\((?:[^()]|\([^()]*\))*\)|\[[^\[\]@]*\])"
    r"|<[a-z/][^<>]*>|https?://\S+|\{[:#. ][^{}\n]*\}",
    re.I | re.M,
)
_NOTE_MARK = re.compile(r"\[\^[^\]]+\]")
# The number of a list item counts nothing: “3. The brigades follow” has no quantity.
_ITEM_NUMBER = re.compile(r"\A\s*\d{1,3}[.)]\s")


def fact_in(text: str) -> str:
    """The first checkable figure in a line of Markdown, or "" if there is none.

    Citations, link addresses and the words of links (titles of pages) are left out first.
    """
    plain = citations.GROUP.sub(" ", _ITEM_NUMBER.sub("", text))
    plain = _NOTE_MARK.sub(" ", _LINK.sub(" ", plain))
    plain = _NOT_FACTS.sub(" ", plain)
    match = _FACTS.search(plain)
    return match.group().strip() if match else ""
