"""Two files must not make one address: only one of the two is published, and which one is chance."""

from collections.abc import Iterable

from kb.checks._addresses import address
from kb.checks.base import Site
from kb.issue import Issue
from kb.parse.page import is_published

NEEDS = "sources"
FIX = "Keep one of the two, or rename one."


def run(site: Site) -> Iterable[Issue]:
    """Such as `a.md` and `a/index.md`, `README.md` and `index.md`, `a.md` and a finished `a/index.html`."""
    assert site.project
    first: dict[str, str] = {}
    # The index of a folder is the page to keep, a README or a finished file the one to put away.
    for file in sorted(site.project.tree.files, key=lambda name: (not name.endswith(".md"), "README" in name)):
        if file.startswith("docs/") and is_published(file):
            made = address(file.removeprefix("docs/"))
            if made in first:
                yield site.issue(
                    "page-address-clash",
                    (file, 1, 1),
                    f"The address “{made.removesuffix('index.html') or '/'}” is that of {first[made]} too",
                    FIX,
                )
            first.setdefault(made, file)
