"""A link must match the file's name letter by letter: some servers and all phones tell `KFOR` from `kfor`."""

from collections.abc import Iterable

from kb.checks.base import Site
from kb.issue import Issue
from kb.locate import places

NEEDS = "built"
FIX = "Write the path in the letter case of the file."


def run(site: Site) -> Iterable[Issue]:
    """Addresses that differ from an existing file in letter case only."""
    built = site.built
    assert built
    for page, reference, target in built.references():
        path = target.path
        if path is None or path in built.files or path.casefold() not in built.folded:
            continue
        right = built.folded[path.casefold()]
        for place in places(site, page, reference, target):
            yield site.issue(
                "link-case", place, f"“{reference.value}” differs from “{right}” in letter case", FIX, url=page.url
            )
