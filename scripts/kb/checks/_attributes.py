"""Whether the attributes of a page are plainly sound, as nearly always: asked once for all rules that look at them."""

import re
from functools import lru_cache

from kb.built import Document
from kb.checks._nesting import as_written, heads, plain

_PLAIN = re.compile(r"(?>(?:\s++[\w:.@-]++(?:=(?:\"[^\"<]*+\"|'[^'<]*+'|[^\s\"'<>=`]++))?)*)\s*+/?")
_NAMES = re.compile(r"\s([\w:.@-]++)(?:=(?:\"[^\"]*+\"|'[^']*+'|[^\s]++))?")
_MOST = 50_000
_sound: set[str] = set()  # what tags say of themselves is the same on many pages


@lru_cache(maxsize=2)
def suspect(page: Document) -> bool:
    """True unless each attribute is written in a plain form and stands once in its tag."""
    if as_written(page):
        return False
    if not plain(page):
        return True
    for rest in {rest for _, slash, _, rest, _ in heads(page) if rest and not slash} - _sound:
        if not _PLAIN.fullmatch(rest) or (rest.count("=") > 1 and _twice(rest)):
            return True
        if len(_sound) > _MOST:
            _sound.clear()
        _sound.add(rest)
    return False


def _twice(rest: str) -> bool:
    names = _NAMES.findall(rest)
    return len({name.lower() for name in names}) < len(names)
