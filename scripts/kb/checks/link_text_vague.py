"""The words of a link should say where it leads: “here” says nothing to a reader who hears only the links of a page."""

import re
from collections.abc import Iterable

from kb.checks.base import Site
from kb.issue import Issue

NEEDS = "sources"
FIX = "Make the name of what it leads to the words of the link."

_VAGUE = {
    "here", "click here", "click", "see here", "look here", "this", "that", "this link", "link", "this page", "page",
    "this site", "this article", "read more", "more", "more here", "learn more", "find out more", "see more",
    "more information", "more info", "continue", "continue reading", "read on", "go", "there",
    "this document", "see", "read", "read this", "see this",
}  # fmt: skip
_MARKS = re.compile(r"[*_`“”‘’\"'.,:;!?…→»>()]+")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+\Z", re.I)


def run(site: Site) -> Iterable[Issue]:
    """Links whose whole text is such a word, or an address; addresses in <…> are written as such on purpose."""
    for page in site.pages.values():
        for link in page.links:
            if link.form not in ("inline", "reference"):
                continue
            shown = " ".join(link.text.split())
            if " ".join(_MARKS.sub(" ", shown).split()).casefold() in _VAGUE:
                message = f"The link “{shown}” does not say where it leads"
            elif _ADDRESS.match(shown):
                message = f"The words of the link are its address, “{shown}”"
            else:
                continue
            yield site.issue("link-text-vague", page.place(link.start), message, FIX, severity="warning")
