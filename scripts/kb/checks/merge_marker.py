"""A file must hold no marks of an unfinished merge: both versions would be published, one after the other."""

from collections.abc import Iterable

from kb.checks._library import found
from kb.checks._words import words
from kb.checks.base import Site
from kb.issue import Issue
from kb.model.problems import MERGE_MARK, of_merge

NEEDS = "sources"
FIX = "Choose one version, and remove the lines with <<<<<<<, ======= and >>>>>>>."


def run(site: Site) -> Iterable[Issue]:
    """The first mark of each merge in pages (code apart), and in data files whether YAML can read them or not."""
    yield from found(site, "merge-marker")
    for page in site.pages.values():
        inside = False
        for match in MERGE_MARK.finditer(page.masked):
            opens = match.group().startswith("<")
            if opens or not inside:
                yield of_merge(*page.place(match.start()), match.group())
            inside = not match.group().startswith(">")
    for text, place in words(site):
        match_in_text = MERGE_MARK.search(text)
        if match_in_text:
            yield of_merge(*place, match_in_text.group())
