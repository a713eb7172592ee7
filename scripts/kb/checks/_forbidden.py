"""Elements that html-unsafe wants out of a page's Markdown: what else is wrong with one goes with it."""

from kb.built.page import Where
from kb.checks.html_unsafe import ELEMENTS
from kb.parse.page import SourcePage


def forbidden(source: SourcePage | None, where: Where, *around: str) -> bool:
    """True if html-unsafe reports the element of a fault, or one of those that may stand around it."""
    if source is None or not where.inside or "<" not in source.body:
        return False
    body = source.body.lower()
    return any(f"<{tag}" in body for tag in (where.tag, *around) if tag in ELEMENTS)
