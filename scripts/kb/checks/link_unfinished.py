"""A link to a page of the site must name its .md file: the built address breaks when either page moves, and in every other viewer.

In raw HTML addresses are those of the built site; one that leads nowhere is for link-broken.
"""

import posixpath
import re
from collections.abc import Iterable
from urllib.parse import unquote

from kb.checks.base import Site
from kb.issue import Edit, Issue
from kb.locate import source_target
from kb.parse.page import SourcePage
from kb.project import Project

NEEDS = "sources"
FIX = "Name the .md file by a relative path."

_HOST = re.compile(r"[a-z][a-z0-9+.-]*://[^/]*", re.I)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|[#?]|\Z", re.I)


def run(site: Site) -> Iterable[Issue]:
    """Links in Markdown whose path is that of a built page, as a browser follows it, and of no file."""
    assert site.project
    files = frozenset(site.project.tree.files)
    for page in site.pages.values():
        for link in page.links:
            if link.form not in ("inline", "definition") or _ELSEWHERE.match(link.target):
                continue
            asked = source_target(site, page, link)[0]
            named = re.split(r"[?#]", link.target)[0]
            if f"docs/{asked}" in files or named.endswith(".md"):
                continue
            there = _built(site, site.project, page, unquote(named))
            if there is None:
                continue
            right = posixpath.relpath(there.uri, posixpath.dirname(page.uri) or ".") + link.target[len(named) :]
            whole = page.text.startswith(link.target, link.offset)
            place = page.place(link.offset)
            edits = (Edit(*place, link.target, right),) if whole else ()
            said = f"“{link.target}” is the address of a built page, and no file of the site"
            yield site.issue("link-unfinished", place, said, f"Write “{right}”.", url=page.url, edits=edits)


def _built(site: Site, project: Project, page: SourcePage, path: str) -> SourcePage | None:
    """The page at which a browser arrives that follows `path` as it is written."""
    if path.startswith("/"):
        prefix = _HOST.sub("", project.site_url).rstrip("/") + "/"
        if not path.startswith(prefix):
            return None
        joined = posixpath.normpath(f"./{path[len(prefix) :]}")
    else:
        joined = posixpath.normpath(posixpath.join(page.url, path))
    if joined.startswith(".."):
        return None  # for link-outside
    name = "" if joined in (".", "index.html") else joined.removesuffix("/index.html") + "/"
    return site.page_of_url.get(name)
