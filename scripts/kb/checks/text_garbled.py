"""Text must be what was typed: `Ã©` and `â€™` are an é and an apostrophe that a program read in the wrong way.

Code is left out, for it may show such text. The sign � for letters that are lost is a matter of encoding-bad.
"""

from collections.abc import Iterable, Iterator

from kb.checks._garbled import Garbled, garbled
from kb.checks.base import Site
from kb.issue import Edit, Issue
from kb.parse import mask

NEEDS = "sources"
FIX = "Type the letter again."

Place = tuple[str, int, int]


def run(site: Site) -> Iterable[Issue]:
    """Runs of letters that decode to others, in pages, records, settings and templates."""
    for place, written, found in _places(site):
        right = found.right
        fix = FIX if right is None else f"Write “{right}”." if right.strip() else "Remove it."
        if right == "\xa0":
            fix = "Write a space."
        yield site.issue(
            "text-garbled",
            place,
            f"“{_shown(written)}” is garbled text",
            fix,
            edits=() if right is None else (Edit(*place, written, right),),
        )


def _places(site: Site) -> Iterator[tuple[Place, str, Garbled]]:
    assert site.project
    for page in site.pages.values():
        if not page.text.isascii():
            head = mask.front_matter_end(page.text)
            for found in garbled(page.text[:head] + page.masked[head:]):
                yield page.place(found.start), page.text[found.start : found.end], found
    for text in site.project.texts.files:
        if not text.is_page:
            for found in garbled(text.text):
                yield text.place(found.start), text.text[found.start : found.end], found


def _shown(written: str) -> str:
    """The letters without those that would steer a terminal."""
    return "".join("□" if "\x80" <= sign <= "\x9f" else sign for sign in written)
