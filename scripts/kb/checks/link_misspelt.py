"""A link must be written “[words](address)” without a gap: misspelt, its brackets and its address are shown as text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kb.checks._prose import prose, short
from kb.checks.base import Site
from kb.issue import Edit, Issue
from kb.parse.page import SourcePage

NEEDS = "sources"
FIX = "Write “[words](address)”."

_ADDRESS = (
    r"(?:(?:https?://|mailto:|\.{1,2}/|#)[^\s()\[\]{}<>]+"
    r"|[\w./%~-]{1,200}\.(?:md|html?|pdf|png|jpe?g|svg|webp|csv|json|xlsx?|docx?)(?:#[\w.-]*)?)"
)
_WRITTEN = re.compile(
    rf"(?<!\\)\[(?P<words>[^\[\]@^=][^\[\]]{{0,300}})\](?P<gap>[ \t]+|[ \t]*\n[ \t]*)\((?P<gapped>{_ADDRESS})\)"
    rf"|(?<!\\)\((?P<turned>[^()\n]{{1,300}})\)\[(?P<in_brackets>{_ADDRESS})\]"
    rf"|(?<!\\)\[(?P<braced>[^\[\]@^=\n][^\[\]\n]{{0,300}})\]\{{(?P<in_braces>{_ADDRESS})\}}"
    rf"|(?<=\])\((?P<unclosed>{_ADDRESS})"
    rf"|(?<!\\)\[(?P<begun>[^\[\]()@^=\n]{{1,300}})\((?P<of_begun>{_ADDRESS})\)(?![^\[\n]{{0,300}}\])"
)
_PARENTHESIS = re.compile(r"(?<!\\)[()]|\n[ \t]*\n")


@dataclass(frozen=True)
class Slip:
    """A misspelt link: what stands there, what is meant, and where its text begins and ends."""

    start: int
    end: int
    message: str
    old: str
    new: str


def run(site: Site) -> Iterable[Issue]:
    """A gap before the address, brackets turned about, braces, no address, and an address that is never closed."""
    for page in site.pages.values():
        for slip in slips(site, page):
            place = page.place(slip.start)
            edits = (Edit(*place, slip.old, slip.new),) if slip.new else ()
            fix = f"Write “{short(slip.new, 200)}”." if slip.new else "Write “)” after the address."
            yield site.issue("link-misspelt", place, slip.message, fix, edits=edits)
        for link in page.links:
            if link.form == "inline" and not link.target:
                message = f"The link “{short(link.text)}” has no address, so it leads to the page that it is on"
                yield site.issue(
                    "link-misspelt", page.place(link.offset), message, "Write the address in the brackets."
                )


def slips(site: Site, page: SourcePage) -> tuple[Slip, ...]:
    """The misspelt links of a page; the addresses in them are not bare."""
    kept: dict[str, tuple[Slip, ...]] = site.kept.setdefault("misspelt links", {})
    if page.uri not in kept:
        text = prose(site, page)
        kept[page.uri] = tuple(_slips(page, text)) if "[" in text else ()
    return kept[page.uri]


def _slips(page: SourcePage, text: str) -> Iterator[Slip]:
    labels = {link.text.casefold() for link in page.links if link.form == "definition"}
    for match in _WRITTEN.finditer(text):
        start, end = match.span()
        old = page.body[start:end]
        if match["gapped"] and match["words"].casefold() not in labels:
            new = f"[{page.body[match.start('words') : match.end('words')]}]({match['gapped']})"
            message = f"The gap between “[{short(match['words'])}]” and its address makes both of them text"
            yield Slip(start, end, message, old, new)
        elif match["in_brackets"]:
            message = f"“{short(old, 60)}” has its brackets the wrong way round, so it is no link"
            yield Slip(start, end, message, old, f"[{match['turned']}]({match['in_brackets']})")
        elif match["in_braces"]:
            new = f"[{match['braced']}]({match['in_braces']})"
            yield Slip(start, end, f"“{short(old, 60)}” has braces, so it is no link", old, new)
        elif match["begun"]:
            message = f"“[{short(match['begun'])}” has no “]” after its words, so it is no link"
            yield Slip(start, end, message, old, f"[{match['begun']}]({match['of_begun']})")
        elif match["unclosed"] and not _closes(text, start):
            yield Slip(start, end, f"The address “{match['unclosed']}” has no “)” after it, so it is no link", old, "")


def _closes(text: str, start: int) -> bool:
    """True if the parenthesis at `start` is closed in its paragraph, those inside it counted."""
    depth = 0
    for mark in _PARENTHESIS.finditer(text, start, start + 5000):
        if mark.group() not in "()":
            return False
        depth += 1 if mark.group() == "(" else -1
        if not depth:
            return True
    return False
