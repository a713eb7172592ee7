"""A file must hold no marks of an unfinished merge: both versions would be published, one after the other."""

from collections.abc import Callable, Iterable, Iterator

from kb.checks._library import found
from kb.checks._words import Place, matches
from kb.checks.base import Site
from kb.issue import Issue
from kb.model.problems import MERGE_MARK, of_merge

NEEDS = "sources"
FIX = "Choose one version, and remove the lines with <<<<<<<, ======= and >>>>>>>."


def run(site: Site) -> Iterable[Issue]:
    """The first mark of each merge in pages (code apart), templates, and data files whether YAML can read them or not."""
    assert site.project
    yield from found(site, "merge-marker")
    for text in site.project.texts.files:
        if not text.file.startswith(("docs/", "data/")):
            yield from _marks(text.text, text.place)
    for page in site.pages.values():
        yield from _marks(page.masked, page.place)
    first: dict[Place, str] = {}
    for match, place in matches(site, MERGE_MARK):
        first.setdefault(place, match.group())
    for place, mark in first.items():
        yield of_merge(*place, mark)


def _marks(text: str, place: Callable[[int], tuple[str, int, int]]) -> Iterator[Issue]:
    inside = False
    for match in MERGE_MARK.finditer(text):
        opens = match.group().startswith("<")
        if opens or not inside:
            yield of_merge(*place(match.start()), match.group())
        inside = not match.group().startswith(">")
