"""A word must hold no invisible character: search does not find it, and what looks the same is not.

No-break spaces are fine. So are joiners where a script or an emoji needs them, the zero-width space in scripts without
spaces, and marks of direction on a line with Arabic or Hebrew. Entities (`&shy;`) can be seen, and are fine too.
"""

import re
import unicodedata
from collections.abc import Iterable

from kb.checks.base import Site
from kb.checks.bidirectional_character import right_to_left
from kb.issue import Edit, Issue

NEEDS = "sources"
FIX = "Remove it."

_INVISIBLE = re.compile(
    "[\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2060-\u2064\u206a-\u206f\u3164\ufeff\uffa0"
    "\U000e0000-\U000e007f]+"
)
_JOINERS, _DIRECTION = set("\u200c\u200d"), set("\u200e\u200f\u061c")
# How far from a word of Arabic or Hebrew, on its line, a mark of direction may be for its sake.
_NEAR = 100
_NO_SPACES = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")


def run(site: Site) -> Iterable[Issue]:
    """Each run of invisible characters, in code too."""
    assert site.project
    for text in site.project.texts.files:
        if text.text.isascii():
            continue
        for match in _INVISIBLE.finditer(text.text):
            if _needed(text.text, match):
                continue
            place, signs = text.place(match.start()), match.group()
            name = unicodedata.name(signs[0], "no character").lower()
            yield site.issue(
                "invisible-character",
                place,
                f"“U+{ord(signs[0]):04X}” cannot be seen ({name})",
                FIX,
                edits=(Edit(*place, signs, ""),),
            )


def _needed(text: str, match: re.Match[str]) -> bool:
    signs, before = set(match.group()), text[match.start() - 1 : match.start()]
    after = text[match.end() : match.end() + 1]
    if signs <= _JOINERS:
        return before >= "\u0590"
    if signs == {"\u200b"}:
        return bool(_NO_SPACES.match(before) and _NO_SPACES.match(after))
    if min(signs) >= "\U000e0000":
        return before == "\U0001f3f4"  # the flags of England, Scotland and Wales
    if signs <= _DIRECTION:
        left, right = text[max(0, match.start() - _NEAR) : match.start()], text[match.end() : match.end() + _NEAR]
        return right_to_left(left.rpartition("\n")[2] + right.partition("\n")[0])
    return False
