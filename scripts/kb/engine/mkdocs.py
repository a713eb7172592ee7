"""Runs MkDocs in this process and keeps what it warned of."""

from __future__ import annotations

import logging
import os
from pathlib import Path

from kb.failure import CannotRun


class _Keep(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


def render(root: Path, out: Path) -> list[str]:
    """Write the HTML of docs/ to `out`; returns the engine's warnings. Raises CannotRun if MkDocs gives up."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort, MkDocsException

    keep = _Keep()
    logger = logging.getLogger("mkdocs")
    before = logger.propagate, logger.level
    logger.addHandler(keep)
    logger.propagate = False
    try:
        config = load_config(config_file=str(root / "mkdocs.yml"), site_dir=str(out), strict=False)
        config.mdx_configs.setdefault("kb.markdown", {})["root"] = str(root)
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build(config)
        finally:
            config.plugins.on_shutdown()
    except (MkDocsException, Abort) as error:
        raise CannotRun(f"MkDocs stopped: {error}") from error
    finally:
        logger.removeHandler(keep)
        logger.propagate, logger.level = before
    return keep.lines
