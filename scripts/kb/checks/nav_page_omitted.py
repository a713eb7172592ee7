"""Every page must be in the navigation, once: what is not there is found by search alone."""

from collections.abc import Iterable

from kb.checks.base import Site
from kb.issue import Issue
from kb.nearest import nearest_path
from kb.parse.page import SourcePage

NEEDS = "sources"
FIX = "Add it under `nav:` in mkdocs.yml."


def run(site: Site) -> Iterable[Issue]:
    """Pages that `nav:` does not name, and pages that it names twice."""
    assert site.project
    seen: set[str] = set()
    for entry in site.project.nav:
        if entry.uri in seen:
            yield site.issue(
                "nav-page-omitted",
                ("mkdocs.yml", entry.line, entry.column),
                f"The navigation names “{entry.uri}” a second time",
                "Keep one of the two entries.",
            )
        seen.add(entry.uri)
    if site.project.nav_faults:
        return  # an entry that cannot be read may be the page's
    omitted = [uri for uri in site.pages if uri not in seen]
    meant = {_meant(uri, omitted) for uri in seen if uri not in site.pages}
    for uri in omitted:
        page = site.pages[uri]
        if uri not in meant and not _cannot_be_opened(page):
            yield site.issue("nav-page-omitted", (page.file, 1, 1), "The page is not in the navigation", FIX)


def _meant(written: str, omitted: list[str]) -> str | None:
    """The page that a misspelt entry means; nav-page-missing reports it."""
    return nearest_path(written.split(" ")[-1], omitted)


def _cannot_be_opened(page: SourcePage) -> bool:
    return any(issue.rule in ("file-unreadable", "symlink-broken") for issue in page.issues)
