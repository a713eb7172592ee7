"""A record must fit its schema: known keys, right types, real dates, known words."""

from collections.abc import Iterable

from kb.checks._library import found
from kb.checks.base import Site
from kb.issue import Issue

NEEDS = "sources"
FIX = "The message names the key and what it takes; the schemas are in data/schema/."


def run(site: Site) -> Iterable[Issue]:
    """What reading the files found, and notes whose id is not the name of their file, by which pages call them."""
    yield from found(site, "data-invalid")
    for key, note in site.library.notes.items():
        if note.id != key:
            place = site.library.places["notes", key].at("id")
            yield site.issue("data-invalid", place, f"“id” must be “{key}”, the name of the file", f"Write “{key}”.")
