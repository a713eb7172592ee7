"""An address in the text must be a link: as mere text it cannot be followed, and a screen reader spells it out."""

import re
from bisect import bisect_right
from collections.abc import Iterable

from kb.checks._prose import words
from kb.checks.base import Site
from kb.checks.link_misspelt import slips
from kb.issue import Issue
from kb.parse.page import SourcePage

NEEDS = "sources"
FIX = "Write “[what it is](address)”, or “<address>”; in `code` if nobody is to follow it."

_ADDRESS = re.compile(r"(?<![\w@/.:-])(?:(?:https?|ftp)://[\w\[]|www\.\w[\w-]*\.\w)[^\s<>\[\]()“”\"`{}|\\]*", re.I)
_AFTER = ".,;:!?*_'’…"


def run(site: Site) -> Iterable[Issue]:
    """`https://…` and `www.…` in prose that no Markdown makes a link; the words of a link are those of link-text-vague."""
    for page in site.pages.values():
        text = words(site, page)
        if "://" not in text and "www." not in text.lower():
            continue
        links = _links(site, page)
        for match in _ADDRESS.finditer(text):
            index = bisect_right(links, (match.start(), len(text))) - 1
            if index >= 0 and match.start() < links[index][1]:
                continue
            address = match.group().rstrip(_AFTER)
            whole = address if "://" in address else f"https://{address}"
            fix = f"Write “[what it is]({whole})”, or “<{whole}>”; in `code` if nobody is to follow it."
            yield site.issue("url-bare", page.place(match.start()), f"“{address}” is no link", fix)


def _links(site: Site, page: SourcePage) -> list[tuple[int, int]]:
    return sorted(
        {(link.start, link.end) for link in page.links} | {(slip.start, slip.end) for slip in slips(site, page)}
    )
