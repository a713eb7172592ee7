"""A date of reading or of verification must not lie in the future: nobody has read anything there yet."""

from collections.abc import Iterable

from kb.checks.base import Site
from kb.issue import Issue

NEEDS = "sources"
FIX = "Write the day on which it was done."


def run(site: Site) -> Iterable[Issue]:
    """`verified` of pages, `read` of passages and `issued` of sources after the day of the build."""
    today = site.today.isoformat()
    for page in site.pages.values():
        if page.front_matter and page.front_matter.verified > today:
            yield site.issue(
                "date-future",
                page.key_place("verified"),
                f"“verified” is {page.front_matter.verified}, after today ({today})",
                FIX,
            )
    for key, source in site.library.sources.items():
        place = site.library.places["sources", key]
        if source.issued and source.issued > today:
            yield site.issue(
                "date-future", place.at("issued"), f"“issued” is {source.issued}, after today ({today})", FIX
            )
        for number, passage in enumerate(source.passages):
            if passage.read > today:
                yield site.issue(
                    "date-future",
                    place.at("passages", number, "read"),
                    f"“read” is {passage.read}, after today ({today})",
                    FIX,
                )
