"""Raw HTML must be of elements that exist: words between < and > that are none are swallowed, and readers see a gap."""

import re
from collections.abc import Iterable
from functools import cache

from kb.checks._html import HTML, KNOWN, tags
from kb.checks._prose import short
from kb.checks.base import Site
from kb.issue import Issue
from kb.nearest import nearest

NEEDS = "sources"
FIX = "Write “&lt;” for the “<” if readers are to see it."

_PLACEHOLDER = re.compile(r"<(?:insert|your) [^>]+>", re.I)  # the rule placeholder-left reports these


def run(site: Site) -> Iterable[Issue]:
    """Tags of no HTML, SVG or MathML element; an element is reported once, where it is opened."""
    for page in site.pages.values():
        opened: set[str] = set()
        for tag in tags(site, page):
            name = tag["name"].lower()
            if name in KNOWN or (tag["end"] and name in opened) or _PLACEHOLDER.match(tag.group()):
                continue
            opened.add(name)
            near = _near(name) if tag["name"].islower() else None
            fix = f"Write “{near}”, or “&lt;” for the “<” if readers are to see it." if near else FIX
            message = f"“{short(tag.group())}” is no element of HTML, so readers see nothing of it"
            yield site.issue("element-unknown", page.place(tag.start()), message, fix)


@cache
def _near(name: str) -> str | None:
    return nearest(name, HTML, 0.75)
