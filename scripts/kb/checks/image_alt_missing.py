"""A picture must say in words what it shows, for readers who do not see it; `alt=""` marks mere decoration.

In Markdown an empty description is taken for a forgotten one.
"""

from collections.abc import Iterable

from kb.built import Document, Fault
from kb.checks.base import Site
from kb.issue import Issue

NEEDS = "page"
FIX = "Write ![what the picture shows](path)."
_HTML = 'Write alt="what the picture shows", or alt="" if it is mere decoration.'


def visit(page: Document) -> Iterable[Fault]:
    """Images, image buttons and clickable areas without an alternative text."""
    for image in page.tagged("img"):
        if "alt" not in image.attributes:
            yield page.fault(image, f"The picture “{image.get('src')}” has no description", _HTML)
    for button in page.tagged("input"):
        if button.get("type").casefold() == "image" and not button.get("alt").strip():
            yield page.fault(button, f"The image button “{button.get('src')}” has no description", _HTML)
    for area in page.tagged("area"):
        if "href" in area.attributes and not area.get("alt").strip():
            yield page.fault(area, f"The area that leads to “{area.get('href')}” has no description", _HTML)


def run(site: Site) -> Iterable[Issue]:
    """Pictures in Markdown with nothing between the brackets."""
    for page in site.pages.values():
        # Where a picture is all that a link holds, link-text-missing reports the link.
        inside = {link.start + 1 for link in page.links if link.form == "inline" and link.text.startswith("![](")}
        for link in page.links:
            if link.form == "image" and not link.text.strip() and link.start not in inside:
                said = f"The picture “{link.target}” has no description"
                yield site.issue("image-alt-missing", page.place(link.start), said, FIX, url=page.url)
