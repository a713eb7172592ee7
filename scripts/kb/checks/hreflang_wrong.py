"""Links to the versions of a page in other languages must each name another one: search engines pass over the rest.

What is no code of a language is reported by language-unknown, links to pages that are missing by asset-missing.
"""

from collections.abc import Iterable

from kb.checks._head import heads, issue
from kb.checks.base import Site
from kb.issue import Issue

NEEDS = "built"
FIX = "Keep one address for each language."
# Read as a country or another language, they are sound codes; nobody means them so.
_MISTAKEN = {"en-uk": "en-GB", "fr-uk": "fr-GB", "es-la": "es-419", "en-eu": "en-150"}


def run(site: Site) -> Iterable[Issue]:
    """Values of `hreflang` on alternate links in the head that two links share, or that name no country."""
    assert site.built
    for path, page in site.built.pages.items():
        seen: set[str] = set()
        for said in heads(site)[path].links("alternate"):
            value = said.attributes.get("hreflang")
            if value is None:
                continue
            code = value.strip().casefold()
            message, fix = "", FIX
            if code in _MISTAKEN:
                message, fix = f"“{value}” names no country", f"Write “{_MISTAKEN[code]}”."
            elif code and code in seen:
                message = f"“{value}” stands for another version too"
            seen.add(code)
            found = issue(site, "hreflang-wrong", page, said, "hreflang", message, fix) if message else None
            if found:
                yield found
