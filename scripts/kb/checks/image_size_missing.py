"""A picture should say its width and height: without them the text below jumps when it has been loaded."""

import re
from collections.abc import Iterable

from kb.built import Document, Fault
from kb.checks._pictures import shown

NEEDS = "page"
FIX = "Write width and height as the file has them."
_SIZED = re.compile(r"(?:^|[;\s])(?:height|block-size|aspect-ratio)\s*:", re.I)


def visit(page: Document) -> Iterable[Fault]:
    """Raster pictures in the article without both, unless their style gives a height."""
    for image in page.tagged("img"):
        if not image.inside or (image.get("width") and image.get("height")) or _SIZED.search(image.get("style")):
            continue
        size = shown(page, image)
        if size:
            fix = f"Write “width={size.width} height={size.height}” in its tag, in Markdown in braces “{{ }}” after it."
            yield page.fault(image, f"“{image.get('src')}” has no width and height", fix, "src", "warning")
