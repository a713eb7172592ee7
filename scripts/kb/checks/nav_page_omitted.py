"""Every page must be in the navigation, once: what is not there is found by search alone."""

from collections.abc import Iterable

from kb.checks.base import Site
from kb.issue import Issue

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
    for uri, page in site.pages.items():
        if uri not in seen:
            yield site.issue("nav-page-omitted", (page.file, 1, 1), "The page is not in the navigation", FIX)
