"""A label must be defined once on a page: of two definitions the last wins unseen, and marks meant for the first lead astray."""

from collections.abc import Iterable

from kb.checks._prose import short
from kb.checks.base import Site
from kb.issue import Issue
from kb.parse.links import Link
from kb.parse.page import SourcePage

NEEDS = "sources"
FIX = "Give one of the two another label, or take it out."


def run(site: Site) -> Iterable[Issue]:
    """Links whatever the letter case of their label, and footnotes."""
    for page in site.pages.values():
        first: dict[str, int] = {}
        for link in page.links:
            if link.form not in ("definition", "footnote-definition"):
                continue
            words = _label(page, link) if link.form == "definition" else link.target
            label = " ".join(words.split()).casefold() if link.form == "definition" else f"^{words}"
            place = page.place(link.start)
            if label in first:
                message = f"“{short(words)}” is defined in line {first[label]} too; only this definition counts"
                yield site.issue("reference-duplicate", place, message, FIX)
            first.setdefault(label, place[1])


def _label(page: SourcePage, link: Link) -> str:
    """The label with its code, which was blanked where links were looked for."""
    begun = page.body.find("[", link.start) + 1
    return page.body[begun : begun + len(link.text)]
