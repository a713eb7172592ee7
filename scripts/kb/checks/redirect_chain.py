"""A page that sends its reader on should do so in one step: each further one takes time, and breaks when one goes."""

import posixpath
from collections.abc import Iterable

from kb.built import Document, Fault
from kb.checks._moved import move, way

NEEDS = "page"
FIX = "Send readers to the last page at once."


def visit(page: Document) -> Iterable[Fault]:
    """Pages that send to a page that sends on; a circle is redirect-loop's."""
    found = move(page)
    if found is None or page.site is None or found.path == page.path:
        return
    steps = way(page.site, page.path)
    if len(steps) > 2 and len(set(steps)) == len(steps):
        said = (
            f"The page sends its readers to “{steps[-1]}” by way of {' and '.join(f'“{step}”' for step in steps[1:-1])}"
        )
        right = posixpath.relpath(steps[-1], posixpath.dirname(page.path) or ".").removesuffix("index.html") or "./"
        yield page.fault(found.element, said, f"Send them to “{right}” at once.", "content", "warning")
