"""Raw HTML must hold HTML alone: Markdown is not read in it, and its marks are shown to readers.

Bold words, links, pictures and values in an element of a block's size count; citations are for citation-misplaced, and what
the attribute `markdown` promises is for syntax-foreign.
"""

import re
from collections.abc import Iterable, Iterator

from kb.checks._prose import raw_blocks, short
from kb.checks.base import Site
from kb.issue import Edit, Issue
from kb.model import values
from kb.parse import mask
from kb.parse.page import SourcePage

NEEDS = "sources"
FIX = "Write it as HTML, or take the tags around it out."

_TAG = re.compile(r"</?[a-z][^<>]{0,5000}>", re.I)
_MARKS = re.compile(
    r"\*\*(?P<bold>\w(?:[^*\n]{0,300}[^\s*])?)\*\*"
    r"|!\[[^\[\]\n]{0,300}\]\([^()\s]{1,300}\)"
    r"|\[(?P<words>[^\[\]\n@=^]{1,300})\]\((?P<address>[^()\s]{1,300})\)"
    r"|\[=(?P<value>[\w.-]+)\]"
)
_CLOSED = re.compile(r"</[a-z][a-z0-9]*\s*>\Z", re.I)
_PROMISED = re.compile(r"\smarkdown(?=[\s=>])", re.I)


def run(site: Site) -> Iterable[Issue]:
    """Marks in the words of raw HTML outside code and comments."""
    for page in site.pages.values():
        if "<" in page.masked and ("**" in page.masked or "](" in page.masked or "[=" in page.masked):
            for offset, match in _marks(page):
                if match["value"] and values.show(site.library, match["value"], site.today) is None:
                    continue  # for value-unknown
                yield _issue(site, page.place(offset), page.url, match)


def _marks(page: SourcePage) -> Iterator[tuple[int, re.Match[str]]]:
    """Each mark with its offset in the page."""
    for start, end in raw_blocks(page.masked):
        block = page.masked[start:end]
        # One that is never closed takes in the whole rest: that is for html-unclosed.
        if _CLOSED.search(block, max(0, len(block) - 100)) and not _PROMISED.search(block):
            words = _TAG.sub(lambda tag: mask.blank(tag.group()), block)
            for match in _MARKS.finditer(words):
                yield start + match.start(), match


def _issue(site: Site, place: tuple[str, int, int], url: str, match: re.Match[str]) -> Issue:
    written = match.group()
    edits = (Edit(*place, written, f"<strong>{match['bold']}</strong>"),) if match["bold"] else ()
    if edits:
        fix = f"Write “{short(edits[0].new)}”."
    elif match["words"]:
        fix = f'Write “<a href="…">{short(match["words"])}</a>”, with the address of the built page.'
    else:
        fix = FIX
    said = f"“{short(written)}” stands in raw HTML, where its marks are shown"
    return site.issue("markdown-in-html", place, said, fix, url=url, edits=edits)
