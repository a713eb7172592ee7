"""Reads the former addresses of pages: `operations/old/`, or `operations/old.md` for the file that was there."""

import re
from collections.abc import Iterator

from kb.checks.base import Site
from kb.parse.page import SourcePage

_SOUND = re.compile(r"[^\s\\/?#:%]+(?:/[^\s\\/?#:%]+)*/?")


def redirects(site: Site) -> Iterator[tuple[SourcePage, int, str]]:
    """Each page, the number of the entry, and the former address as written."""
    for page in site.pages.values():
        for number, address in enumerate(page.front_matter.redirects if page.front_matter else ()):
            yield page, number, address


def is_sound(address: str) -> bool:
    """True for a path inside the site, relative to its home page."""
    return bool(_SOUND.fullmatch(address)) and not {".", ".."} & set(address.split("/"))


def plain(address: str) -> str:
    """The one spelling of an address: `a`, for `a/`, `a.md`, `a.html`, `a/index.md` and `a/index.html`."""
    path = re.sub(r"\.(?:md|html)$", "", address.strip("/"))
    return re.sub(r"(?:^|/)index$", "", path)
