"""Measure the build against bare MkDocs, its growth with the number of pages, and the weight of a first view.

Prints Markdown tables. The exit code is 1 if the build is over 1.5 times the bare one or the checks over a quarter of it
at the site's own size. With --peers it measures the checker beside lychee and html-proofer instead, those that are
installed: the exit code is 1 if ours takes more processor time than lychee, or the checks more than a quarter of the build.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
import tempfile
from pathlib import Path

from kb import building
from kb.benching import build, peers, weight


def _sizes(text: str) -> list[int]:
    sizes = [int(part) for part in text.split(",") if part.strip().isdigit() and int(part) > 0]
    if len(sizes) != len(text.split(",")):
        raise argparse.ArgumentTypeError(f"{text!r} is no list of sizes like 1,2,4")
    return sizes


def arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the verb."""
    parser.add_argument("--runs", type=int, default=3, help="how often each is run; the median counts (default: 3)")
    parser.add_argument(
        "--sizes", type=_sizes, default=[1, 2, 4], help="how many times the site's pages (default: 1,2,4)"
    )
    parser.add_argument("--peers", action="store_true", help="measure the checker beside others, on speed and on traps")
    parser.add_argument("--pages", type=int, default=1000, help="with --peers: pages of the tree (default: 1000)")
    parser.add_argument("--out", type=Path, metavar="FILE", help="write the tables to this file too")


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def run(options: argparse.Namespace) -> int:
    """Measure; exit code 1 if a goal is missed."""
    text, fine = (_peers if options.peers else _build)(options.root, options, max(1, options.runs))
    print(text, end="")
    if options.out:
        options.out.write_text(text, "utf-8")
    return 0 if fine else 1


def _build(root: Path, options: argparse.Namespace, runs: int) -> tuple[str, bool]:
    sizes = list(build.measure(root, options.sizes, runs, _say))
    with tempfile.TemporaryDirectory(prefix="kb-bench-") as folder:
        _say("Weighing pages …")
        building.check(root, Path(folder), dt.datetime.now(dt.UTC).date(), only=["link-broken"])
        weights = weight.weigh(root, Path(folder))
    return f"{build.table(sizes, runs)}\n{weight.table(weights)}", sizes[0].fine


def _peers(root: Path, options: argparse.Namespace, runs: int) -> tuple[str, bool]:
    comparison = peers.compare(root, options.pages, runs, _say)
    return peers.table(comparison), comparison.fine
