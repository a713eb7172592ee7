"""Places inside a source (`para. 9`, `p. 12`, `opening`) and the citations that name them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_FORMS = (
    (re.compile(r"(?:paragraphs?|paras?\.?|§+)\s*(?=\d)", re.I), "para. "),
    (re.compile(r"(?:pages?|pp?\.?)\s*(?=\d)", re.I), "p. "),
    (re.compile(r"(?:articles?|arts?\.?)\s*(?=\d|[IVX]+\b)", re.I), "art. "),
    (re.compile(r"(?:sections?|secs?\.?)\s+", re.I), "sec. "),
)


@lru_cache(maxsize=8192)  # a few thousand places are asked for tens of thousands of times
def normal(locator: str) -> str:
    """The one spelling of a locator: `§9`, `paragraph 9` and `paras 9` all become `para. 9`; case is folded."""
    text = " ".join(locator.split())
    for pattern, form in _FORMS:
        match = pattern.match(text)
        if match:
            text = form + text[match.end() :]
            break
    return text.casefold()


@dataclass(frozen=True)
class Pointer:
    """One source and a place in it, as a page or a record names it."""

    key: str
    locator: str = ""

    def __str__(self) -> str:
        return f"{self.key}, {self.locator}" if self.locator else self.key


def pointer(text: str) -> Pointer:
    """Read `key, locator` or `key` (with or without the leading `@`)."""
    key, _, locator = text.strip().removeprefix("@").partition(",")
    return Pointer(key.strip(), " ".join(locator.split()))
