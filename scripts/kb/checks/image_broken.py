"""A picture file must hold what its name says: an empty or foreign one is shown as an empty frame, or refused by programs."""

from collections.abc import Iterable

from kb.built import Document, Fault
from kb.checks import _beside
from kb.checks._pictures import RASTER, ending, fault_of_svg, is_nameless, local_file, sort_of
from kb.checks.base import Site
from kb.issue import Issue

NEEDS = "page"
FIX = "Export the picture again, or give the file the ending of what it is."
_ENDINGS = {sort: kind for kind, sort in RASTER.items() if kind != "jpeg"}


def visit(page: Document) -> Iterable[Fault]:
    """Drawings without a name space, which a browser shows on a page of their own but not in <img>."""
    for image in page.tagged("img"):
        path = local_file(page, image.get("src")) if ".svg" in image.get("src").lower() else None
        if path and is_nameless(path):
            said = f"The drawing “{image.get('src')}” names no name space, so a browser shows nothing"
            yield page.fault(image, said, 'Write xmlns="http://www.w3.org/2000/svg" in the <svg> of the file.', "src")


def run(site: Site) -> Iterable[Issue]:
    """Files whose bytes are not those of a picture of that ending."""
    for path in sorted(site.built.files) if site.built else ():
        kind = ending(path)
        if path.startswith("pagefind/") or (kind not in RASTER and kind != "svg"):
            continue
        found = _fault(site, path, kind)
        if found:
            line, column, said = found
            name = path.rpartition("/")[2]
            sort = sort_of(_head(site, path))
            fix = f"Give it the ending “.{_ENDINGS[sort]}”, or export it as {RASTER.get(kind, 'SVG')}." if sort else FIX
            yield site.issue("image-broken", (_beside.written(site, path), line, column), f"“{name}” {said}", fix)


def _head(site: Site, path: str) -> bytes:
    assert site.built
    try:
        with (site.built.folder / path).open("rb") as file:
            return file.read(64)
    except OSError:
        return b""


def _fault(site: Site, path: str, kind: str) -> tuple[int, int, str] | None:
    assert site.built
    try:
        raw = (site.built.folder / path).read_bytes() if kind == "svg" else _head(site, path)
        if not (site.built.folder / path).stat().st_size:
            return 1, 1, "is empty"
    except OSError:  # the rule file-unreadable tells
        return None
    sort = sort_of(raw)
    if sort and sort != RASTER.get(kind) and kind != "ico":  # an icon may be any picture: browsers look at the bytes
        return 1, 1, f"is {'an' if sort in ('AVIF', 'ICO') else 'a'} {sort} picture"
    if kind == "svg":
        return fault_of_svg(raw)
    return None if sort else (1, 1, f"is no {RASTER[kind]} picture")
