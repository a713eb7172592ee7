"""Runs a program and takes its time."""

from __future__ import annotations

import os
import subprocess
import time
from pathlib import Path
from typing import NamedTuple

try:
    import resource
except ImportError:  # Windows does not tell what children used
    resource = None  # type: ignore[assignment]


class Run(NamedTuple):
    """What a program took, by the clock and of the processors (its children's too), its exit code, and what it said."""

    seconds: float
    cpu: float
    code: int
    out: str
    err: str


GIVEN_UP = -1
"""The exit code of a program that took longer than it may."""


def timed(command: list[str], folder: Path, limit: float | None = None) -> Run:
    """Run a program in a folder and wait for it, `limit` seconds at most."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    start, before = time.perf_counter(), _of_children()
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            timeout=limit,
        )
        code, out, err = done.returncode, done.stdout, done.stderr
    except subprocess.TimeoutExpired:
        code, out, err = GIVEN_UP, "", ""
    seconds, cpu = time.perf_counter() - start, _of_children() - before
    return Run(seconds, cpu if cpu > 0 else seconds, code, out, err)


def _of_children() -> float:
    """Processor time of the children that have ended, in seconds; `os.times` counts only in hundredths."""
    if resource is None:
        return 0.0
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
