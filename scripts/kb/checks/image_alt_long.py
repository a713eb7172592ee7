"""The description of a picture should be short: a screen reader reads it in one breath, and nobody can go back in it.

What needs more words belongs in the text or the caption, where everybody can read it.
"""

from collections.abc import Iterable

from kb.built import Document, Fault

NEEDS = "page"
FIX = "Say in one or two sentences what the picture shows, and the rest in the text."
_MOST = 250


def visit(page: Document) -> Iterable[Fault]:
    """Descriptions of more than 250 characters."""
    for image in page.having("alt"):
        length = len(" ".join(image.get("alt").split()))
        if length > _MOST:
            said = f"The description has {length} characters, more than {_MOST}"
            yield page.fault(image, said, FIX, "alt", "warning")
