"""Runs a program and takes its time."""

from __future__ import annotations

import os
import subprocess
import time
from pathlib import Path
from typing import NamedTuple


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
    start, before = time.perf_counter(), os.times()
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
    seconds, after = time.perf_counter() - start, os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    # Windows does not tell what children used.
    return Run(seconds, cpu or seconds, code, out, err)
