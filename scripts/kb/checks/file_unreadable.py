"""A file must be readable: a page, record or picture that cannot be opened is missing from the site, or stops the build.

Also reported: folders that cannot be listed, folders with the ending of a page or record, pipes and devices.
"""

from collections.abc import Iterable

from kb.checks._library import found
from kb.checks.base import Site
from kb.issue import Issue

NEEDS = "sources"
FIX = "Give everybody the right to read it, or remove it."


def run(site: Site) -> Iterable[Issue]:
    """What looking for the files and reading them met; whoever meets a file first keeps the issue."""
    assert site.project
    yield from found(site, "file-unreadable")
    for issue in (*site.project.tree.issues, *site.project.texts.issues):
        if issue.rule == "file-unreadable":
            yield issue
