"""Build the site, check it, and put it in place of the last good one.

Everything is made in a folder beside the target and swapped in only when all checks pass; a failed or interrupted
build leaves the last good site as it was.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from pathlib import Path

from kb import building, reporting
from kb.publish import swap


def day(text: str) -> dt.date:
    """A date argument."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no date like 2026-11-23") from None


def arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the verb."""
    parser.add_argument("--out", type=Path, help="folder of the finished site (default: site)")
    parser.add_argument(
        "--date",
        type=day,
        default=dt.datetime.now(dt.UTC).date(),
        help="the day that decides what is stale (default: today, UTC)",
    )
    parser.add_argument("--engine", choices=sorted(building.ENGINES), default="mkdocs", help="site generator")
    parser.add_argument("--format", choices=reporting.FORMATS, default="text", help="how problems are shown")


def run(options: argparse.Namespace) -> int:
    """Build and swap; exit code."""
    out = (options.out or options.root / "site").resolve()
    # A tool reads one JSON object from standard output and nothing else.
    words = sys.stderr if options.format == "json" else sys.stdout

    def say(text: str) -> None:
        print(text, file=words, flush=True)

    swap.refuse(out, options.root.resolve())
    swap.repair(out)
    with swap.new_folder(out) as new:
        outcome = building.build(options.root, new, options.date, options.engine, say)
        reporting.show(outcome.issues, options.format, {"pages": outcome.pages}, options.root)
        if outcome.failed:
            say(f"Not published: {out.name}/ still holds the last good site." if out.exists() else "Not published.")
            return 1
        swap.into_place(new, out)
    say(f"{outcome.pages} pages in {out}")
    return 0
