"""Weighs the pages: what a browser loads for a first view of the heaviest page of each kind."""

from __future__ import annotations

import gzip
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kb.built import BuiltSite, Document
from kb.parse.page import read_all

# An operation's page is read on a phone: its own HTML with the pictures that stand in it, in bytes after gzip.
MOST_OPERATION_PAGE = 40_000

_PACKED = {".html", ".css", ".js", ".svg", ".json", ".xml", ".txt"}
_INLINE_PICTURE = re.compile(rb"<svg\b.*?</svg>", re.S)


@dataclass(frozen=True)
class Weight:
    """What a browser loads for the heaviest page of a kind, in bytes after gzip."""

    kind: str
    uri: str
    html: int
    css: int
    js: int
    images: int
    inline: int = 0
    """The part of `html` that pictures standing in the page take."""

    @property
    def total(self) -> int:
        """All of it."""
        return self.html + self.css + self.js + self.images


def weigh(root: Path, site: Path) -> list[Weight]:
    """The heaviest page of each kind, by what a browser loads before anybody clicks or scrolls."""
    built = BuiltSite(site)
    heaviest: dict[str, Weight] = {}
    for page in read_all(root).values():
        if f"{page.url}index.html" not in built.files or page.front_matter is None:
            continue
        weight = _weight(built, built.document(f"{page.url}index.html"), page.front_matter.kind, page.uri)
        if page.front_matter.kind not in heaviest or weight.total > heaviest[page.front_matter.kind].total:
            heaviest[page.front_matter.kind] = weight
    return sorted(heaviest.values(), key=lambda weight: -weight.total)


def _weight(built: BuiltSite, page: Document, kind: str, uri: str) -> Weight:
    late = {node.attributes.get("src") for node in page.tree.css('img[loading="lazy"]')}
    files = {
        target.path
        for reference in page.references
        if reference.asset and reference.value not in late and (target := built.resolve(page, reference.value)).path
    }
    sums = {"css": 0, "js": 0, "images": 0}
    for name in sorted(files & built.files):
        suffix = Path(name).suffix
        sums["css" if suffix == ".css" else "js" if suffix == ".js" else "images"] += sent(built.folder / name)
    inline = _packed(page.raw) - _packed(_INLINE_PICTURE.sub(b"", page.raw))
    return Weight(kind, uri, _packed(page.raw), **sums, inline=inline)


def sent(path: Path) -> int:
    """Bytes of a file as a server sends it: text packed, pictures as they are."""
    raw = path.read_bytes()
    return _packed(raw) if path.suffix in _PACKED else len(raw)


def _packed(raw: bytes) -> int:
    return len(gzip.compress(raw, 6, mtime=0))


def table(weights: Sequence[Weight]) -> str:
    """What was weighed, as Markdown."""
    lines = [
        "| Kind | Heaviest page | HTML | CSS | JS | Pictures | First view, KiB after gzip |",
        "| --- | --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for weight in weights:
        parts = (weight.html, weight.css, weight.js, weight.images, weight.total)
        lines.append(f"| {weight.kind} | {weight.uri} | " + " | ".join(f"{part / 1024:.1f}" for part in parts) + " |")
    for weight in weights:
        if weight.kind == "operation":
            lines += ["", operation_page(weight)]
    return "\n".join(lines) + "\n"


def operation_page(weight: Weight) -> str:
    """One sentence on what an operation's page itself weighs, and whether that is within the goal."""
    verdict = "within" if weight.html < MOST_OPERATION_PAGE else "over"
    return (
        f"Operation page {weight.uri}: {weight.html / 1000:.1f} kB after gzip, pictures in it {weight.inline / 1000:.1f} kB; "
        f"{verdict} the goal of under {MOST_OPERATION_PAGE / 1000:.0f} kB."
    )
