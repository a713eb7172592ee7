"""A picture, script, stylesheet or other file that a page loads must be in the site."""

from collections.abc import Iterable

from kb.checks.base import Site
from kb.issue import Issue
from kb.locate import places
from kb.nearest import advice

NEEDS = "built"
FIX = "Correct the path, or add the file under docs/assets/."


def run(site: Site) -> Iterable[Issue]:
    """Assets whose file is missing."""
    built = site.built
    assert built
    for page, reference, target in built.references():
        path = target.path
        if path is None or path.startswith("../") or path in built.files or path.casefold() in built.folded:
            continue
        if reference.asset or (reference.tag == "link" and "canonical" not in reference.value):
            files = [name for name in built.files if not name.endswith(".html")]
            for place in places(site, page, reference, target):
                yield site.issue(
                    "asset-missing",
                    place,
                    f"The file “{reference.value}” is not in the site",
                    advice(path, files, "Use", 0) or FIX,
                    url=page.url,
                )
