"""The marks of bold words must be paired and touch the words: else readers see the stars."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice

from markdown import Markdown

from kb.checks._prose import blocks, short, words
from kb.checks.base import Site
from kb.issue import Issue
from kb.parse.page import SourcePage

NEEDS = "sources"
FIX = "Write “**words**”, without a space inside the marks; “\\**” if readers are to see them."

_MARK = re.compile(r"(?<!\*)\*\*(?!\*)|(?<!\w)__(?=[ \w])(?!_)|(?<=[ \w])__(?!\w)")
_PAIR = re.compile(
    r"\*\*(?=[^\s*])(?>(?:[^*]|\*(?!\*))*)(?<=[^\s])\*\*(?!\*)|(?<!\w)__(?=[^\s_])[^_]*(?<=[^\s_])__(?!\w)|\*[^\s*](?:[^*]*[^\s*])?\*(?!\*)"
)
# One mark alone may be a pattern of file names (a/**), a power or a name (__init) that stands there on purpose.
_TOUCHES = re.compile(r"(?<![\w/])\*\*(?=\w)|(?<=[A-Za-z.,;:!?)])\*\*(?!\w)")
_PARTS = re.compile(r"^[ ]*(?:[-*+]|\d+\.)[ ]+|^[ ]*>[ ]?|(?<!\\)\|", re.M)
_TAG = re.compile(r"<[^<>]*>")


def run(site: Site) -> Iterable[Issue]:
    """`**` and `__` that the engine itself leaves in the text of a paragraph, item or cell.

    Two halves of a pair that an item or cell parts are one fault.
    """
    for page in site.pages.values():
        text = words(site, page)
        if "**" not in text and "__" not in text:
            continue
        for block in blocks(text):
            start, end = block[0][0], block[-1][0] + len(block[-1][1])
            half = False
            for offset, part in _parts(text[start:end]):
                at = _left(_filled(part, page.body[start + offset : start + offset + len(part)]))
                if at is None:
                    continue
                odd = len(_MARK.findall(part)) % 2 == 1
                if not (half and odd):
                    yield _issue(site, page, start + offset + at)
                half = odd and not half


def _issue(site: Site, page: SourcePage, offset: int) -> Issue:
    line = page.body[offset : offset + 60].partition("\n")[0]
    message = f"The mark in “{short(line)}” is shown, for it makes nothing bold"
    return site.issue("emphasis-broken", page.place(offset), message, FIX)


def _filled(part: str, written: str) -> str:
    """The part with an x for all that was blanked: code and addresses are words too, and marks may touch them."""
    return "".join("x" if a == " " and not b.isspace() else a for a, b in zip(part, written, strict=True))


def _parts(block: str) -> Iterator[tuple[int, str]]:
    """Items, lines of quotations and cells: emphasis does not reach from one into the next."""
    start = 0
    for match in [*_PARTS.finditer(block), None]:
        end = match.start() if match else len(block)
        part = block[start:end]
        if ("**" in part or "__" in part) and _MARK.search(_PAIR.sub("", part)):
            yield start, part
        start = match.end() if match else end


@cache
def _engine() -> Markdown:
    return Markdown()


def _left(part: str) -> int | None:
    """Offset of the first mark that makes a part be shown with marks; None if it is shown without."""
    plain = part.strip()
    if not _MARK.search(_TAG.sub("", _engine().reset().convert(plain))):
        return None
    rest = _PAIR.sub(lambda match: " " * len(match.group()), part)
    found = list(islice(_MARK.finditer(rest), 2))
    if not found or (len(found) == 1 and not _TOUCHES.match(rest, found[0].start())):
        return None
    return found[0].start()
