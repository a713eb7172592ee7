"""Marks the first use of a glossary name or abbreviation on a page as a link to its entry, with the meaning beside it."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from functools import lru_cache
from pathlib import Path

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER, AtomicString

from kb.markdown import context
from kb.markdown.engine import page_uri, relative
from kb.model.library import Library

GLOSSARY = "reference/glossary.md"
_SKIPPED_TAGS = {
    "a",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "code",
    "pre",
    "kbd",
    "svg",
    "script",
    "style",
    "sup",
    "figcaption",
}
_SKIPPED_CLASSES = {"footnote", "kb-glossary", "kb-claim", "kb-sources", "kb-error", "kb-related", "kb-verdicts"}


_RAW_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-z][a-z0-9]*)\b[^>]*?(?P<empty>/?)>\Z", re.I)


@lru_cache(maxsize=2)
def _forms(marked: tuple[tuple[str, str], ...]) -> re.Pattern[str]:
    """Finds a term, or the mark of a raw tag that Markdown has put away."""
    longest_first = sorted((form for form, _ in marked), key=len, reverse=True)
    terms = r"(?<![\w-])(?P<term>" + "|".join(map(re.escape, longest_first)) + r")(?![\w-])"
    return re.compile((HTML_PLACEHOLDER % r"(?P<raw>[0-9]+)") + "|" + terms)


def marked_forms(library: Library) -> tuple[tuple[str, str], ...]:
    """Every spelling that gets a tooltip, with the term it belongs to."""
    return tuple((form, key) for key, term in library.terms.items() for form in term.marked)


class TermTreeprocessor(Treeprocessor):
    """Links the first use of each term; never in links, headings, code or SVG."""

    def __init__(self, md: Markdown, root: Path) -> None:
        super().__init__(md)
        self.root = root

    def run(self, root: etree.Element) -> None:
        """Change the tree in place."""
        library = context.get(self.root).library
        marked = marked_forms(library)
        uri = page_uri(self.md)
        if not marked or uri == GLOSSARY:
            return
        self._library, self._keys = library, dict(marked)
        self._pattern, self._seen = _forms(marked), set[str]()
        self._glossary = relative(uri, GLOSSARY)
        self._raw = 0  # raw tags now open (`<kbd>`, `<svg>`) whose text is passed over
        self._walk(root)

    def _walk(self, element: etree.Element) -> None:
        if element.tag in _SKIPPED_TAGS or _SKIPPED_CLASSES & set(element.get("class", "").split()):
            return
        children = list(element)
        self._mark(element, element.text, 0, None)
        for child in children:
            self._walk(child)
            self._mark(element, child.tail, list(element).index(child) + 1, child)

    def _step(self, number: int) -> int:
        """1 if the raw tag opens an element that is passed over, -1 if it closes one, else 0."""
        stash = self.md.htmlStash.rawHtmlBlocks
        tag = _RAW_TAG.match(str(stash[number])) if number < len(stash) else None
        if tag is None or tag["name"].lower() not in _SKIPPED_TAGS or tag["empty"]:
            return 0
        return -1 if tag["end"] else 1

    def _mark(self, parent: etree.Element, text: str | None, at: int, before: etree.Element | None) -> None:
        """Replace first uses in one run of text that follows `before` (or opens `parent`) by links."""
        if not text:
            return
        rest, made = text, []
        plain = ""
        start = 0
        for match in self._pattern.finditer(text):
            if match["raw"]:
                self._raw = max(0, self._raw + self._step(int(match["raw"])))
                continue
            key = self._keys[match["term"]]
            if key in self._seen or self._raw:
                continue
            self._seen.add(key)
            plain_part = text[start : match.start()]
            link = etree.Element("a", {
                "class": "kb-term",
                "href": f"{self._glossary}#{key}",
                "data-definition": self._library.terms[key].definition,
            })  # fmt: skip
            link.text = AtomicString(match["term"])
            made.append((plain_part, link))
            start = match.end()
        if not made:
            return
        rest = text[start:]
        plain = made[0][0]
        if before is None:
            parent.text = plain
        else:
            before.tail = plain
        for index, (_, link) in enumerate(made):
            link.tail = made[index + 1][0] if index + 1 < len(made) else rest
            parent.insert(at + index, link)
