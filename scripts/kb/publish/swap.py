"""Puts a finished folder in the place of the last good one, so that one or the other always stands whole."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kb.failure import CannotRun


def _beside(out: Path, what: str) -> Path:
    return out.with_name(f".{out.name}-{what}")


def refuse(out: Path, root: Path) -> None:
    """Raises CannotRun if a site put at `out` would take the place of something else."""
    if out == root or out in root.parents or (out.exists() and not out.is_dir()):
        raise CannotRun(f"{out} cannot be the folder of the site; name one that is empty or does not exist")
    if out.is_dir() and any(out.iterdir()) and not (out / "index.html").is_file():
        raise CannotRun(f"{out} holds something that is no built site; empty it or name another folder")


def repair(out: Path) -> None:
    """Undo what an interrupted swap left: the last good site comes back, half-built folders go."""
    old = _beside(out, "old")
    if old.exists():
        if out.exists():
            shutil.rmtree(old)
        else:
            old.rename(out)
    for left in out.parent.glob(f".{out.name}-new-*"):
        shutil.rmtree(left, ignore_errors=True)


@contextmanager
def new_folder(out: Path) -> Iterator[Path]:
    """A folder beside `out` to build into; gone at the end unless `into_place` took it."""
    out.parent.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=f".{out.name}-new-", dir=out.parent))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def into_place(new: Path, out: Path) -> None:
    """Two renames: `Path.replace` cannot land on a full folder. `repair` mends an interruption between them."""
    old = _beside(out, "old")
    if out.exists():
        out.replace(old)
    try:
        new.replace(out)
    except BaseException:
        if old.exists() and not out.exists():
            old.replace(out)
        raise
    shutil.rmtree(old, ignore_errors=True)
