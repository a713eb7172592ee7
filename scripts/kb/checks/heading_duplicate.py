"""Headings of one section must differ: two equal ones cannot be told apart, and their addresses change when one moves."""

from collections.abc import Iterable

from kb.checks._prose import short
from kb.checks.base import Site
from kb.issue import Issue
from kb.parse.page import SourcePage

NEEDS = "sources"
FIX = "Say in the heading what this part alone is about."


def run(site: Site) -> Iterable[Issue]:
    """Headings with the words of an earlier one under the same heading, whatever their letter case."""
    for page in site.pages.values():
        above: list[tuple[int, str]] = []
        first: dict[tuple[str, ...], int] = {}
        for heading in page.headings:
            while above and above[-1][0] >= heading.level:
                above.pop()
            shown = _words(page, heading.offset)
            above.append((heading.level, shown.casefold()))
            path = tuple(words for _, words in above)
            line = page.place(heading.offset)[1]
            if above[-1][1] and path in first and heading.level > 1:  # heading-h1 reports a second title
                yield site.issue(
                    "heading-duplicate",
                    page.place(heading.offset),
                    f"“{short(shown)}” is the heading of line {first[path]} too",
                    FIX,
                    severity="warning",
                )
            first.setdefault(path, line)


def _words(page: SourcePage, offset: int) -> str:
    """The heading's words with their code, of which alone two may differ."""
    end = page.body.find("\n", offset)
    line = page.body[offset : end if end >= 0 else None]
    return " ".join(line.strip("# ").split())
