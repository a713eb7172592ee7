"""A link must lead to a page or file that the site has.

Links are resolved on the built HTML as a browser resolves them, and reported at the line that makes them.
"""

from collections.abc import Iterable

from kb.checks.base import Site
from kb.issue import Issue
from kb.locate import places
from kb.nearest import advice

NEEDS = "built"
FIX = "Correct the path, or remove the link."


def run(site: Site) -> Iterable[Issue]:
    """Links (not pictures, scripts and the like) whose file is missing."""
    built = site.built
    assert built
    for page, reference, target in built.references():
        path = target.path
        if reference.asset or path is None or path.startswith("../") or path in built.files:
            continue
        if path.casefold() in built.folded or reference.tag == "link":
            continue
        valid = site.pages or built.pages
        wanted = path.removesuffix("index.html").rstrip("/")
        wanted = wanted if not site.pages else wanted.removesuffix(".md") + ".md"
        for place in places(site, page, reference, target):
            yield site.issue(
                "link-broken",
                place,
                f"“{reference.value}” leads to no page",
                advice(wanted, valid, "Link to", 0) or FIX,
                url=page.url,
            )
