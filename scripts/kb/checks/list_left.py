"""A paragraph of a list item must be indented by four spaces: with fewer it leaves the list, and the numbers after it begin anew."""

import re
from collections.abc import Iterable, Iterator

from kb.checks._prose import indent, lines, prose, short
from kb.checks.base import Site
from kb.issue import Edit, Issue
from kb.parse.page import SourcePage

NEEDS = "sources"
FIX = "Indent each line of it by four spaces."

_ITEM = re.compile(r"[ ]{0,3}(?:[-*+]|\d+\.)[ ]+\S")


def run(site: Site) -> Iterable[Issue]:
    """Paragraphs after a list that are indented by two or three spaces, which means nothing anywhere else."""
    for page in site.pages.values():
        yield from _of(site, page)


def _of(site: Site, page: SourcePage) -> Iterator[Issue]:
    in_list, fresh = False, True
    rows = list(lines(prose(site, page)))
    for number, (at, line) in enumerate(rows):
        if not line.strip():
            # What was blanked, code at the margin or a comment, ends a list as well.
            in_list = in_list and not _hidden_at_margin(page, at, line)
            fresh = True
            continue
        if _ITEM.match(line):
            in_list = True
        elif fresh and indent(line) < 4:
            if in_list and indent(line) >= 2 and not line.lstrip().startswith(("#", "<", ":")):
                edits = tuple(_edits(page, rows[number:]))
                message = f"“{short(line)}” is indented by {indent(line)} spaces, so it is no longer part of the list"
                yield site.issue("list-left", page.place(at + indent(line)), message, FIX, edits=edits)
            else:
                in_list = False
        elif line.startswith("#"):
            in_list = False
        fresh = False


def _hidden_at_margin(page: SourcePage, at: int, line: str) -> bool:
    return bool(page.body[at : at + len(line)][:1].strip())


def _edits(page: SourcePage, rows: list[tuple[int, str]]) -> Iterator[Edit]:
    for at, line in rows:
        if not line.strip() or _ITEM.match(line):
            return
        written = page.body[at : at + len(line)]
        depth = indent(written)
        yield Edit(*page.place(at), written[: depth + 1], "    " + written[depth])
