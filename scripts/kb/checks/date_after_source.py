"""A date must not be later than the source that gives it: no text can report what came after it, only announce it.

Partial dates count as later only if they are however their missing parts are filled in; sources without a date say nothing.
"""

from collections.abc import Iterable, Iterator

from kb.checks.base import Site
from kb.issue import Issue
from kb.model.evidence import Dated, Evidence
from kb.model.operation import Milestone
from kb.model.period import earliest, latest
from kb.model.walk import evidence

NEEDS = "sources"
FIX = "Cite a later text, or write “announced: true” if this one tells it beforehand."
_FIX_END = "Name the passage that dates the end under “until_evidence:”, or write “announced: true” if this one tells it beforehand."

_KINDS = ("operations", "bodies", "countries")


def run(site: Site) -> Iterable[Issue]:
    """Dates, beginnings and ends of values that are later than the text they rest on."""
    for kind in _KINDS:
        for key, record in getattr(site.library, kind).items():
            for path, value in evidence(record):
                for field, date, by in _dates(value):
                    source = site.library.sources.get(by.source)
                    if source and source.issued and earliest(date) > latest(source.issued):
                        place = site.library.places[kind, key].at(*path, field)
                        message = f"“{field}” ({date}) is after “{by.source}” was issued ({source.issued})"
                        yield site.issue("date-after-source", place, message, _FIX_END if field == "until" else FIX)


def _dates(value: Evidence) -> Iterator[tuple[str, str, Evidence]]:
    if not isinstance(value, (Dated, Milestone)) or value.announced:
        return
    if value.date:
        yield "date", value.date, value
    if isinstance(value, Dated):
        if value.from_:
            yield "from", value.from_, value
        if value.until:
            yield "until", value.until, value.until_evidence or value
