"""What Markdown makes words of: pages without code, raw HTML and block heads, for rules that look at how text is marked up."""

import re
from collections.abc import Iterator

from markdown.util import BLOCK_LEVEL_ELEMENTS

from kb.checks.base import Site
from kb.parse import mask
from kb.parse.page import SourcePage

_HEAD = re.compile(r"^[ ]*/{3,}[^\n]*(?:\n[ ]{4,}\S[^\n]*)*", re.M)
_VOID = {"hr", "link", "meta", "source", "track", "param", "col", "img", "br", "base", "embed", "input", "area", "wbr"}
_RAW = re.compile(rf"^[ ]{{0,3}}<(?P<tag>{'|'.join(sorted(BLOCK_LEVEL_ELEMENTS))})(?=[\s>/])", re.M | re.I)
_NOT_WORDS = re.compile(
    r"\\[^\n]"
    r"|(?<=\])\((?:[^()]|\([^()]{0,500}\)){0,900}?\)"
    r"|(?<=\])\[[^\[\]]*\]"
    r"|^[ ]{0,3}\[(?!\^)[^\[\]\n]+\]:[^\n]*"
    r"|\[\^[^\[\]\s]{1,200}\]:?"
    r"|\[(?:unread\s+)?@[^\[\]]{0,2000}\]|\[=[\w.-]+\]"
    r"|</?[a-z][^<>]{0,2000}>"
    r"|\{:?[ ]*[.#][^{}\n]*\}",
    re.M | re.I,
)


def prose(site: Site, page: SourcePage) -> str:
    """The page with front matter, code, comments, raw HTML blocks, and the heads and options of blocks blanked."""
    kept: dict[str, str] = site.kept.setdefault("prose", {})
    if page.uri not in kept:
        text = page.masked
        if "///" in text:
            text = _HEAD.sub(lambda match: mask.blank(match.group()), text)
        kept[page.uri] = without_raw(text) if "<" in text else text
    return kept[page.uri]


def words(site: Site, page: SourcePage) -> str:
    """The prose without addresses, tags, labels, definitions, citations, escapes and attributes."""
    kept: dict[str, str] = site.kept.setdefault("prose words", {})
    if page.uri not in kept:
        kept[page.uri] = _NOT_WORDS.sub(lambda match: mask.blank(match.group()), prose(site, page))
    return kept[page.uri]


def lines(text: str) -> Iterator[tuple[int, str]]:
    """Each line with its offset."""
    offset = 0
    for line in text.split("\n"):
        yield offset, line
        offset += len(line) + 1


def blocks(text: str) -> Iterator[list[tuple[int, str]]]:
    """Runs of lines that hold something, each line with its offset; a heading's line ends a run and is left out."""
    run: list[tuple[int, str]] = []
    for offset, line in lines(text):
        if line.strip() and not line.startswith("#"):
            run.append((offset, line))
        elif run:
            yield run
            run = []
    if run:
        yield run


def indent(line: str) -> int:
    """Number of spaces that a line begins with."""
    return len(line) - len(line.lstrip(" "))


def short(words: str, most: int = 40) -> str:
    """Words on one line, cut if they are long."""
    line = " ".join(words.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def without_raw(text: str) -> str:
    """The text with its blocks of raw HTML blanked."""
    parts, at = [], 0
    for start, end in raw_blocks(text):
        parts += [text[at:start], mask.blank(text[start:end])]
        at = end
    return "".join([*parts, text[at:]])


def raw_blocks(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of raw HTML: the engine leaves an element of a block's size alone, to its end or that of the page."""
    end = 0
    while match := _RAW.search(text, end):
        end = _end(text, match)
        yield match.start(), end


def _end(text: str, opened: re.Match[str]) -> int:
    if opened["tag"].lower() in _VOID:
        return opened.end()
    depth = 0
    for tag in re.compile(rf"<(/?){opened['tag']}\b[^<>]*>?", re.I).finditer(text, opened.start()):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return tag.end()
    return len(text)
