"""A link to our own site must be relative: an absolute one breaks in previews, copies and downloads."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from kb.checks.base import Site
from kb.issue import Issue
from kb.locate import Place, address_to, edit_at, fate, places

NEEDS = "built"
FIX = "Link to the .md file by a relative path."


def run(site: Site) -> Iterable[Issue]:
    """Links in the article that spell out the site's own host."""
    built = site.built
    assert built
    if not built.host:
        return
    for page, reference, target in built.references():
        if (
            reference.in_article
            and reference.tag in ("a", "area", "img")
            # A dead one is reported as such; a malformed one cannot be split.
            and fate(site, page, reference, target) == "found"
            and urlsplit(reference.value.strip()).netloc == built.host
        ):
            for place in places(site, page, reference, target):
                said = f"“{reference.value}” spells out the site's own address"
                right = address_to(site, page, reference, target, target.path or "")
                right += f"#{target.fragment}" if target.fragment else ""
                plain = "?" not in reference.value and "%" not in reference.value
                edits = edit_at(site, place, reference.value, right) if plain and not _alone(site, place) else ()
                fix = f"Write “{right}”." if edits else FIX
                yield site.issue("link-absolute", place, said, fix, url=page.url, edits=edits)


def _alone(site: Site, place: Place) -> bool:
    """True if the address stands in angle brackets without words: a path would be no link there."""
    file, line, column = place
    page = site.pages.get(file.removeprefix("docs/"))
    return page is not None and page.text.split("\n")[line - 1][: column - 1].endswith("<")
