"""Runs Zensical, the successor of Material for MkDocs, on the same tree."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from kb.failure import CannotRun


def render(root: Path, out: Path) -> list[str]:
    """Write the HTML of docs/ to `out`; returns the engine's warnings. Raises CannotRun if Zensical is missing or fails.

    Zensical has no option for the output folder and keeps caches that do not see data change, so it works on a
    copy of the tree that lives for one build.
    """
    program = shutil.which("zensical", path=str(Path(sys.executable).parent))
    if not program:
        raise CannotRun("Zensical is not installed; run: python3 scripts/build.py setup --tests")
    with tempfile.TemporaryDirectory(prefix="kb-zensical-") as folder:
        copy = Path(folder)
        for name in ("docs", "data", "overrides"):
            if (root / name).is_dir():
                shutil.copytree(root / name, copy / name)
        shutil.copy(root / "mkdocs.yml", copy / "mkdocs.yml")
        result = subprocess.run(
            [program, "build", "--clean"], cwd=copy, capture_output=True, text=True, env={**os.environ, "NO_COLOR": "1"}
        )
        if result.returncode != 0 or not (copy / "site").is_dir():
            raise CannotRun(f"Zensical stopped: {' '.join((result.stderr or result.stdout).split())[-400:]}")
        shutil.copytree(copy / "site", out, dirs_exist_ok=True)
        return [line for line in result.stderr.splitlines() if "warning" in line.casefold()]
