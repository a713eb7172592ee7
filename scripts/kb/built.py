"""Built HTML as a browser sees it: one parse a page, its ids, its links, and how an address resolves."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import quote, unquote, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

# Elements and attributes whose value a browser fetches or follows.
_ADDRESSES = (
    ("a[href]", "href"), ("area[href]", "href"), ("link[href]", "href"), ("img[src]", "src"), ("script[src]", "src"),
    ("source[src]", "src"), ("video[src]", "src"), ("video[poster]", "poster"), ("audio[src]", "src"),
    ("track[src]", "src"), ("iframe[src]", "src"), ("embed[src]", "src"), ("object[data]", "data"),
    ("form[action]", "action"), ("use[href]", "href"),
)  # fmt: skip
_ASSET_TAGS = {"img", "script", "source", "video", "audio", "track", "iframe", "embed", "object", "use"}
_FETCHED = {"stylesheet", "icon", "preload", "modulepreload", "manifest", "prefetch"}
_NAMED = ("[href]", "[src]", "[data]", "[poster]", "[action]")
_INERT = "template"
_NOT_IN_TREE = re.compile(
    r"<!--.*?-->|<(template|style|textarea)\b.*?</\1\s*>|(?P<script><script\b[^>]*>).*?</script\s*>", re.S | re.I
)
_STRIPPED = "".join(map(chr, range(0x21)))  # C0 controls and space, as the URL standard strips them


@dataclass(frozen=True)
class Reference:
    """One address in a page. `asset` is true if the browser fetches it by itself, `hint` if it contacts the host only."""

    tag: str
    attribute: str
    value: str
    number: int
    asset: bool
    in_article: bool
    hint: bool = False


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

    def nodes(self, selector: str) -> list[LexborNode]:
        """Elements that a reader meets: those inside a template are left out."""
        return [node for node in self.tree.css(selector) if not _within(node, _INERT)]

    @cached_property
    def ids(self) -> dict[str, int]:
        """Every id (and `name` of an anchor) with the number of elements that carry it."""
        counts: dict[str, int] = {}
        for node in self.nodes("[id]"):
            value = node.attributes.get("id") or ""
            counts[value] = counts.get(value, 0) + 1
        for node in self.nodes("a[name]"):
            counts.setdefault(node.attributes.get("name") or "", 1)
        return counts

    @cached_property
    def base(self) -> str:
        """The value of `<base href>`, or ""."""
        node = self.tree.css_first("base[href]")
        return (node.attributes.get("href") or "") if node else ""

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """Every address, in the order of the list of elements above; lists of links in a `nav` are not the article's."""
        found: list[Reference] = []
        seen: Counter[tuple[str, str]] = Counter()
        article = self.tree.css_first("article") or self.tree.css_first("main")
        inside: set[int] = set()
        if article:
            lists = {node.mem_id for node in article.css(", ".join(f"nav {name}" for name in _NAMED))}
            inside = {node.mem_id for node in article.css(", ".join(_NAMED))} - lists
        inert = self.tree.css_first(_INERT) is not None  # asked once: the way up from every link is long
        for selector, attribute in _ADDRESSES:
            tag = selector.partition("[")[0]
            for node in self.tree.css(selector):
                attributes = node.attributes  # made anew each time it is asked for
                value = attributes.get(attribute) or ""
                number = seen[tag, value]
                seen[tag, value] += 1
                rel = set((attributes.get("rel") or "").lower().split())
                if (inert and _within(node, _INERT)) or "canonical" in rel:
                    continue  # nobody follows either
                asset = bool(rel & _FETCHED) if tag == "link" else tag in _ASSET_TAGS
                hint = tag == "link" and bool(rel & {"preconnect", "dns-prefetch"})
                found.append(Reference(tag, attribute, value, number, asset, node.mem_id in inside, hint))
        return tuple(found)

    def place(self, reference: Reference) -> tuple[int, int]:
        """Line and column of the attribute that holds an address (only asked for when reporting)."""
        opening = rf"<{re.escape(reference.tag)}\b(?:[^>\"']|\"[^\"]*\"|'[^']*')*?"
        return self.node_place(
            opening + rf"(?P<at>{attribute_pattern(reference.value, reference.attribute)})", reference.number
        )

    def node_place(self, opening: str, number: int = 0) -> tuple[int, int]:
        """Line and column of the `number`th text that matches the expression `opening` (its group `at`), ignoring case."""
        # The tree holds neither comments nor the content of templates and scripts, so they must not be counted here.
        shown = _NOT_IN_TREE.sub(_blanked, self.text)
        matches = list(re.finditer(opening, shown, re.I))
        if not matches:
            return 1, 1
        match = matches[min(number, len(matches) - 1)]
        offset = match.start("at") if "at" in match.re.groupindex else match.start()
        line = self.text.count("\n", 0, offset) + 1
        return line, offset - (self.text.rfind("\n", 0, offset) + 1) + 1


def _blanked(match: re.Match[str]) -> str:
    kept = match["script"] or ""  # its address is a matter of rules, its words are not
    return kept + re.sub(r"[^\n]", " ", match.group()[len(kept) :])


def attribute_pattern(value: str, names: str = r"[\w:-]+") -> str:
    """An expression for an attribute that holds just `value`, however it is quoted."""
    escaped = re.escape(value).replace("&", "&(?:amp;)?")
    return rf"(?<![\w:-]){names}\s*=\s*(?:\"\s*{escaped}\s*\"|'\s*{escaped}\s*'|{escaped or '(?!)'}(?=[\s>]))"


def _climbs(url: str, path: str) -> bool:
    """True if a relative `path` leaves the folder above the page `url`."""
    if not path or path.startswith("/"):
        return False
    whole = posixpath.normpath(posixpath.join(posixpath.dirname(url), unquote(path)))
    return whole == ".." or whole.startswith("../")


def _within(node: LexborNode, tag: str) -> bool:
    parent = node.parent
    while parent is not None:
        if parent.tag == tag:
            return True
        parent = parent.parent
    return False


# Another site's address, without a port, a user or an odd letter.
_FOREIGN = re.compile(
    r"https?://(?P<host>[a-z0-9-]+(?:\.[a-z0-9-]+)+)(?:/[!-\"$-\[\]-~]*)?(?:#(?P<fragment>[A-Za-z0-9_.:-]*))?"
)
# Nothing to decode, no scheme, no host, no query, no empty part: what the engine writes.
_PLAIN = re.compile(r"(?!/)(?:(?!//)[A-Za-z0-9_./-])*(?:#[A-Za-z0-9_.:-]*)?")


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
        path = unquote(urlsplit(address).path)
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
        plain = self._plain(page, value)
        if plain:
            return plain
        value = re.sub(r"[\t\n\r]", "", value).strip(_STRIPPED)
        here = f"http://site.invalid{quote(self.prefix + page.url)}"
        try:
            base = urljoin(here, page.base)
            joined = urlsplit(urljoin(base, value))
            climbs = not page.base and _climbs(page.url, urlsplit(value).path)
        except ValueError:
            return Target(None, "", True)
        fragment = unquote(joined.fragment)
        if joined.scheme not in ("http", "https"):
            return Target(None, fragment, True)
        if joined.netloc not in ("site.invalid", self.host) or not joined.netloc:
            return Target(None, fragment, True, joined.netloc)
        path = unquote(joined.path)
        if not path.startswith(self.prefix) and path + "/" != self.prefix:
            if joined.netloc == self.host:  # another site on the same host, spelled out
                return Target(None, fragment, True, joined.netloc)
            return Target("../" + path.lstrip("/"), fragment)
        if climbs:  # a browser clamps it at the root, a copy in a folder does not
            return Target("../" + path[len(self.prefix) :], fragment)
        return self._file(path[len(self.prefix) :], fragment)

    def _plain(self, page: BuiltPage, value: str) -> Target | None:
        """The same for plain relative addresses (`../a/#b`), of which nearly all are, in a tenth of the time; else None."""
        foreign = _FOREIGN.fullmatch(value)
        if foreign and foreign["host"] != self.host:
            return Target(None, foreign["fragment"] or "", True, foreign["host"])
        if page.base or not _PLAIN.fullmatch(value):
            return None
        path, _, fragment = value.partition("#")
        if not path:
            return self._file(page.url, fragment)
        parts = page.url.split("/")[:-1]
        names = path.split("/")
        for name in names:
            if name == "..":
                if not parts:
                    return None
                parts.pop()
            elif name not in ("", "."):
                parts.append(name)
        inside = "/".join(parts)
        if inside and names[-1] in ("", ".", ".."):
            inside += "/"
        return self._file(inside, fragment)

    def _file(self, inside: str, fragment: str) -> Target:
        if inside == "" or inside.endswith("/"):
            inside += "index.html"
        elif inside not in self.files and f"{inside}/index.html" in self.files:
            inside += "/index.html"
        return Target(inside, fragment)

    def references(self) -> Iterator[tuple[BuiltPage, Reference, Target]]:
        """Every address of every page with where it leads."""
        return iter(self._resolved)

    @cached_property
    def _resolved(self) -> tuple[tuple[BuiltPage, Reference, Target], ...]:
        """Kept, because eight rules ask for it and resolving was two thirds of all checking."""
        return tuple(
            (page, reference, self.resolve(page, reference.value))
            for page in self.pages.values()
            for reference in page.references
        )
