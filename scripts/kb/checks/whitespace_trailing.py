"""A line must not end in spaces or tabs: nobody sees them, and each shows as a change when an editor drops them.

Spaces that make a line break are reported by hard-break-hidden; code in pages is left as it is.
"""

from collections.abc import Iterable, Iterator

from kb.checks._line_ends import TRAILING, line_ends, may_trail
from kb.checks.base import Site
from kb.issue import Edit, Issue

NEEDS = "sources"
FIX = "Remove them; editors that read .editorconfig do so by themselves."


def run(site: Site) -> Iterable[Issue]:
    """One report a file, at the first such line."""
    assert site.project
    for page in site.pages.values():
        spaces = ((start, end) for start, end, breaks in line_ends(site, page) if not breaks)
        yield from _issue(site, [Edit(*page.place(start), page.text[start:end], "") for start, end in spaces])
    for text in site.project.texts.files:
        if not text.is_page and may_trail(text.text):
            found = TRAILING.finditer(text.text)
            yield from _issue(site, [Edit(*text.place(match.start()), match.group(), "") for match in found])


def _issue(site: Site, edits: list[Edit]) -> Iterator[Issue]:
    if edits:
        first, lines = edits[0], "1 line ends" if len(edits) == 1 else f"{len(edits)} lines end"
        yield site.issue(
            "whitespace-trailing",
            (first.file, first.line, first.column),
            f"{lines} in spaces or tabs",
            FIX,
            edits=tuple(edits),
        )
