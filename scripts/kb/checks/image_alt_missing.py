"""A picture must say in words what it shows, for readers who do not see it; `alt=""` marks mere decoration."""

from collections.abc import Iterable

from kb.checks.base import Site
from kb.issue import Issue
from kb.locate import page_place

NEEDS = "built"
FIX = "Write ![what the picture shows](path)."

# An `alt` inside the quotes of another attribute is none.
_NO_ALT = r"<img\b(?!(?:[^>\"']|\"[^\"]*\"|'[^']*')*?\salt\b)"


def run(site: Site) -> Iterable[Issue]:
    """Images without an alt attribute, and images in Markdown with an empty one."""
    built = site.built
    assert built
    for page in built.pages.values():
        source = site.page_of_url.get(page.url)
        if source:
            for link in source.links:
                if link.form == "image" and not link.text.strip():
                    yield site.issue(
                        "image-alt-missing",
                        source.place(link.start),
                        f"The picture “{link.target}” has no description",
                        FIX,
                        url=page.url,
                    )
        for number, node in enumerate(page.nodes("img:not([alt])")):
            yield site.issue(
                "image-alt-missing",
                page_place(site, page, _NO_ALT, number),
                f"The picture “{node.attributes.get('src')}” has no description",
                'Write alt="what the picture shows", or alt="" if it is mere decoration.',
                url=page.url,
            )
