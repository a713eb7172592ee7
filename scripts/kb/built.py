"""Built HTML as a browser sees it: one parse a page, its ids, its links, and how an address resolves."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

# Elements and attributes whose value a browser fetches or follows.
_ADDRESSES = (
    ("a[href]", "href"), ("area[href]", "href"), ("link[href]", "href"), ("img[src]", "src"), ("script[src]", "src"),
    ("source[src]", "src"), ("video[src]", "src"), ("video[poster]", "poster"), ("audio[src]", "src"),
    ("track[src]", "src"), ("iframe[src]", "src"), ("embed[src]", "src"), ("object[data]", "data"),
    ("form[action]", "action"), ("use[href]", "href"),
)  # fmt: skip
_ASSET_TAGS = {"img", "script", "source", "video", "audio", "track", "iframe", "embed", "object", "use"}
_INERT = "template"


@dataclass(frozen=True)
class Reference:
    """One address in a page. `asset` is true if the browser fetches it by itself."""

    tag: str
    attribute: str
    value: str
    number: int
    asset: bool
    in_article: bool


@dataclass(frozen=True)
class Target:
    """Where an address leads: a path inside the site (None if it leaves the site) and a decoded fragment."""

    path: str | None
    fragment: str
    outside: bool = False
    host: str = ""


class BuiltPage:
    """One HTML file. `path` is relative to the site's folder, `url` its address there."""

    def __init__(self, path: str, raw: bytes) -> None:
        self.path = path
        self.raw = raw
        folder, name = posixpath.split(path)
        self.url = (f"{folder}/" if folder else "") if name == "index.html" else path

    @cached_property
    def text(self) -> str:
        """The bytes as UTF-8, faults replaced."""
        return self.raw.decode("utf-8", "replace")

    @cached_property
    def tree(self) -> LexborHTMLParser:
        """The page parsed as the HTML standard says."""
        return LexborHTMLParser(self.raw)

    @cached_property
    def ids(self) -> dict[str, int]:
        """Every id (and `name` of an anchor) with the number of elements that carry it."""
        counts: dict[str, int] = {}
        for node in self.tree.css("[id]"):
            value = node.attributes.get("id") or ""
            counts[value] = counts.get(value, 0) + 1
        for node in self.tree.css("a[name]"):
            counts.setdefault(node.attributes.get("name") or "", 1)
        return counts

    @cached_property
    def base(self) -> str:
        """The value of `<base href>`, or ""."""
        node = self.tree.css_first("base[href]")
        return (node.attributes.get("href") or "") if node else ""

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """Every address, in the order of the list of elements above."""
        found: list[Reference] = []
        seen: dict[tuple[str, str], int] = {}
        article = self.tree.css_first("article") or self.tree.css_first("main")
        inside = {node.mem_id for node in article.css("[href], [src]")} if article else set()
        for selector, attribute in _ADDRESSES:
            for node in self.tree.css(selector):
                if _within(node, _INERT):
                    continue
                value = node.attributes.get(attribute)
                value = "" if value is None else value
                number = seen.get((attribute, value), 0)
                seen[attribute, value] = number + 1
                found.append(
                    Reference(node.tag or "", attribute, value, number, _is_asset(node), node.mem_id in inside)
                )
        return tuple(found)

    def place(self, value: str, number: int = 0) -> tuple[int, int]:
        """Line and column of the `number`th occurrence of an attribute value (only asked for when reporting)."""
        pattern = re.compile(r"=\s*[\"']?" + re.escape(value).replace("&", "&(?:amp;)?"))
        matches = list(pattern.finditer(self.text))
        if not matches:
            return 1, 1
        offset = matches[min(number, len(matches) - 1)].start()
        line = self.text.count("\n", 0, offset) + 1
        return line, offset - (self.text.rfind("\n", 0, offset) + 1) + 1

    def node_place(self, opening: str) -> tuple[int, int]:
        """Line and column of the first text that matches the expression `opening`, ignoring case."""
        match = re.search(opening, self.text, re.I)
        if not match:
            return 1, 1
        line = self.text.count("\n", 0, match.start()) + 1
        return line, match.start() - (self.text.rfind("\n", 0, match.start()) + 1) + 1


def _is_asset(node: LexborNode) -> bool:
    if node.tag == "link":
        rel = (node.attributes.get("rel") or "").lower()
        return any(word in rel.split() for word in ("stylesheet", "icon", "preload", "modulepreload", "manifest"))
    return node.tag in _ASSET_TAGS


def _within(node: LexborNode, tag: str) -> bool:
    parent = node.parent
    while parent is not None:
        if parent.tag == tag:
            return True
        parent = parent.parent
    return False


class BuiltSite:
    """A folder of built HTML, and the rules by which a browser would move about in it."""

    def __init__(self, folder: Path, site_url: str = "") -> None:
        self.folder = folder
        self.site_url = site_url

    @cached_property
    def files(self) -> frozenset[str]:
        """Every file, relative to the folder, with forward slashes."""
        return frozenset(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*") if path.is_file())

    @cached_property
    def folded(self) -> dict[str, str]:
        """Files by their name in lower case, for naming the right letter case."""
        return {name.casefold(): name for name in sorted(self.files)}

    @cached_property
    def pages(self) -> dict[str, BuiltPage]:
        """Every HTML page by its path."""
        return {
            name: BuiltPage(name, (self.folder / name).read_bytes())
            for name in sorted(self.files)
            if name.endswith((".html", ".htm")) and not name.startswith("pagefind/")
        }

    @cached_property
    def prefix(self) -> str:
        """Path below which the site lives (`/project/`), from the setting or from a canonical link."""
        address = self.site_url
        if not address:
            for page in self.pages.values():
                node = page.tree.css_first("link[rel=canonical]")
                href = (node.attributes.get("href") or "") if node else ""
                if href.endswith("/" + page.url) or (not page.url and href):
                    address = href[: len(href) - len(page.url)]
                    break
        path = urlsplit(address).path
        return path if path.endswith("/") else path + "/"

    @cached_property
    def host(self) -> str:
        """The site's own host, if it is known."""
        address = self.site_url
        if not address:
            for page in self.pages.values():
                node = page.tree.css_first("link[rel=canonical]")
                if node:
                    address = node.attributes.get("href") or ""
                    break
        return urlsplit(address).netloc

    def resolve(self, page: BuiltPage, value: str) -> Target:
        """Follow an address from a page, as the URL standard does (tabs and line ends dropped, spaces stripped)."""
        value = re.sub(r"[\t\n\r]", "", value).strip("\x00\x01\x02 \x0c")
        here = f"http://site.invalid{self.prefix}{page.url}"
        base = urljoin(here, page.base) if page.base else here
        try:
            if value == "" or (value.startswith("#") and not page.base):
                joined = urlsplit(here)._replace(fragment=value[1:])
            else:
                joined = urlsplit(urljoin(base, value))
        except ValueError:
            return Target(None, "", True)
        fragment = unquote(joined.fragment)
        if joined.scheme not in ("http", "https"):
            return Target(None, fragment, True)
        if joined.netloc not in ("site.invalid", self.host) or not joined.netloc:
            return Target(None, fragment, True, joined.netloc)
        path = unquote(joined.path)
        if not path.startswith(self.prefix):
            return Target("../" + path.lstrip("/"), fragment)
        inside = path[len(self.prefix) :]
        if inside == "" or inside.endswith("/"):
            inside += "index.html"
        elif inside not in self.files and f"{inside}/index.html" in self.files:
            inside += "/index.html"
        return Target(inside, fragment)

    def references(self) -> Iterator[tuple[BuiltPage, Reference, Target]]:
        """Every address of every page with where it leads."""
        for page in self.pages.values():
            for reference in page.references:
                yield page, reference, self.resolve(page, reference.value)
