"""Every page must have a title of its own: two of one name cannot be told apart in search or in a browser's tabs."""

from collections.abc import Iterable

from kb.checks.base import Site
from kb.issue import Issue

NEEDS = "built"
FIX = "Make one title say what that page alone answers."


def run(site: Site) -> Iterable[Issue]:
    """Pages whose title an earlier page has."""
    built = site.built
    assert built
    first: dict[str, str] = {}
    if site.pages:
        for page in site.pages.values():
            if page.front_matter:
                title = page.front_matter.title.casefold()
                if title in first:
                    yield site.issue(
                        "title-duplicate",
                        page.key_place("title"),
                        f"“{page.front_matter.title}” is the title of {first[title]} too",
                        FIX,
                        url=page.url,
                    )
                first.setdefault(title, page.file)
        return
    for built_page in built.pages.values():
        node = built_page.tree.css_first("head > title")
        shown = " ".join(node.text().split()) if node else ""
        title = shown.casefold()
        if title and title in first:
            yield site.issue(
                "title-duplicate",
                (built_page.path, *built_page.node_place("<title")),
                f"“{shown}” is the title of {first[title]} too",
                FIX,
                url=built_page.url,
            )
        first.setdefault(title, built_page.path)
