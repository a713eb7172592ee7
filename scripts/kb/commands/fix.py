"""Mend what has one right answer, then check again.

Only changes that need no judgement are made: line ends, marks that nobody sees, addresses with one right form. Each is
printed; look at them with `git diff`. What is left needs a person and is reported as `check` does.
"""

from __future__ import annotations

import argparse

from kb.commands import check


def arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the verb: those of `check`."""
    check.arguments(parser)
    parser.set_defaults(fix=True)


def run(options: argparse.Namespace) -> int:
    """Mend, then check; exit code 1 if any error is left."""
    return check.run(options)
