"""Which files have changed since a revision, as git tells."""

from __future__ import annotations

import subprocess
from pathlib import Path

from kb.failure import CannotRun


def since(root: Path, revision: str) -> set[str]:
    """Files under `root`, relative to it, that differ from `revision` or that git does not know yet.

    Raises CannotRun if git cannot tell.
    """
    changed = _git(root, "diff", "--name-only", "--relative", "-z", "--end-of-options", revision, "--")
    unknown = _git(root, "ls-files", "--others", "--exclude-standard", "-z")
    return {name for name in (*changed.split("\0"), *unknown.split("\0")) if name}


def _git(root: Path, *arguments: str) -> str:
    try:
        done = subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, text=True)
    except OSError as error:
        raise CannotRun(f"git cannot be run: {error.strerror}") from error
    if done.returncode != 0:
        raise CannotRun(f"git cannot tell what changed: {' '.join(done.stderr.split())}")
    return done.stdout
