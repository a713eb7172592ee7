"""A symbolic link must lead to a file of the repository: a dangling one stops the build, and no copy has what lies outside.

Links inside docs/, data/ and the templates are looked at; those that lead to another file of the repository are fine.
"""

from collections.abc import Iterable

from kb.checks.base import Site
from kb.issue import Issue

NEEDS = "sources"
FIX = "Make it lead to a file of this repository, by a path relative to it, or put the file itself there."


def run(site: Site) -> Iterable[Issue]:
    """Links to nothing, in a circle, or out of the repository."""
    assert site.project
    return (issue for issue in site.project.tree.issues if issue.rule == "symlink-broken")
