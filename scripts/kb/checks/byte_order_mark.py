"""A file must not begin with a byte order mark: nobody sees it, and tools that do not expect it miss the first line.

UTF-8 needs none; some editors on Windows write it unasked.
"""

from collections.abc import Iterable

from kb.checks.base import Site
from kb.issue import Edit, Issue
from kb.texts import BYTE_ORDER_MARK

NEEDS = "sources"
FIX = "Save the file as UTF-8 without a byte order mark (BOM)."


def run(site: Site) -> Iterable[Issue]:
    """Pages, records, settings and templates."""
    assert site.project
    for text in site.project.texts.files:
        if text.marked:
            edit = Edit(text.file, 1, 1, BYTE_ORDER_MARK, "")
            yield site.issue(
                "byte-order-mark", (text.file, 1, 1), "The file begins with a byte order mark", FIX, edits=(edit,)
            )
