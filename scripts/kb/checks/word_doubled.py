"""A word must not stand twice in a row: “the the” is a slip that the eye of its writer reads over, also across two lines.

Words that may rightly follow themselves are left out (“had had”, “that that”, “very very”), and so are names (“Boutros
Boutros”); of those that seldom do (“in in”) the report is a warning.
"""

import re
from collections.abc import Iterable

from kb.checks import _prose
from kb.checks._words import matches
from kb.checks.base import Site
from kb.issue import Edit, Issue, Severity

NEEDS = "sources"
FIX = "Remove one of the two."

_TWICE = re.compile(
    r"(?<![\w’'.-])(?P<word>[^\W\d_]++)(?P<gap>[ ]++(?:\n[ ]*+)?|\n[ ]*+)(?P<again>(?P=word))(?![\w’'-])", re.I
)
# The last are words of French and German.
_RIGHTLY = {"had", "that", "very", "so", "too", "many", "much", "far", "long", "no", "never", "again", "blah", "la", "ha", "bye",
            "nous", "vous", "die", "das", "der", "sie"}  # fmt: skip
_SELDOM = {"in", "on", "is", "was", "do", "her", "it", "by", "up", "who", "you", "more", "what", "there"}


def run(site: Site) -> Iterable[Issue]:
    """In the prose of pages, in front matter and in the words of records."""
    for page in site.pages.values():
        text = _prose.words(site, page)
        for match in _TWICE.finditer(text):
            # What was blanked (code, addresses) is no gap between words.
            if _slip(match) and page.text[slice(*match.span("gap"))] == match["gap"] and not _heading(text, match):
                yield _issue(site, page.place(match.start()), match, _edit(page.text, match))
    for match, place in matches(site, _TWICE):
        if _slip(match):
            yield _issue(site, place, match, None)


def _slip(match: re.Match[str]) -> bool:
    word, again = match["word"], match["again"]
    # Two capitals are a name, a capital after a small letter begins something else.
    return again.islower() and word.lower() not in _RIGHTLY and (len(word) > 1 or word == again == "a")


def _heading(text: str, match: re.Match[str]) -> bool:
    return "\n" in match["gap"] and text.startswith("#", text.rfind("\n", 0, match.start()) + 1)


def _edit(text: str, match: re.Match[str]) -> tuple[str, str]:
    """The two words, with the space behind them if a line goes on there, and what to write instead."""
    if "\n" in match["gap"] and text[match.end() : match.end() + 1] == " ":
        return f"{match.group()} ", match["word"] + match["gap"]
    return match.group(), match["word"]


def _issue(site: Site, place: tuple[str, int, int], match: re.Match[str], change: tuple[str, str] | None) -> Issue:
    seldom = match["word"].lower() in _SELDOM
    severity: Severity = "warning" if seldom else "error"
    edits = () if seldom or change is None else (Edit(*place, *change),)
    message = f"“{match['word']} {match['again']}” is one word twice"
    return site.issue("word-doubled", place, message, FIX, severity=severity, edits=edits)
