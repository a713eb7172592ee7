"""The names index: the first layer of search, small enough to be whole in the browser when a reader starts to type.

It holds what readers call things (titles, aliases, abbreviations) and the words of each page's description.
Matching and ranking happen in `docs/assets/js/search/names.js`; here the list is only written.
The method was measured first: design findings, section 3 (names index above a full-text index, 98 % in the first three).
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

# Where the index lies in the site; docs/assets/js/search.js asks for it there.
NAMES_PATH = "assets/search/names.js"

# What a reader on a phone may be asked to fetch before the first result (design findings, section 3).
LIMIT = 100_000

_WORD = re.compile(r"[^\W_]+")
_Entry: TypeAlias = dict[str, str | list[str]]


class NamesTooLarge(ValueError):
    """The names alone, without descriptions and keywords, are more than `LIMIT`."""


@dataclass(frozen=True, slots=True)
class NamedPage:
    """What search must know of a page: `url` is relative to the site (`operations/kfor/`, the home page is empty)."""

    url: str
    title: str
    description: str = ""
    aliases: tuple[str, ...] = ()
    kind: str = "topic"


@dataclass(frozen=True, slots=True)
class NamedTerm:
    """What search must know of a glossary term: `url` is relative to the site (`reference/glossary/#silence-procedure`).

    `page` is the `url` of the page that treats the term: who asks for the term gets both.
    """

    slug: str
    term: str
    url: str
    abbreviation: str = ""
    aliases: tuple[str, ...] = ()
    page: str = ""


def names_index(pages: Iterable[NamedPage], terms: Iterable[NamedTerm], limit: int = LIMIT) -> str:
    """Return a classic script that sets `window.kbNames` to a list of entries, pages before terms, each sorted by address.

    An entry is `{title, url, kind, aliases?, description? or keywords?}`; a term's kind is `term`, and it has `page?`.
    A classic script, not JSON or a module: it is the one form that also loads from a downloaded copy (file://).
    The whole is at most `limit` bytes after gzip. If need be descriptions give way to bare keywords, then keywords go
    too; names never do. Raises `NamesTooLarge` when names alone do not fit.
    """
    page_list = sorted(pages, key=lambda page: page.url)
    term_list = [_term_entry(term) for term in sorted(terms, key=lambda term: term.url)]
    for about in (_description, _keywords, _nothing):
        script = _script([*({**_page_entry(page), **about(page)} for page in page_list), *term_list])
        if gzipped(script) <= limit:
            return script
    raise NamesTooLarge(
        f"the names of {len(page_list)} pages and {len(term_list)} terms take {gzipped(script):,} bytes after gzip, "
        f"the limit is {limit:,}: shorten titles and aliases, or raise LIMIT in kb/publish/names.py"
    )


def gzipped(text: str) -> int:
    """Return the size of `text` as a server sends it: UTF-8, gzip at its best level."""
    return len(gzip.compress(text.encode(), compresslevel=9, mtime=0))


def _page_entry(page: NamedPage) -> _Entry:
    entry: _Entry = {"title": page.title, "url": page.url, "kind": page.kind}
    return _with_aliases(entry, page.aliases)


def _term_entry(term: NamedTerm) -> _Entry:
    # The abbreviation stands in the title because a result must show what was matched.
    title = f"{term.term} ({term.abbreviation})" if term.abbreviation else term.term
    entry: _Entry = {"title": title, "url": term.url, "kind": "term"}
    if term.page:
        entry["page"] = term.page
    return _with_aliases(entry, term.aliases)


def _with_aliases(entry: _Entry, aliases: tuple[str, ...]) -> _Entry:
    others = [alias for alias in dict.fromkeys(aliases) if alias != entry["title"]]
    return {**entry, "aliases": others} if others else entry


def _description(page: NamedPage) -> _Entry:
    return {"description": page.description} if page.description else {}


def _keywords(page: NamedPage) -> _Entry:
    """The description's words that no name of the page holds; short ones only if they look like an acronym."""
    known = {word.lower() for name in (page.title, *page.aliases) for word in _WORD.findall(name)}
    words = dict.fromkeys(_WORD.findall(page.description))
    kept = [word for word in words if (len(word) > 3 or word.isupper()) and word.lower() not in known]
    return {"keywords": " ".join(kept)} if kept else {}


def _nothing(_page: NamedPage) -> _Entry:
    return {}


def _script(entries: list[_Entry]) -> str:
    # One entry a line, so that two versions of the file can be compared by eye.
    lines = ",\n".join(json.dumps(entry, ensure_ascii=False, separators=(",", ":")) for entry in entries)
    return f"window.kbNames = [\n{lines}\n];\n"
