"""The description of a picture must say what it shows: the name of its file is read out letter by letter, and tells nothing."""

import posixpath
import re
from collections.abc import Iterable

from kb.built import Document, Fault

NEEDS = "page"
FIX = "Say in a few words what the picture shows."

_FILE = re.compile(r"[\w().%/-]+\.(?:png|jpe?g|gif|svg|webp|avif|tiff?|bmp|heic|ico)", re.I)
_CAMERA = re.compile(
    r"(?:img|dsc[nf]?|pict?|pxl|mvimg|image|photo|picture|screen[ _-]?shot|bild|untitled|unnamed)[ _-]?\d[\d _.-]*"
    r"|dsc[nf]?|unnamed|untitled|screen[ _-]?shot[ _-]\d{4}-\d\d-\d\d.*", re.I
)  # fmt: skip


def visit(page: Document) -> Iterable[Fault]:
    """Descriptions that are a file's name, a camera's number, or the name of the very file without its ending."""
    for image in page.having("alt"):
        said = " ".join(image.get("alt").split())
        if said and image.tag in ("img", "input", "area") and (
            _FILE.fullmatch(said) or _CAMERA.fullmatch(said) or _is_stem(said, image.get("src"))
        ):  # fmt: skip
            yield page.fault(image, f"The description “{said[:60]}” is the name of a file", FIX, "alt")


def _is_stem(said: str, source: str) -> bool:
    """Names of several words: “map” for map.png may be a description."""
    stem = posixpath.basename(source.partition("?")[0]).rpartition(".")[0]
    return (
        said.casefold() == stem.casefold()
        and bool(re.search(r"\w[_-]\w.*[_-]|_|\d.*[_-]|[_-].*\d", said))
        and " " not in said
    )
