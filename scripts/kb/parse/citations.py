"""Finds citations: `[@key, para. 9; @other]`, `[unread @key, para. 9]`, drafts by address, and values `[=kfor.strength]`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kb.model.locator import Pointer, pointer

GROUP = re.compile(r"[ ]?(?<!\\)\[(?P<unread>unread\s+)?(?P<body>@[^\[\]]*)\](?!\()")
VALUE = re.compile(r"(?<!\\)\[=(?P<path>[\w.-]+)\]")


@dataclass(frozen=True)
class Citation:
    """One source and place, as written in a page. `draft` is the sentence of a citation by address."""

    pointer: Pointer
    unread: bool
    offset: int
    draft: str | None = None


@dataclass(frozen=True)
class Group:
    """A pair of brackets with one or more citations; `start` and `end` are offsets in the scanned text."""

    start: int
    end: int
    citations: tuple[Citation, ...]


def scan(masked: str) -> Iterator[Group]:
    """Every citation group in text whose code has been blanked."""
    for match in GROUP.finditer(masked):
        unread = bool(match["unread"])
        offset = match.start("body")
        if re.match(r"@https?://", match["body"]):
            items = [_draft(match["body"], unread, offset)]
        else:
            items = []
            for part in match["body"].split(";"):
                lead = len(part) - len(part.lstrip())
                items.append(Citation(pointer(part), unread, offset + lead))
                offset += len(part) + 1
        yield Group(match.start(), match.end(), tuple(items))


def _draft(body: str, unread: bool, offset: int) -> Citation:
    url, _, rest = body[1:].partition(", ")
    locator, _, says = rest.partition(":")
    return Citation(Pointer(url.rstrip(","), " ".join(locator.split())), unread, offset, says.strip())
