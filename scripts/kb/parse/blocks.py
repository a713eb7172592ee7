"""Finds `/// name | argument` blocks and the line on which each ends."""

from __future__ import annotations

import re
from dataclasses import dataclass

_FENCE = re.compile(
    r"^(?P<indent>[ ]{0,3})(?P<slashes>/{3,})[ \t]*(?P<name>[^|]*?)[ \t]*(?:\|[ \t]*(?P<argument>.*?)[ \t]*)?$"
)


@dataclass(frozen=True)
class Block:
    """A block as written. Offsets are of the opening and closing lines; `end` is None when it is never closed."""

    name: str
    argument: str
    offset: int
    end: int | None


@dataclass(frozen=True)
class StrayEnd:
    """A closing line without a block."""

    offset: int


def scan(masked: str) -> tuple[list[Block], list[StrayEnd]]:
    """Blocks in order of their opening, and closing lines that close nothing."""
    blocks: list[Block] = []
    open_blocks: list[tuple[int, int]] = []  # slashes, index
    stray: list[StrayEnd] = []
    offset = 0
    for line in masked.split("\n"):
        match = _FENCE.match(line)
        if match and match["name"]:
            blocks.append(Block(match["name"], match["argument"] or "", offset, None))
            open_blocks.append((len(match["slashes"]), len(blocks) - 1))
        elif match:
            length = len(match["slashes"])
            if any(slashes == length for slashes, _ in open_blocks):
                while open_blocks[-1][0] != length:
                    open_blocks.pop()
                _, index = open_blocks.pop()
                opened = blocks[index]
                blocks[index] = Block(opened.name, opened.argument, opened.offset, offset)
            else:
                stray.append(StrayEnd(offset))
        offset += len(line) + 1
    return blocks, stray
