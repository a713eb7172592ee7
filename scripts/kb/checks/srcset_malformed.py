"""A list of pictures (`srcset`) must give each one a size of one kind: what a browser cannot read it drops, and shows another."""

import re
from collections.abc import Iterable, Iterator

from kb.built import Document, Element, Fault
from kb.built.addresses import candidates

NEEDS = "page"
FIX = "Write “address 2x” or “address 640w” for each picture, with commas between them."

_DENSITY = re.compile(r"(?:\d+(?:\.\d+)?|\.\d+)(?:e[+-]?\d+)?x", re.I | re.A)
_NUMBER = re.compile(r"[1-9]\d*", re.A)
# An address may hold commas, and data nearly always do: only those that stand apart are read as empty pictures.
_EMPTY = re.compile(r"\A\s*,|,\s*\Z|,,(?=\s|\Z)|(?<=\d[wxh]),(?=\s*,)|,\s+,")


def visit(page: Document) -> Iterable[Fault]:
    """Sizes of an unknown kind, of two kinds, twice, or without `sizes`, and commas with nothing between them."""
    for attribute, sizes in (("srcset", "sizes"), ("imagesrcset", "imagesizes")):
        for element in page.having(attribute):
            if element.tag not in ("img", "source", "link"):
                continue
            for said, fix in _faults(element.get(attribute)):
                yield page.fault(element, said, fix, attribute)
            yield from _without_sizes(page, element, attribute, sizes)


def _without_sizes(page: Document, element: Element, attribute: str, sizes: str) -> Iterator[Fault]:
    if sizes not in element.attributes and any(
        found.descriptor.endswith("w") for found in candidates(element.get(attribute))
    ):
        said = f"Without “{sizes}” a browser takes the picture to be as wide as the window"
        yield page.fault(
            element, said, f'Write {sizes}="100vw", or how wide the picture is shown.', attribute, "warning"
        )


def _faults(value: str) -> Iterator[tuple[str, str]]:
    if not value.strip(" ,\t\n\r\f"):
        yield "The list of pictures is empty", "Remove the attribute, or name a picture."
        return
    if _EMPTY.search(value):
        yield "A comma has no picture before or after it", "Remove the comma."
    seen: dict[str, str] = {}
    kinds: set[str] = set()
    for url, descriptor in candidates(value):
        said = _fault(descriptor)
        if said:
            yield f"“{descriptor[:40]}” {said}", FIX
            continue
        size = descriptor.lower() or "1x"
        kinds.add("w" if "w" in size else "x")
        if size in seen and not (not descriptor and seen[size] == url):
            yield f"Two pictures have the size “{size}”, of which a browser takes the first", "Give each its own size."
        seen[size] = url
    if len(kinds) > 1:
        yield "Widths (“640w”) and densities (“2x”) are mixed", "Write one of the two for all pictures."


def _fault(descriptor: str) -> str:
    """What is wrong with the size of one picture; "" if nothing."""
    if not descriptor or _DENSITY.fullmatch(descriptor):
        return ""
    parts = descriptor.split()
    units = [part[-1] for part in parts]
    if len(parts) == 1 and parts[0].replace(".", "", 1).isdigit():
        return "has no unit"
    if any(unit not in "wh" or not _NUMBER.fullmatch(part[:-1]) for part, unit in zip(parts, units, strict=True)):
        return "is no width (“640w”) and no density (“2x”)"
    return "" if sorted(units) in (["w"], ["h", "w"]) else "says a size twice or a height alone"
