"""Two names must differ in more than letter case: on Windows and macOS one file overwrites the other, in silence."""

from collections.abc import Iterable

from kb.checks._names import clashing
from kb.checks.base import Site
from kb.issue import Issue

NEEDS = "sources"
FIX = "Rename one of the two, or bring what they hold together in one."


def run(site: Site) -> Iterable[Issue]:
    """Files and folders whose name an earlier one has in other letters; also an accent written in two ways."""
    for path, (file, other) in clashing(site).items():
        name = path.rpartition("/")[2]
        yield site.issue(
            "file-name-clash",
            (file, 1, 1),
            f"“{name}” and “{other.rpartition('/')[2]}” are one name on many computers",
            FIX,
        )
