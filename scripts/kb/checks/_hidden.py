"""Parts of pages that another fault hides: what does not reach the reader there is its consequence, and no second mistake."""

from __future__ import annotations

from collections.abc import Iterator

from kb.checks import html_unclosed, page_address_clash
from kb.checks.base import Site
from kb.locate import source_target
from kb.parse.page import SourcePage


def hides(site: Site, page: SourcePage | None) -> bool:
    """True for a page of which an open element or quote takes in a part, or in whose place another is published."""
    if "hidden" not in site.kept:
        site.kept["hidden"] = set(_hiding(site)) if site.project else set()
    return page is not None and page.file in site.kept["hidden"]


def _hiding(site: Site) -> Iterator[str]:
    yield from (issue.file for issue in html_unclosed.run(site))
    clashing = {issue.file for issue in page_address_clash.run(site)}
    addresses = {page.url for page in site.pages.values() if page.file in clashing}
    for page in site.pages.values():
        built = site.built.pages.get(f"{page.url}index.html") if site.built else None
        if page.url in addresses or (built and "attribute-malformed" in built.faults):
            yield page.file


def hidden_heading(site: Site, page: SourcePage | None, name: str) -> bool:
    """True for a heading that stands in the Markdown of such a page."""
    return page is not None and any(heading.id == name for heading in page.headings) and hides(site, page)


def hidden_link(site: Site, to: SourcePage) -> bool:
    """True if such a page has a link to the page `to` in its Markdown."""
    return any(
        page is not to
        and hides(site, page)
        and any(source_target(site, page, link)[0] == f"{to.url}index.html" for link in page.links)
        for page in site.pages.values()
    )
