"""Width and height of a picture must be in the proportion of its file: else it is shown squeezed or stretched."""

from collections.abc import Iterable

from kb.built import Document, Fault
from kb.checks._pictures import shown

NEEDS = "page"
FIX = "Write the width and height that the file has."
_TOLERATED = 0.02  # rounding to whole pixels does that much to a small picture


def visit(page: Document) -> Iterable[Fault]:
    """Raster pictures with both attributes; one whose style fits it in by itself is left alone."""
    for image in page.having("height"):
        width, height = image.get("width").strip(), image.get("height").strip()
        if image.tag != "img" or not (_is_number(width) and _is_number(height)) or "object-fit" in image.get("style"):
            continue
        real = shown(page, image)
        if real is None:
            continue
        # A photograph may say in itself that it is to be turned.
        if _differs(int(width), int(height), *real) and _differs(int(width), int(height), *real[::-1]):
            right = round(int(width) * real.height / real.width)
            said = f"“{image.get('src')}” is {real.width} × {real.height}, not in the proportion of {width} × {height}"
            yield page.fault(image, said, f'Write height="{right}".', "height")


def _is_number(value: str) -> bool:
    return value.isascii() and value.isdigit() and 0 < len(value) < 6 and int(value) > 0


def _differs(width: int, height: int, real_width: int, real_height: int) -> bool:
    right = width * real_height / real_width
    return abs(right - height) > max(1, _TOLERATED * right)
