"""A built page must be UTF-8 text: other bytes show to readers as a black diamond. In sources encoding-bad reports it.

The sign that stands for a lost letter is reported beside letters: alone it is what a text about it names.
"""

import re
from collections.abc import Iterable

from kb.built import Document, Fault
from kb.built.page import Where
from kb.parse.page import SourcePage

NEEDS = "page"
FIX = "Save it as UTF-8."

_LOST = "\ufffd"
_IN_WORD = re.compile(r"(?<=\w)\ufffd|\ufffd+(?=\w)")


def visit(page: Document) -> Iterable[Fault]:
    """The first bytes that are no UTF-8, else the first sign that stands for lost ones."""
    if _LOST not in page.text:
        return
    try:
        page.raw.decode()
    except UnicodeDecodeError as error:
        before = len(page.raw[: error.start].decode())
        yield page.fault_at(before, f"The byte {page.raw[error.start]:#04x} is no UTF-8", FIX)
        return
    match = _IN_WORD.search(page.text)
    if match:
        yield page.fault_at(
            match.start(), f"The sign {_LOST} stands for a letter that was lost", "Type the letter again."
        )


def told(source: SourcePage | None, where: Where) -> bool:
    """True where there are sources: encoding-bad and text-garbled look at those."""
    return True
