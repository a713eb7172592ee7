"""A stylesheet must close what it opens: after a brace, a string or a comment left open a browser drops the rules that follow.

Of each stylesheet the first fault is told, for the next ones mostly follow from it.
"""

import re
from collections.abc import Iterable

from kb.built import Document, Fault
from kb.built.tags import place
from kb.checks import _beside
from kb.checks.base import Site
from kb.issue import Issue

NEEDS = "page"
FIX = "Close it where it ends, or take it out."

_CLOSED_BY = {"(": ")", "[": "]", "{": "}"}
_MARK = re.compile(
    r"(?P<comment>/\*(?>(?:[^*]|\*(?!/))*)(?P<ended>\*/)?)"
    r"|(?P<string>(?P<quote>[\"'])(?>(?:[^\"'\\\n\r\f]|\\.|\\\n|(?!(?P=quote))[\"'])*)(?P<end>(?P=quote))?)"
    r"|url\(\s*+(?![\s\"'])(?>(?:[^()\"'\\\s]|\\.)*)\s*+\)|\\.|(?P<open>[(\[{])|(?P<close>[)\]}])",
    re.S | re.I,
)


def visit(page: Document) -> Iterable[Fault]:
    """What stands in <style>."""
    for style in page.tagged("style"):
        found = _fault(style.node.text())
        tag = page.tag_of(style) if found else None
        if found and tag:
            fault = page.fault(style, found[1], FIX)
            line, column = place(page.text, tag.end + found[0])
            yield fault._replace(where=fault.where._replace(line=line, column=column))


def run(site: Site) -> Iterable[Issue]:
    """Stylesheets of their own."""
    for name in sorted(site.built.files) if site.built else ():
        if name.endswith(".css") and not name.startswith("pagefind/") and site.built:
            text = _beside.read(site.built, name)
            found = _fault(text)
            if found:
                yield site.issue("css-malformed", (_beside.written(site, name), *place(text, found[0])), found[1], FIX)


def _fault(text: str) -> tuple[int, str] | None:
    """Offset and description of the first fault."""
    opened: list[tuple[int, str]] = []
    for mark in _MARK.finditer(text):
        if mark["comment"] and not mark["ended"]:
            return mark.start(), "The comment is never closed"
        if mark["string"] and not mark["end"]:
            return mark.start(), f"“{mark['quote']}” begins a string that is never closed"
        if mark["open"]:
            opened.append((mark.start(), mark["open"]))
        elif mark["close"]:
            if not opened:
                return mark.start(), f"“{mark['close']}” closes nothing"
            start, bracket = opened.pop()
            if _CLOSED_BY[bracket] != mark["close"]:
                return start, f"“{bracket}” is not closed before “{mark['close']}”"
    return (opened[-1][0], f"“{opened[-1][1]}” is never closed") if opened else None
