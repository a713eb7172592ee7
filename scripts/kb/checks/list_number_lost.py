"""A list must begin with 1 and count on: readers see it counted so, whatever the numbers, a year at a line's start too."""

import re
from collections.abc import Iterable, Iterator

from kb.checks._prose import indent, lines, prose
from kb.checks.base import Site
from kb.issue import Edit, Issue
from kb.parse.page import SourcePage

NEEDS = "sources"
FIX = "Number from 1 on, or put a “\\\\” before the full stop if it is no list."

_ITEM = re.compile(r"[ ]{0,3}(?:[-*+]|(?P<number>\d+)\.)[ ]+\S")
_MANY = 1000  # nobody writes so long a list: it is a year, or a number that ends a sentence


def run(site: Site) -> Iterable[Issue]:
    """The first item of each list whose number is shown as another; lists of which every number is the same are fine."""
    for page in site.pages.values():
        yield from _of(site, page)


def _of(site: Site, page: SourcePage) -> Iterator[Issue]:
    items: list[str] = []  # the numbers so far of the list that is open, "" for a bullet
    fresh, reported, margin = True, False, 0
    for at, line in lines(prose(site, page)):
        if not line.strip():
            if page.body[at : at + 1].strip():
                items = []  # code or a comment at the margin ends a list
            fresh = True
            continue
        item = _ITEM.match(line) if fresh or items else None
        margin = margin if items else indent(line)
        if items and margin + 2 <= indent(line) < 4:
            pass  # list-flattened and list-left report what is set in too little
        elif item:
            reported = reported and bool(items)
            items.append(item["number"] or "")
            shown = "" if not items[0] else str(len(items))
            if not reported and items[-1] and items[-1] != shown and set(items) != {"1"}:
                yield _issue(site, page, at + item.start("number"), items[-1], shown)
                reported = True
        elif (fresh and not line.startswith("    ")) or line.startswith("#"):
            items = []
        fresh = False


def _issue(site: Site, page: SourcePage, at: int, number: str, shown: str) -> Issue:
    file, line, column = page.place(at)
    many = int(number[:9]) >= _MANY
    edits = (Edit(file, line, column, f"{number}.", f"{number}\\."),) if many else ()
    message = f"“{number}.” at the start of a line makes a list item, " + (
        f"shown as “{shown}.”" if shown else "shown without its number"
    )
    fix = f"Write “{number}\\.”, which is text." if many else FIX
    return site.issue("list-number-lost", (file, line, column), message, fix, edits=edits)
