"""A citation by address is a draft: welcome in a pull request, to be turned into a source before a release."""

from collections.abc import Iterable

from kb.checks.base import Site
from kb.issue import Issue

NEEDS = "sources"
FIX = "Record the source as data/sources/KEY.yml with this passage, and cite it by its key."


def run(site: Site) -> Iterable[Issue]:
    """Warnings for drafts; an error for one that lacks its place or what is said there."""
    for page in site.pages.values():
        for citation in page.citations:
            if citation.draft is None:
                continue
            if not citation.draft or not citation.pointer.locator:
                yield site.issue(
                    "citation-draft",
                    page.place(citation.offset),
                    "A citation by address must say where and what",
                    "Write [@https://…, opening: what it says].",
                )
            else:
                yield site.issue(
                    "citation-draft",
                    page.place(citation.offset),
                    f"The source {citation.pointer.key} is not recorded yet",
                    FIX,
                    severity="warning",
                )
