"""A file under docs/ or data/ must be one that something reads: a record with the wrong ending is missing in silence.

Pages end in `.md`, records in `.yml` and lie right in the folder of their kind. What editors and merges leave behind
(`x.md~`, `x.yml.orig`, `.DS_Store`) is reported too, also beside templates. Files for tools (`.gitkeep`) and a README are not.
"""

from collections.abc import Iterable

from kb.checks._ignored import ignored
from kb.checks.base import Site
from kb.issue import Issue

NEEDS = "sources"
FIX = "Rename it, move it, or remove it."


def run(site: Site) -> Iterable[Issue]:
    """Files that nothing reads; a folder that nothing reads is one report, at its first file."""
    assert site.project
    seen: set[str] = set()
    for file in site.project.tree.files:
        found = ignored(file)
        if found is None or found.folder in site.project.tree.faults or found.folder in seen:
            continue
        if found.folder:
            seen.add(found.folder)
        yield site.issue("file-ignored", (file, 1, 1), found.message, found.fix)
