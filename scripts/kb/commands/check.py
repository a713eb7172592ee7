"""Check everything, and say where to mend what.

Builds into a folder of its own (site/ is not touched) and runs every rule. With --site DIR it checks a folder of
built HTML instead, without sources: links, anchors, assets, ids, images, structure.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from kb import building, checking, reporting
from kb.built import BuiltSite
from kb.checks.base import Site
from kb.commands.build import day
from kb.failure import CannotRun


def arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the verb."""
    parser.add_argument("--format", choices=reporting.FORMATS, default="text", help="text for people, json for tools")
    parser.add_argument("--site", type=Path, metavar="DIR", help="check this folder of built HTML, without sources")
    parser.add_argument("--only", action="append", default=[], metavar="RULE", help="run this rule only (repeatable)")
    parser.add_argument("--skip", action="append", default=[], metavar="RULE", help="leave this rule out (repeatable)")
    parser.add_argument("--list", action="store_true", help="list the rules and stop")
    parser.add_argument("--explain", metavar="RULE", help="say what a rule guards, why, and how to mend it")
    parser.add_argument("--date", type=day, help="the day that decides what is stale (default: today, UTC)")


def _say(text: str) -> None:
    """Progress goes to standard error: standard output is the report, which tools read."""
    print(text, file=sys.stderr, flush=True)


def run(options: argparse.Namespace) -> int:
    """Check; exit code 1 if there is any error."""
    rules = checking.rules()
    for name in [*options.only, *options.skip, *([options.explain] if options.explain else [])]:
        if name not in rules:
            raise CannotRun(f"no rule is called “{name}”; `check --list` names them all")
    if options.list:
        print("\n".join(f"{name:28} {reporting.first_sentence(rule)}" for name, rule in rules.items()))
        return 0
    if options.explain:
        print(reporting.explain(options.explain, rules[options.explain]))
        return 0
    if options.site:
        if not options.site.is_dir():
            raise CannotRun(f"{options.site} is no folder")
        site = Site(built=BuiltSite(options.site))
        issues = checking.run(site, options.only, options.skip)
        pages = len(site.built.pages) if site.built else 0
    else:
        with tempfile.TemporaryDirectory(prefix="kb-check-") as folder:
            outcome = building.check(options.root, Path(folder), options.date, options.only, options.skip, _say)
        issues, pages = outcome.issues, outcome.pages
    reporting.show(issues, options.format, {"pages": pages})
    return 1 if any(issue.severity == "error" for issue in issues) else 0
