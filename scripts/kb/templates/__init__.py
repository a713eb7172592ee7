"""One template a page kind: `new` fills it, and the check `sections-required` compares pages with it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Required:
    """What a page of one kind must hold: blocks, and second-level headings in order."""

    blocks: tuple[str, ...]
    headings: tuple[str, ...]


@cache
def template(kind: str) -> str:
    """The text of the template of a kind."""
    return (_FOLDER / f"{kind}.md").read_text("utf-8")


@cache
def required(kind: str) -> Required:
    """Blocks and headings that the template of a kind holds."""
    text = template(kind)
    headings = tuple(re.findall(r"^## (.+)$", text, re.M))
    blocks = tuple(name for name in re.findall(r"^/// ([\w-]+)", text, re.M) if name != "related")
    return Required(blocks, headings)
