"""Every text of front matter and of records, for rules that look at words wherever they stand."""

from collections.abc import Iterator
from typing import Any

from kb.checks.base import Site
from kb.model import yaml_text

Place = tuple[str, int, int]


def words(site: Site) -> tuple[tuple[str, Place], ...]:
    """Each text with the place of its key; collected once a site, for several rules look at them all."""
    kept: tuple[tuple[str, Place], ...] | None = site.kept.get("words")
    if kept is None:
        kept = site.kept["words"] = tuple(_words(site))
    return kept


def _words(site: Site) -> Iterator[tuple[str, Place]]:
    for page in site.pages.values():
        for text, path in _texts(page.front_matter_marks.value, ()):
            yield text, page.key_place(*path)
    for place in site.library.places.values():
        for text, path in _texts(place.marked.value, ()):
            yield text, place.at(*path)


def _texts(value: Any, path: yaml_text.Path) -> Iterator[tuple[str, yaml_text.Path]]:
    if isinstance(value, str):
        yield value, path
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _texts(item, (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _texts(item, (*path, index))
