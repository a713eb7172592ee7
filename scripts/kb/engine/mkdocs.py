"""Runs MkDocs in this process and keeps what it warned of."""

from __future__ import annotations

import logging
import os
from pathlib import Path

from kb.failure import CannotRun


class _Keep(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.warnings: list[str] = []
        self.errors: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        (self.errors if record.levelno >= logging.ERROR else self.warnings).append(record.getMessage())

    def reason(self, error: Exception) -> str:
        """Why MkDocs stopped, on one line; what it raises says less than what it logged ("Aborted …")."""
        said = "; ".join(self.errors) or str(error)
        return f"MkDocs stopped: {' '.join(said.split())}"


def render(root: Path, out: Path) -> list[str]:
    """Write the HTML of docs/ to `out`; returns the engine's warnings. Raises CannotRun if MkDocs gives up."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from jinja2 import TemplateError
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
    except (MkDocsException, Abort, TemplateError) as error:
        raise CannotRun(keep.reason(error)) from error
    finally:
        logger.removeHandler(keep)
        logger.propagate, logger.level = before
    return keep.warnings + keep.errors
