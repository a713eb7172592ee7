"""Blocks: `/// name | argument`. A block is one module here, found by its name; no list to edit."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from markdown import Markdown
from pymdownx.blocks import BlocksExtension

from kb.markdown.blocks.base import KbBlock

_NOT_BLOCKS = {"base"}


@cache
def find() -> dict[str, type[KbBlock]]:
    """Every block by its name in Markdown (`key-points` is key_points.py)."""
    found: dict[str, type[KbBlock]] = {}
    for module in pkgutil.iter_modules(__path__):
        if module.name not in _NOT_BLOCKS:
            block: type[KbBlock] = import_module(f"{__name__}.{module.name}").Block
            found[block.NAME] = block
    return found


class KbBlocks(BlocksExtension):
    """Registers all blocks with the project's root."""

    def __init__(self, root: Path) -> None:
        super().__init__()
        self.root = root

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: Any) -> None:
        """Register each block that was found."""
        for block in find().values():
            block_mgr.register(block, {"root": self.root})
