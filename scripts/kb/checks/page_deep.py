"""A page should be three clicks from the home page at most: few readers go further, and search engines look there last.

Counted are links of the text and of blocks, and the levels of the navigation: an entry of a section in a section is two
clicks away. What nothing leads to is for page-orphan and nav-page-omitted.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from kb.checks.base import Site
from kb.issue import Issue

NEEDS = "built"
FIX = "Link to it from a page that is nearer to the home page, or move it up in the navigation."

MOST = 3


def run(site: Site) -> Iterable[Issue]:
    """Source pages that the shortest way from the home page reaches in more clicks."""
    if site.project is None:
        return  # a folder of HTML does not tell which lists of links are its navigation
    clicks = _clicks(site)
    for page in site.pages.values():
        count = clicks.get(f"{page.url}index.html", 0)
        if count > MOST:
            yield site.issue(
                "page-deep",
                (page.file, 1, 1),
                f"The page is {count} clicks from the home page",
                FIX,
                severity="warning",
                url=page.url,
            )


def _clicks(site: Site) -> dict[str, int]:
    """The fewest clicks to each built page."""
    assert site.built and site.project
    levels: dict[int, list[str]] = {0: ["index.html"]}
    for uri, level in _entries(site.project.settings.value.get("nav"), 0):
        if uri in site.pages:
            levels.setdefault(level, []).append(f"{site.pages[uri].url}index.html")
    clicks: dict[str, int] = {}
    level = 0
    while level <= max(levels):
        for path in levels.get(level, ()):
            page = site.built.pages.get(path)
            if path not in clicks and page:
                clicks[path] = level
                levels.setdefault(level + 1, []).extend(sorted(page.followed))
        level += 1
    return clicks


def _entries(value: Any, level: int) -> Iterator[tuple[str, int]]:
    """What the navigation names, with the number of lists that it stands in."""
    if isinstance(value, str):
        yield value, level
    elif isinstance(value, list):
        for item in value:
            yield from _entries(item, level + 1)
    elif isinstance(value, dict):
        for item in value.values():
            yield from _entries(item, level)
