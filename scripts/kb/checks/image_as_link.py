"""A picture must be written as one: without its “!” readers get a link instead, and a page shown as a picture is an empty frame.

A link to a picture is counted where it stands alone, as a picture would, and does not offer the file for itself.
"""

import re
from collections.abc import Iterable

from kb.checks.base import Site
from kb.issue import Issue
from kb.locate import source_target
from kb.parse.links import Link
from kb.parse.page import SourcePage
from kb.project import Project

NEEDS = "sources"
FIX = "Write ![what the picture shows](path)."
_NO_PICTURE = "Link to it without the “!”, or name the file of a picture."

_PICTURES = ("png", "jpg", "jpeg", "gif", "webp", "avif", "svg")
_OTHERS = (
    "md",
    "html",
    "htm",
    "pdf",
    "csv",
    "json",
    "geojson",
    "xml",
    "txt",
    "yml",
    "zip",
    "docx",
    "xlsx",
    "mp3",
    "mp4",
)
_WHOLE = re.compile(r"[a-z][a-z0-9+.-]*:|/", re.I)
_OFFERED = re.compile(
    r"download|original|full[ -]?siz|larg|high[ -]res|\bfile\b|\b(?:svg|png|jpe?g|gif|webp|avif)\b", re.I
)

_PARAGRAPH_START = re.compile(r"(?:\A|\n)[ ]{0,3}\n[ ]{0,3}\Z|\A\s*\Z")
_PARAGRAPH_END = re.compile(r"[ \t]*(?:\n[ \t]*(?:\n|\Z)|\Z)")


def run(site: Site) -> Iterable[Issue]:
    """Links alone in their paragraph to a picture of the site, and pictures that name a page or document of it."""
    for page in site.pages.values():
        for link in page.links:
            if link.form not in ("inline", "image") or _WHOLE.match(link.target):
                continue
            kind = re.split(r"[?#]", link.target)[0].rpartition(".")[2].lower()
            if link.form == "image" and kind in _OTHERS and _is_there(site, page, link):
                said = f"“{link.target}” is no picture, so readers see an empty frame"
                yield site.issue("image-as-link", page.place(link.start), said, _NO_PICTURE, url=page.url)
            elif link.form == "inline" and kind in _PICTURES and _alone(page, link) and _is_there(site, page, link):
                said = f"“{link.target}” is a picture, and shown as a link"
                place = page.place(link.start)
                yield site.issue("image-as-link", place, said, FIX, url=page.url, severity="warning")


def _alone(page: SourcePage, link: Link) -> bool:
    """True if the link is a paragraph and its words do not say that it leads to a file."""
    around = _PARAGRAPH_END.match(page.body, link.end) and _PARAGRAPH_START.search(
        page.body, max(0, link.start - 4), link.start
    )
    return bool(around) and "![" not in link.text and not _OFFERED.search(link.text)


def _is_there(site: Site, page: SourcePage, link: Link) -> bool:
    """False for what other rules report as missing."""
    path = source_target(site, page, link)[0]
    uri = path.removesuffix("index.html")
    return uri in site.page_of_url or bool(site.project and f"docs/{path}" in _files(site, site.project))


def _files(site: Site, project: Project) -> frozenset[str]:
    if "image-as-link" not in site.kept:
        site.kept["image-as-link"] = frozenset(project.tree.files)
    kept: frozenset[str] = site.kept["image-as-link"]
    return kept
