"""Writes everything search reads: names, words for the spelling guard, and the full-text index."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from kb.failure import CannotRun
from kb.markdown.terms import GLOSSARY
from kb.model.library import Library
from kb.parse.page import SourcePage
from kb.publish.names import NAMES_PATH, NamedPage, NamedTerm, NamesTooLarge, names_index
from kb.publish.pagefind import PagefindError, index_text
from kb.publish.words import WORDS_PATH, word_list


def write_names(site: Path, library: Library, pages: Mapping[str, SourcePage]) -> None:
    """Write the names index and the word list. Raises CannotRun if the names outgrow their budget."""
    named = [
        NamedPage(page.url, head.title, head.description, head.aliases, head.kind)
        for page in pages.values()
        if (head := page.front_matter)
    ]
    glossary = GLOSSARY.removesuffix(".md") + "/#"
    terms = [
        NamedTerm(
            key,
            term.term,
            glossary + library.term_anchor(key),
            term.abbreviation or "",
            term.aliases,
            pages[term.page].url if term.page and term.page in pages else "",
        )
        for key, term in library.terms.items()
    ]
    try:
        _write(site / NAMES_PATH, names_index(named, terms))
    except NamesTooLarge as error:
        raise CannotRun(str(error)) from error
    built = (site / page.url / "index.html" for page in pages.values())
    _write(site / WORDS_PATH, word_list(path.read_text("utf-8") for path in built if path.exists()))


def write_full_text(site: Path) -> None:
    """Run Pagefind over `site`. Raises CannotRun if it fails."""
    try:
        index_text(site)
    except PagefindError as error:
        raise CannotRun(str(error)) from error


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
