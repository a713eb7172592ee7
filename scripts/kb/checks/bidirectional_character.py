"""No character may turn the direction of reading: text could show one thing to a reviewer and be another.

Words of Arabic and Hebrew turn by themselves, and need none; in HTML `<bdi>` sets a name apart.
"""

import re
import unicodedata
from collections.abc import Iterable

from kb.checks.base import Site
from kb.issue import Edit, Issue

NEEDS = "sources"
FIX = "Remove it; put a name in another direction into <bdi>…</bdi> if it needs to be set apart."

_TURN = re.compile("[\u202a-\u202e\u2066-\u2069]")


def run(site: Site) -> Iterable[Issue]:
    """Lines with embeddings, overrides or isolates (U+202A to U+202E, U+2066 to U+2069), in code too."""
    assert site.project
    for text in site.project.texts.files:
        end = -1
        for match in () if text.text.isascii() else _TURN.finditer(text.text):
            if match.start() < end:
                continue  # one report a line: what begins on it mostly ends on it
            start = text.text.rfind("\n", 0, match.start()) + 1
            end = (text.text.find("\n", match.start()) + 1 or len(text.text) + 1) - 1
            place, sign = text.place(match.start()), match.group()
            mended = () if right_to_left(text.text[start:end]) else _TURN.finditer(text.text, start, end)
            yield site.issue(
                "bidirectional-character",
                place,
                f"“U+{ord(sign):04X}” turns the direction of reading ({unicodedata.name(sign).lower()})",
                FIX,
                edits=tuple(Edit(*text.place(turn.start()), turn.group(), "") for turn in mended),
            )


def right_to_left(text: str) -> bool:
    """True if the text holds a letter of Arabic, Hebrew and the like."""
    return any(unicodedata.bidirectional(sign) in ("R", "AL") and sign not in "\u200f\u061c" for sign in text)
