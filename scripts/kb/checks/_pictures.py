"""Pictures by their bytes: of what sort a file is, whatever its name says, and how wide and high it is."""

from __future__ import annotations

import struct
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple
from xml.parsers import expat

from kb.built import Document, Element

RASTER = {"png": "PNG", "jpg": "JPEG", "jpeg": "JPEG", "gif": "GIF", "webp": "WebP", "avif": "AVIF", "ico": "ICO"}
# Where a JPEG says its size: any start of frame but the tables that share these numbers.
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_ENOUGH = 1 << 18


class Size(NamedTuple):
    """Width and height in pixels."""

    width: int
    height: int


def ending(path: str) -> str:
    """What the name says that it is: `png`, `svg`."""
    return path.rpartition("/")[2].rpartition(".")[2].lower()


def sort_of(raw: bytes) -> str:
    """The sort of raster picture that these bytes begin; "" if none of those that browsers show."""
    if raw.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if raw.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if raw[:6] in (b"GIF87a", b"GIF89a"):
        return "GIF"
    if raw[:4] == b"RIFF" and raw[8:12] == b"WEBP":
        return "WebP"
    if raw[4:8] == b"ftyp" and (b"avif" in raw[8:64] or b"avis" in raw[8:64]):
        return "AVIF"
    return "ICO" if raw[:4] == b"\0\0\1\0" else ""


def size_of(raw: bytes) -> Size | None:
    """Width and height as the header tells them; None if it does not."""
    try:
        width, height = _size(sort_of(raw), raw)
    except (struct.error, IndexError, TypeError):
        return None
    return Size(width, height) if width and height else None


def _size(sort: str, raw: bytes) -> tuple[int, int]:
    if sort == "PNG":
        return struct.unpack(">II", raw[16:24])
    if sort == "GIF":
        return struct.unpack("<HH", raw[6:10])
    if sort == "JPEG":
        return _size_of_jpeg(raw)
    if sort == "WebP":
        return _size_of_webp(raw)
    at = raw.find(b"ispe") if sort == "AVIF" else -1
    return struct.unpack(">II", raw[at + 8 : at + 16]) if at > 0 else (0, 0)


def _size_of_jpeg(raw: bytes) -> tuple[int, int]:
    at = 2
    while raw[at] == 0xFF:
        mark = raw[at + 1]
        if mark in _FRAMES:
            height, width = struct.unpack(">HH", raw[at + 5 : at + 9])
            return width, height
        if mark in (0xFF, 0x01) or 0xD0 <= mark <= 0xD8:  # filling, or a mark without a length
            at += 1 if mark == 0xFF else 2
        else:
            at += 2 + max(2, struct.unpack(">H", raw[at + 2 : at + 4])[0])
    return 0, 0


def _size_of_webp(raw: bytes) -> tuple[int, int]:
    kind = raw[12:16]
    if kind == b"VP8X":
        return int.from_bytes(raw[24:27], "little") + 1, int.from_bytes(raw[27:30], "little") + 1
    if kind == b"VP8L":
        bits = struct.unpack("<I", raw[21:25])[0]
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    width, height = struct.unpack("<HH", raw[26:30])
    return width & 0x3FFF, height & 0x3FFF


def fault_of_svg(raw: bytes) -> tuple[int, int, str] | None:
    """Line, column and description of what keeps a browser from showing a drawing; None if nothing does."""
    roots: list[str] = []
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = lambda name, _: roots.extend([] if roots else [name])
    try:
        parser.Parse(raw, True)
    except expat.ExpatError as error:
        return error.lineno, error.offset + 1, f"is no XML: {expat.ErrorString(error.code)}"
    root = roots[0] if roots else ""
    return None if root.rpartition(" ")[2] == "svg" else (1, 1, f"is no SVG: its first element is “{root}”")


def local_file(page: Document, source: str) -> Path | None:
    """The file of the site that an address of a page leads to; None if there is none."""
    path = page.site.resolve(page, source).path if page.site else None
    return page.site.folder / path if page.site and path is not None and path in page.site.files else None


def shown(page: Document, image: Element) -> Size | None:
    """The size of the file that an `<img>` shows; None if it is no raster picture of ours."""
    source = image.get("src")
    if ending(source.partition("?")[0].partition("#")[0]) not in RASTER:
        return None
    path = local_file(page, source)
    return _size_of_file(path) if path else None


@lru_cache(maxsize=4096)
def is_nameless(path: Path) -> bool:
    """True for a drawing whose root is in no name space."""
    try:
        with path.open("rb") as file:
            head = file.read(8192)
    except OSError:
        return False
    return b"<svg" in head and b"http://www.w3.org/2000/svg" not in head


@lru_cache(maxsize=4096)
def _size_of_file(path: Path) -> Size | None:
    try:
        with path.open("rb") as file:
            return size_of(file.read(_ENOUGH))
    except OSError:
        return None
