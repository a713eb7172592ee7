"""Finds text that was written as UTF-8 and read as the code page of Windows: `Ã©` for é, `â€™` for ’."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# What the bytes 0x80 to 0x9f are to Windows; five of them are nothing, and stay what they are.
_SPECIAL = {byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xA0)}
_BYTE_OF = {sign: byte for byte, sign in _SPECIAL.items()}
_REST = "\x80-\xbf" + re.escape("".join(sorted(set(_SPECIAL.values()))))
_HINTS = ("Ã", "Â", "â", "Ä", "Å", "ï»", "ðŸ", "Ð", "Ñ", "Ø", "Ù", "Î", "Ï")
_GARBLED = re.compile(
    f"(?>(?:[ÂÃÄÅ][{_REST}]"  # é, ü, §, ž
    f"|â[€‚„ˆ†\x80\x82\x84\x86\x88][{_REST}]"  # quotation marks, dashes, €, ™, arrows
    f"|ï»¿|ðŸ[{_REST}]{{2}}"  # a byte order mark, an emoji
    f"|(?:[ÐÑØÙÎÏ][{_REST}]){{2,}})+)"  # Cyrillic, Arabic, Greek: never one letter alone
)
# The second quotation mark has a byte that is nothing to Windows, and often goes missing.
_LOST_END = re.compile("â€(?=[ \t\n,.;:!?)]|$)")
# Signs that may rightly follow a capital: “IRÃ”, «IRÃ», „SPÄ“.
_PUNCTUATION = "‘’‚“”„†‡•…–—‹›«»\xa0"


@dataclass(frozen=True)
class Garbled:
    """A garbled run of text and what it was; `right` is "" for a mark to be removed, None if a part is lost."""

    start: int
    end: int
    right: str | None


def garbled(text: str) -> list[Garbled]:
    """Every garbled run, in order."""
    if text.isascii() or not any(hint in text for hint in _HINTS):
        return []
    return sorted(_garbled(text), key=lambda found: found.start)


def _garbled(text: str) -> Iterator[Garbled]:
    for match in _GARBLED.finditer(text):
        right = _decoded(match.group())
        if right is not None and not _may_be_meant(text, match):
            yield Garbled(match.start(), match.end(), right.replace("\ufeff", ""))
    for match in _LOST_END.finditer(text):
        yield Garbled(match.start(), match.end(), None)


def _may_be_meant(text: str, match: re.Match[str]) -> bool:
    """True for a capital and the punctuation behind it, where no word goes on."""
    found = match.group()
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    return len(found) == 2 and found[1] in _PUNCTUATION and not before.islower() and not after.isalpha() and not (
        found == "Â\xa0" and not before.isupper()
    )  # fmt: skip


def _decoded(found: str) -> str | None:
    """What was written, through as many wrong readings as there were."""
    right = None
    for _ in range(4):
        try:
            found = bytes(_BYTE_OF.get(sign, 0) or _byte(sign) for sign in found).decode("utf-8")
        except ValueError:
            break
        right = found
        if not _GARBLED.fullmatch(found):
            break
    return right


def _byte(sign: str) -> int:
    if ord(sign) > 0xFF:
        raise ValueError
    return ord(sign)
