"""Attributes must be apart and their quotes in pairs: a browser reads on to the next quote, over whatever is between.

Reported is the first mistake of a tag: no white space between attributes, quotes or `=` where no value is, and a value
that runs on over other tags.
"""

import re
from collections.abc import Iterable

from kb.built import Document, Fault
from kb.checks._attributes import suspect
from kb.checks._nesting import Flaw, fault

NEEDS = "page"
FIX = "Close the quote before it, and put a space between attributes."

_ONE = re.compile(
    r"(?P<name>[^\s/>=]++)"
    r"(?:\s*+(?P<sign>=)\s*+(?:(?P<quoted>\"[^\"]*+\"|'[^']*+')|(?P<bare>[^\s>\"'][^\s>]*+)?))?"
)
_IN_NAME = re.compile(r"[\"'<]")
_IN_BARE = re.compile(r"[\"'<`]")
_SWALLOWED = re.compile(r">[^<>]*</?[a-z][^<>]*=\s*.\Z", re.I | re.S)


def visit(page: Document) -> Iterable[Fault]:
    """Tags whose attributes a browser takes otherwise than they are written."""
    if suspect(page):
        for tag in page.source_tags:
            rest = page.text[tag.rest : tag.end - 1]
            found = None if tag.close or tag.inert else _first(rest)
            if found:
                offset, said = found
                yield fault(page, Flaw("misnested", tag.rest + offset, tag, f"{said} in “<{tag.name}>”", FIX))


def swallows(page: Document) -> bool:
    """True for a page of which a value takes in tags, because its quote is left open: those are in no pairs then."""
    return any("a quote is not closed" in fault.message for fault in visit(page))


def _first(rest: str) -> tuple[int, str] | None:
    """Where the first mistake of a tag's attributes is, and what it is."""
    position, apart = 0, True
    while position < len(rest):
        if rest[position].isspace() or rest[position] == "/":
            position, apart = position + 1, True
            continue
        match = _ONE.match(rest, position)
        if match is None:
            return position, "“=” stands without a name"
        name, bare = match["name"], match["bare"]
        if not apart:
            return position, "No white space is between two attributes"
        quote = _IN_NAME.search(name)
        if quote:
            return position + quote.start(), f"“{quote.group()}” stands in the name of an attribute"
        odd = _IN_BARE.search(bare) if bare else None
        if odd:
            return match.start("bare") + odd.start(), f"“{odd.group()}” stands in a value without quotes"
        if match["sign"] and not bare and match["quoted"] is None:
            return position, f"“{name}=” has no value"
        swallowed = _SWALLOWED.search(match["quoted"] or "")
        if swallowed:
            return position, f"The value of “{name}” runs on over other tags: a quote is not closed"
        position, apart = match.end(), False
    return None
