"""A sentence must say something: phrases that fit every text tell a reader nothing, and sound as if nobody had written them.

The phrases, with the reason and what to do instead, are in data/phrases.yml. Quotations, code and records are left out:
there others speak.
"""

from collections.abc import Iterable, Iterator

from kb.checks import _prose
from kb.checks._phrases import Phrase, phrases
from kb.checks._quotations import without_quotations
from kb.checks.base import Site
from kb.issue import Issue

NEEDS = "sources"
FIX = "Take the phrase out, or say what it stands for."


def run(site: Site) -> Iterable[Issue]:
    """Prose and descriptions of pages, and entries of the list that are not whole."""
    listed = list(phrases(site))
    known = [found for found in listed if isinstance(found, Phrase)]
    yield from (found for found in listed if isinstance(found, Issue))
    for page in site.pages.values() if known else ():
        for offset, phrase in _in(_prose.words(site, page), known):
            yield _issue(site, page.place(offset), page.text[offset : offset + len(phrase.form)], phrase)
        head = page.front_matter
        for _, phrase in _in(head.description if head else "", known):
            yield _issue(site, page.key_place("description"), phrase.form, phrase)


def _in(text: str, known: Iterable[Phrase]) -> Iterator[tuple[int, Phrase]]:
    """Every phrase in a text, outside quotations; a line end counts as a space, so offsets stay."""
    # A letter whose small form is longer (İ) would move all offsets behind it.
    low = "".join(sign if len(sign.lower()) != 1 else sign.lower() for sign in text) if "İ" in text else text.lower()
    low, quotes = low.replace("\n", " "), None
    for phrase in known:
        start = low.find(phrase.form)
        while start >= 0:
            if quotes is None:
                quotes = without_quotations(text)
            end = start + len(phrase.form)
            whole = not (low[start - 1 : start].isalnum() or low[end : end + 1].isalnum())
            if whole and quotes[start:end].strip() and "\n\n" not in text[start:end]:
                yield start, phrase
            start = low.find(phrase.form, end)


def _issue(site: Site, place: tuple[str, int, int], words: str, phrase: Phrase) -> Issue:
    return site.issue(
        "phrase-filler", place, f"“{' '.join(words.split())}”: {phrase.why[0].lower()}{phrase.why[1:]}", phrase.instead,
        severity="warning",
    )  # fmt: skip
