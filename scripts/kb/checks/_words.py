"""Every text of front matter and of records, for rules that look at words wherever they stand.

All texts are kept in one string too: looking through that is ten times as quick as through 30,000 short ones.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from kb.checks.base import Site
from kb.model import yaml_text

Place = tuple[str, int, int]

_BETWEEN = "\n\0\n"  # no mark, word or line goes on from one text into the next


@dataclass
class _Words:
    texts: list[str] = field(default_factory=list)
    places: list[tuple[Callable[..., Place], yaml_text.Path]] = field(default_factory=list)

    def place(self, number: int) -> Place:
        at, path = self.places[number]
        return at(*path)

    @cached_property
    def whole(self) -> str:
        return _BETWEEN.join(self.texts)

    @cached_property
    def folded(self) -> str:
        return self.whole.lower()

    @cached_property
    def starts(self) -> list[int]:
        starts, at = [], 0
        for text in self.texts:
            starts.append(at)
            at += len(text) + len(_BETWEEN)
        return starts

    def number(self, offset: int) -> int:
        return bisect_right(self.starts, offset) - 1


def matches(site: Site, pattern: re.Pattern[str]) -> Iterator[tuple[re.Match[str], Place]]:
    """Every match in a text, with the place of the text's key."""
    words = _words(site)
    for match in pattern.finditer(words.whole):
        yield match, words.place(words.number(match.start()))


def texts_with(site: Site, marks: Iterable[str], fold: bool = False) -> Iterator[tuple[str, Place]]:
    """The texts that hold one of the marks (in any letter case if `fold`; then marks are small letters), each once."""
    words = _words(site)
    whole = words.folded if fold and len(words.folded) == len(words.whole) else words.whole
    numbers: set[int] = set()
    for mark in marks:
        at = whole.find(mark)
        while at >= 0:
            number = words.number(at)
            numbers.add(number)
            at = whole.find(mark, words.starts[number] + len(words.texts[number]))
    for number in sorted(numbers):
        yield words.texts[number], words.place(number)


def _words(site: Site) -> _Words:
    """Collected once a site, for several rules look at them all."""
    if "words" not in site.kept:
        site.kept["words"] = found = _Words()
        for page in site.pages.values():
            _collect(found, page.front_matter_marks.value, (), page.key_place)
        for place in site.library.places.values():
            _collect(found, place.marked.value, (), place.at)
    kept: _Words = site.kept["words"]
    return kept


def _collect(words: _Words, value: Any, path: yaml_text.Path, place: Callable[..., Place]) -> None:
    if isinstance(value, str):
        words.texts.append(value)
        words.places.append((place, path))
    elif isinstance(value, dict):
        for key, item in value.items():
            _collect(words, item, (*path, key), place)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            _collect(words, item, (*path, index), place)
