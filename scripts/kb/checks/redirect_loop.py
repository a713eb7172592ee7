"""A page must not send its reader in a circle: the browser goes round and round, and no page is ever read."""

from collections.abc import Iterable

from kb.built import Document, Fault
from kb.checks._moved import move, way

NEEDS = "page"
FIX = "Send readers to the page that is to be read, or not at all."


def visit(page: Document) -> Iterable[Fault]:
    """Pages that reload themselves without a pause, and those that come back to themselves by way of others."""
    found = move(page)
    if found is None or page.site is None:
        return
    if found.path == page.path:
        if found.seconds == 0:
            yield page.fault(found.element, "The page reloads itself again and again", FIX, "content")
        return
    steps = way(page.site, page.path)
    if len(steps) > 2 and steps[-1] == page.path:
        said = f"The page sends its readers in a circle: {' → '.join(steps)}"
        yield page.fault(found.element, said, FIX, "content")
