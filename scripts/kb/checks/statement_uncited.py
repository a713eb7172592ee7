"""A sentence with a date, a year, a quantity or a vote must have its source, in itself or at its paragraph's end.

Headings do not count, nor do the numbers of articles, treaties and resolutions. A pointer marked unread is no support.
Guides to editing are left out: they state no facts of the subject.
"""

from collections.abc import Iterable

from kb.checks.base import Site
from kb.issue import Issue
from kb.parse import citations
from kb.parse.facts import fact_in

NEEDS = "sources"
FIX = "Add [@source, place] after the sentence, or after the last one of its paragraph."


def _supported(text: str) -> bool:
    return bool(citations.VALUE.search(text)) or any(
        not citation.unread for group in citations.scan(text) for citation in group.citations
    )


def run(site: Site) -> Iterable[Issue]:
    """Sentences, list items and table rows with a checkable figure and no source."""
    for page in site.pages.values():
        if not page.front_matter or page.front_matter.kind == "guide":
            continue
        for unit in page.units:
            fact = fact_in(unit.text)
            if fact and not _supported(unit.text) and not _supported(unit.last):
                offset = unit.offset + len(unit.text) - len(unit.text.lstrip())
                yield site.issue("statement-uncited", page.place(offset), f"“{fact}” has no source", FIX)
