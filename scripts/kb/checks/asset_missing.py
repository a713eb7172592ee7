"""A picture, script, stylesheet or other file that a page loads must be in the site."""

from collections.abc import Iterable

from kb.checks.base import Site
from kb.issue import Issue
from kb.locate import fate, near_address, places

NEEDS = "built"
FIX = "Correct the path, or add the file under docs/assets/."


def run(site: Site) -> Iterable[Issue]:
    """Assets whose file is missing."""
    built = site.built
    assert built
    files = sorted(name for name in built.files if not name.endswith(".html"))
    for page, reference, target in built.references():
        if not (reference.asset or reference.tag == "link") or fate(site, page, reference, target) != "missing":
            continue
        near = near_address(site, page, reference, target, files)
        for place in places(site, page, reference, target):
            yield site.issue(
                "asset-missing",
                place,
                f"The file “{reference.value}” is not in the site",
                f"Use “{near}”." if near else FIX,
                url=page.url,
            )
