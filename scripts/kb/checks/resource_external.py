"""Nothing may be loaded from another host: it would tell that host who reads what, and break offline."""

from collections.abc import Iterable

from kb.checks import _beside
from kb.checks._dead import is_told
from kb.checks.base import Site
from kb.issue import Issue
from kb.locate import places

NEEDS = "built"
FIX = "Keep a copy under docs/assets/ if its licence allows, or link to it instead."


def run(site: Site) -> Iterable[Issue]:
    """Pictures, scripts, styles, frames and hints that a browser would fetch from elsewhere."""
    assert site.built
    for page, reference, target in site.built.references():
        fetched = (
            reference.asset and reference.tag != "meta"
        ) or reference.hint  # a shared picture is fetched by others
        if not (fetched and target.outside and target.host) or is_told(reference):
            continue
        done = "is contacted before anybody asks" if reference.hint else "is loaded from another host"
        for place in places(site, page, reference, target):
            yield site.issue("resource-external", place, f"“{reference.value}” {done}", FIX, url=page.url)
    for named in _beside.of_fate(site, "elsewhere"):
        if named.asset and named.target.host:
            yield site.issue("resource-external", named.place, f"“{named.value}” is loaded from another host", FIX)
