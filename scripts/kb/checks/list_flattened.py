"""An item below another must be indented by four spaces: with two or three it is shown beside it, not below it."""

import re
from collections.abc import Iterable, Iterator

from kb.checks._prose import indent, lines, prose, short
from kb.checks.base import Site
from kb.issue import Edit, Issue
from kb.parse.page import SourcePage

NEEDS = "sources"
FIX = "Indent it by four spaces for each level, and all that belongs to it."

_ITEM = re.compile(r"[ ]*(?:[-*+]|\d+\.)[ ]+\S")
_STEP = 4


def run(site: Site) -> Iterable[Issue]:
    """Items that are indented more than the one above them, but not to the next multiple of four."""
    for page in site.pages.values():
        yield from _of(site, page)


def _of(site: Site, page: SourcePage) -> Iterator[Issue]:
    above: list[int] = []  # how far the items are indented under which the line may stand
    fresh = True
    for at, line in lines(prose(site, page)):
        if not line.strip():
            fresh = True
            continue
        depth = indent(line)
        # Code or a tag may have been blanked before what then looks like an item.
        if _ITEM.match(line) and not page.body[at : at + depth].strip():
            while above and above[-1] >= depth:
                above.pop()
            if above and depth - above[-1] >= 2 and depth // _STEP == above[-1] // _STEP:
                yield _issue(site, page, at, line, depth, above[-1])
            above.append(depth)
        elif fresh or line.startswith("#"):
            above = [step for step in above if step + 2 <= depth]
        fresh = False


def _issue(site: Site, page: SourcePage, at: int, line: str, depth: int, parent: int) -> Issue:
    mark = line[depth]
    wanted = (parent // _STEP + 1) * _STEP
    file, number, column = page.place(at)
    lone = not page.body[at + len(line) + 1 :].startswith(" ") or _ITEM.match(page.body, at + len(line) + 1)
    edits = (Edit(file, number, column, " " * depth + mark, " " * wanted + mark),) if lone else ()
    message = f"“{short(line)}” is indented by {depth} spaces, so it is shown beside the item it belongs to"
    return site.issue(
        "list-flattened",
        page.place(at + depth),
        message,
        f"Indent it by {wanted} spaces, and all that belongs to it.",
        edits=edits,
    )
