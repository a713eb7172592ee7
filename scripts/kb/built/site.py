"""A folder of built HTML: its files, its pages, each looked at once, and what must be asked of all of them together."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from kb.built import parallel
from kb.built.addresses import Reference
from kb.built.page import BuiltPage, Document, Fault
from kb.built.resolve import From, Resolver, Target

Visitor = Callable[[Document], Iterable[Fault]]


class BuiltSite:
    """A folder of built HTML, and the rules by which a browser would move about in it.

    `site_url` is the address it will have; without one it is read from a canonical link. `base_path` is the path it
    lives under (`/project/`), if that is known.
    """

    def __init__(self, folder: Path, site_url: str = "", base_path: str = "") -> None:
        self.folder = folder
        self.site_url = site_url
        self.base_path = base_path
        self._pages: dict[str, BuiltPage] | None = None
        self._opened = lru_cache(maxsize=4)(self._open)  # a page with many faults is asked for again and again

    @cached_property
    def files(self) -> frozenset[str]:
        """Every file, relative to the folder, with forward slashes."""
        return frozenset(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*") if path.is_file())

    @cached_property
    def folded(self) -> dict[str, str]:
        """Files by their name in lower case, for naming the right letter case."""
        return {name.casefold(): name for name in sorted(self.files)}

    @cached_property
    def page_names(self) -> list[str]:
        """Every HTML page, in order."""
        return [
            name for name in sorted(self.files) if name.endswith((".html", ".htm")) and not name.startswith("pagefind/")
        ]

    def survey(self, visitors: Mapping[str, Visitor]) -> None:
        """Look at every page once, with these rules of one page."""
        _ = self.resolver, self.host, self.files  # worked out once, not in every process
        looked = parallel.over(self.page_names, lambda name: self._look(name, visitors))
        self._pages = {page.path: page for page in looked}

    @property
    def pages(self) -> dict[str, BuiltPage]:
        """What is kept of every page, by its path."""
        if self._pages is None:
            self.survey({})
        assert self._pages is not None
        return self._pages

    def document(self, path: str) -> Document:
        """A page, parsed (anew, for no tree is kept)."""
        return self._opened(path)

    def _open(self, path: str) -> Document:
        return Document(path, _bytes(self.folder / path), self)

    def _look(self, path: str, visitors: Mapping[str, Visitor]) -> BuiltPage:
        document = Document(path, _bytes(self.folder / path), self)
        suspects: list[tuple[Reference, Target]] = []
        followed: set[str] = set()
        resolve, files, ids, host = self.resolver.resolve, self.files, document.ids, self.host
        for reference in document.references:
            target = resolve(document, reference.value)
            where = target.path
            if where is None:
                if reference.asset or reference.hint:
                    suspects.append((reference, target))
                continue
            if reference.in_article and reference.tag == "a":
                followed.add(where)
            if (
                where not in files
                or (target.fragment and (where != path or not has_anchor(ids, target.fragment, reference.value)))
                or (host and host in reference.value.casefold())
            ):
                suspects.append((reference, target))
        page = BuiltPage(
            path,
            document.url,
            document.base,
            document.title,
            ids,
            suspects,
            frozenset(followed),
            links=len(document.references),
            redirects=document.redirects,
        )
        page.faults = {name: found for name, visit in visitors.items() if (found := list(visit(document)))}
        return page

    def resolve(self, page: From, value: str) -> Target:
        """Where an address of a page leads."""
        return self.resolver.resolve(page, value)

    @cached_property
    def resolver(self) -> Resolver:
        """What follows addresses."""
        return Resolver(self.prefix, self.host, self.files)

    @cached_property
    def prefix(self) -> str:
        """Path below which the site lives (`/project/`), from what was given or from a canonical link."""
        path = self.base_path or unquote(urlsplit(self._address).path)
        return "/" + path.strip("/") + "/" if path.strip("/") else "/"

    @cached_property
    def host(self) -> str:
        """The site's own host, if it is known."""
        return urlsplit(self._address or self._canonical[1]).netloc.casefold()

    @cached_property
    def _address(self) -> str:
        """The site's address; "" if neither the settings nor a canonical link tell it."""
        return self.site_url or self._canonical[0]

    @cached_property
    def _canonical(self) -> tuple[str, str]:
        """The site's address by the first canonical link that fits its page, and the first one that fits or not."""
        first = ""
        for name in self.page_names:
            raw = _bytes(self.folder / name)
            if b"canonical" not in raw:
                continue
            page = Document(name, raw)
            for node in page.tree.css("link[rel=canonical]"):
                href = node.attributes.get("href") or ""
                if not _is_address(href):
                    continue
                first = first or href
                if urlsplit(href).netloc and (href.endswith("/" + page.url) or not page.url):
                    return href[: len(href) - len(page.url)], first
        return "", first

    def references(self) -> Iterator[tuple[BuiltPage, Reference, Target]]:
        """Every address that is not plainly sound, of every page, with where it leads."""
        for page in self.pages.values():
            for reference, target in page.suspects:
                yield page, reference, target


def has_anchor(ids: Container[str], fragment: str, address: str) -> bool:
    """True if a page with these ids has the anchor that `address` asks for; `fragment` is its end, decoded.

    As the HTML standard finds it: first as written, for an id may itself hold escapes, then decoded.
    """
    return fragment in ids or ("%" in address and address.partition("#")[2].strip() in ids)


def _is_address(value: str) -> bool:
    try:
        urlsplit(value)
    except ValueError:  # `https://[`
        return False
    return True


def _bytes(path: Path) -> bytes:
    """What a file holds; nothing if it cannot be read (the rule file-unreadable tells)."""
    try:
        return path.read_bytes()
    except OSError:
        return b""
