"""A claim, a section of the article and a term must point to a page that the site has."""

from collections.abc import Iterable

from kb.checks.base import Site
from kb.issue import Issue
from kb.nearest import advice, nearest_path
from kb.parse.page import SourcePage

NEEDS = "sources"
FIX = "Name a page under docs/, and a heading's anchor if one fits."


def run(site: Site) -> Iterable[Issue]:
    """`treated`, `page` and their anchors that lead nowhere."""
    library = site.library
    for key, section, number, claim in library.claims():
        place = library.places["article", key]
        yield from _fault(site, claim.treated, place.at("claims", number, "treated"))
        if number == 0:
            yield from _fault(site, section.page, place.at("page"))
    for key, term in library.terms.items():
        if term.page:
            yield from _fault(site, term.page, library.places["terms", key].at("page"))


def _fault(site: Site, value: str, place: tuple[str, int, int]) -> Iterable[Issue]:
    path, _, anchor = value.partition("#")
    page = site.pages.get(path)
    if page is None:
        near = nearest_path(path, site.pages)
        yield site.issue(
            "claim-untreated", place, f"The page “{path}” does not exist", f"Write “{near}”." if near else FIX
        )
    elif anchor and anchor not in _anchors(site, page):
        headings = [heading.id for heading in page.headings]
        yield site.issue(
            "claim-untreated", place, f"“{path}” has no anchor “#{anchor}”", advice(anchor, headings, mark="#") or FIX
        )


def _anchors(site: Site, page: SourcePage) -> set[str]:
    """Headings as written, and what blocks add to the built page (terms, claims, sources)."""
    built = site.built.pages.get(f"{page.url}index.html") if site.built else None
    return {heading.id for heading in page.headings} | set(built.ids if built else ())
