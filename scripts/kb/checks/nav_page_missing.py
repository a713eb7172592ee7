"""Every page that the navigation names must exist."""

from collections.abc import Iterable

from kb.checks._nav import fault
from kb.checks.base import Site
from kb.issue import Issue
from kb.nearest import nearest_path

NEEDS = "sources"
FIX = "Correct the path in mkdocs.yml, or add the page."


def run(site: Site) -> Iterable[Issue]:
    """Entries of `nav:` without a file."""
    assert site.project
    for entry in site.project.nav:
        if entry.uri not in site.pages and not fault(site, entry.uri):
            near = nearest_path(entry.uri, site.pages)
            yield site.issue(
                "nav-page-missing",
                ("mkdocs.yml", entry.line, entry.column),
                f"The navigation names “{entry.uri}”, which does not exist",
                f"Write “{near}”." if near else FIX,
            )
