"""Run all tests: style, types, units, the whole build, and the site in Chromium.

Arguments after `--` go to pytest: `build.py test -- tests/unit -k citations`.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys

from kb.browser import find_browser


def arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the verb."""
    parser.add_argument("pytest", nargs="*", help="arguments for pytest")


def run(options: argparse.Namespace) -> int:
    """Run them; exit code 1 if any failed."""
    python = sys.executable
    environment = {**os.environ, "KB_BROWSER": find_browser()}
    if not options.pytest:
        for command in (["ruff", "check", "."], ["ruff", "format", "--check", "."], ["mypy"]):
            if subprocess.call([python, "-m", *command], cwd=options.root) != 0:
                return 1
    done = subprocess.call([python, "-m", "pytest", *options.pytest], cwd=options.root, env=environment)
    return 0 if done == 0 else 1
