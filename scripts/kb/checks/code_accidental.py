"""A paragraph must not be indented by four spaces: outside a list that makes it code, and its links and citations are dead.

Only a sentence with a citation, a value, a link or bold words is counted: nobody writes those in code that is meant.
What goes on with a list, a definition or a footnote is no code.
"""

import re
from collections.abc import Iterable, Iterator

from kb.checks._prose import lines, short, without_raw
from kb.checks.base import Site
from kb.issue import Issue
from kb.parse import mask
from kb.parse.page import SourcePage

NEEDS = "sources"
FIX = "Begin its lines without spaces; if it is code, put it between lines of ```."

_MARKS = re.compile(r"\[(?:unread )?@[\w-]|\[=\w|(?<!\\)\]\([^\s()]|\*\*\w[^*\n]*\*\*")
_MAY_BE = re.compile(rf"^(?: {{4}}|\t)[^\n]*(?:{_MARKS.pattern})", re.M)
_SENTENCE = re.compile(r"[\"“(*\[]*[A-Z]")
_STOP = re.compile(r"\w[”\"')*]*[.!?](?:[”\"')*\s]|\[|$)")
_FENCE = ("```", "~~~")
_HOLDS_MORE = re.compile(r"\s*(?:[-*+]|\d+[.)])\s|[ ]{0,3}:[ \t]|[ ]{0,3}\[\^[^\[\]\s]+\]:")
# Stands for the first space of a line, so that the line is not taken for indented code.
_STAND_IN = "\u017f"


def run(site: Site) -> Iterable[Issue]:
    """Indented sentences of a page that hold marks, once for each paragraph."""
    for page in site.pages.values():
        if _MAY_BE.search(page.body):
            for at, words in _paragraphs(page):
                if _MARKS.search(words) and _SENTENCE.match(words) and _STOP.search(words):
                    said = f"The paragraph “{short(words)}” is shown as code: it is indented"
                    yield site.issue("code-accidental", page.place(at), said, FIX)


def _paragraphs(page: SourcePage) -> Iterator[tuple[int, str]]:
    """Each paragraph of indented code, with its offset."""
    at, words = 0, ""
    for offset, line in _indented(page):
        if line.strip():
            at, words = (at, f"{words} {line.strip()}") if words else (offset, line.strip())
        elif words:
            yield at, words
            words = ""


def _indented(page: SourcePage) -> Iterator[tuple[int, str]]:
    """Lines of indented code; an empty one for any other line."""
    shown = "\n".join(map(_marked, page.body.split("\n"), page.masked.split("\n")))
    shown = without_raw(mask.code(shown))
    in_more, after_gap = False, True
    for offset, line in lines(shown):
        code = line.startswith(_STAND_IN)
        if line.strip() and not line.startswith((" " * 4, "\t", _STAND_IN)):
            in_more = bool(_HOLDS_MORE.match(line)) or (in_more and not after_gap)
        after_gap = not line.strip()
        yield offset, line.lstrip(_STAND_IN) if code and not in_more else ""
    yield len(shown), ""


def _marked(line: str, masked: str) -> str:
    hidden = line.startswith(("    ", "\t")) and not masked.strip() and not line.lstrip().startswith(_FENCE)
    return _STAND_IN + line[1:] if hidden and line.strip() else line
