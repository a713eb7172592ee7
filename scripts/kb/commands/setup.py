"""Make the environment and stop.

`--tests` installs what the tests need too, and finds (or installs) a browser for them.
"""

from __future__ import annotations

import argparse

from kb import bootstrap
from kb.browser import find_browser


def arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the verb."""
    parser.add_argument("--tests", action="store_true", help="what the tests need, a browser included")


def run(options: argparse.Namespace) -> int:
    """Install; exit code."""
    if options.tests:
        bootstrap.ensure("test")
        print(f"Browser for the tests: {find_browser()}")
    print("Ready.")
    return 0
