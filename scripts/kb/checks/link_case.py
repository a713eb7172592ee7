"""A link must match the file's name letter by letter: some servers and all phones tell `KFOR` from `kfor`."""

from collections.abc import Iterable

from kb.checks import _beside
from kb.checks._dead import of_fate
from kb.checks.base import Site
from kb.issue import Issue
from kb.locate import edit_at, places, right_case

NEEDS = "built"
FIX = "Write the path in the letter case of the file."


def run(site: Site) -> Iterable[Issue]:
    """Addresses that differ from an existing file in letter case only."""
    for page, reference, target in of_fate(site, "case"):
        right = right_case(site, page, reference, target)
        for place in places(site, page, reference, target):
            yield site.issue(
                "link-case",
                place,
                f"“{reference.value}” differs from “{right}” in letter case",
                f"Write “{right}”.",
                url=page.url,
                edits=edit_at(site, place, reference.value, right),
            )
    for named in _beside.of_fate(site, "case"):
        right = _beside.right_case(site, named)
        said = f"“{named.value}” differs from “{right}” in letter case"
        yield site.issue("link-case", named.place, said, f"Write “{right}”.")
