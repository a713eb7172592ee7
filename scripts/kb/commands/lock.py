"""Refresh the hashed pins in requirements/*.txt from requirements/*.in, for every platform at once."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

NAMES = ("build", "test", "bench", "lock")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the verb."""
    parser.add_argument("--upgrade", action="store_true", help="take the newest versions that the .in files allow")


def run(options: argparse.Namespace) -> int:
    """Write the pins; exit code."""
    uv = Path(sys.executable).with_name("uv")
    for name in NAMES:
        command = [
            str(uv),
            "pip",
            "compile",
            "--quiet",
            "--universal",
            "--generate-hashes",
            "--no-emit-index-url",
            "--no-header",
            "--no-annotate",
            "--python-version",
            "3.11",
            f"{name}.in",
            "-o",
            f"{name}.txt",
        ]
        if options.upgrade:
            command.append("--upgrade")
        if subprocess.call(command, cwd=options.root / "requirements") != 0:
            return 2
    print("Pins refreshed; the next command installs what changed.")
    return 0
