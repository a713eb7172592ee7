"""A file must be UTF-8 text: other bytes show to readers as a black diamond."""

from collections.abc import Iterable

from kb.checks._library import found
from kb.checks._words import texts_with
from kb.checks.base import Site
from kb.issue import Issue

NEEDS = "sources"
FIX = "Save it as UTF-8."

LOST = "\ufffd"


def run(site: Site) -> Iterable[Issue]:
    """Bytes that are not UTF-8, and the sign that stands where some were lost before."""
    assert site.project
    yield from found(site, "encoding-bad")
    yield from (issue for issue in site.project.texts.issues if issue.rule == "encoding-bad")
    for page in site.pages.values():
        offset = page.body.find(LOST)
        if offset >= 0 and not any(issue.rule == "encoding-bad" for issue in page.issues):
            yield _lost(site, page.place(offset))
    for _, place in texts_with(site, LOST):
        yield _lost(site, place)
    for frame in site.project.texts.files:
        if LOST in frame.text and not frame.file.startswith(("docs/", "data/")):
            yield _lost(site, frame.place(frame.text.index(LOST)))


def _lost(site: Site, place: tuple[str, int, int]) -> Issue:
    return site.issue(
        "encoding-bad", place, f"The sign {LOST} stands for a letter that was lost", "Type the letter again."
    )
