"""A character reference such as `&nbsp;` must exist, also on a page without sources: else readers see its letters.

In Markdown entity-unknown reports it. In code readers are to see the letters.
"""

import re
from collections.abc import Iterable
from functools import cache
from html.entities import html5

from kb.built import Document, Fault
from kb.built.page import Where
from kb.nearest import nearest
from kb.parse.page import SourcePage

NEEDS = "page"
FIX = "Write the character itself, or “&amp;” for the “&”."

_REFERENCE = re.compile(r"&(?<!\w&)(?P<name>[a-zA-Z][a-zA-Z0-9]{1,31});")
_NOT_WORDS = re.compile(
    r"<!--.*?-->|<(?P<raw>script|style|code|pre|xmp|template|iframe|noembed|noframes)\b.*?</(?P=raw)\s*>"
    r"|</?[a-z](?>(?:[^<>\"']|\"[^\"]*+\"|'[^']*+')*)>",
    re.I | re.S,
)


def visit(page: Document) -> Iterable[Fault]:
    """Names of no character, in the words that readers see."""
    if not any(_unknown(match["name"]) for match in _REFERENCE.finditer(page.text)):
        return
    words = _NOT_WORDS.sub(lambda match: " " * len(match.group()), page.text)
    for match in _REFERENCE.finditer(words):
        if _unknown(match["name"]):
            near = _near(match["name"])
            fix = f"Write “&{near}”, or the character itself." if near else FIX
            yield page.fault_at(match.start(), f"“{match.group()}” is no character, so its letters are shown", fix)


def told(source: SourcePage | None, where: Where) -> bool:
    """True where there are sources: entity-unknown looks at those."""
    return True


def _unknown(name: str) -> bool:
    return f"{name};" not in html5


@cache
def _near(name: str) -> str | None:
    return nearest(f"{name};", (key for key in html5 if key.endswith(";")), 0.75)
