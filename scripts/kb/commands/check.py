"""Check everything, and say where to mend what.

Builds into a folder of its own (site/ is not touched) and runs every rule. With --site DIR it checks a folder of
built HTML instead, without sources: links, anchors, assets, ids, images, structure.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from kb import building, changes, checking, mending, reporting
from kb.built import BuiltSite
from kb.checks.base import Site
from kb.commands.build import day
from kb.failure import CannotRun
from kb.garbage import few_collections
from kb.issue import Issue
from kb.nearest import advice

# Mending one thing can bring to light another; rules that undo each other must not go on for ever.
_MOST_ROUNDS = 5


def arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the verb."""
    parser.add_argument("--format", choices=reporting.FORMATS, default="text", help="text for people, others for tools")
    parser.add_argument("--site", type=Path, metavar="DIR", help="check this folder of built HTML, without sources")
    parser.add_argument("--base-path", metavar="PATH", help="with --site: the path it lives under, such as /project/")
    parser.add_argument("--only", action="append", default=[], metavar="RULE", help="run this rule only (repeatable)")
    parser.add_argument("--skip", action="append", default=[], metavar="RULE", help="leave this rule out (repeatable)")
    parser.add_argument("--changed", metavar="REVISION", help="report only on files changed since this revision of git")
    parser.add_argument("--fix", action="store_true", help="mend what has one right answer first")
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
            raise CannotRun(f"no rule is called “{name}”. {advice(name, rules, most=0)} `check --list` names them all")
    if options.list:
        print("\n".join(f"{name:28} {reporting.first_sentence(rule)}" for name, rule in rules.items()))
        return 0
    if options.explain:
        print(reporting.explain(options.explain, rules[options.explain]))
        return 0
    if options.site and (options.fix or options.changed):
        raise CannotRun("built pages are not mended and have no revisions: leave out --fix and --changed, or --site")
    changed = changes.since(options.root, options.changed) if options.changed else None
    issues, pages = _on_site(options) if options.site else _on_sources(options)
    if changed is not None:
        elsewhere = sum(1 for issue in issues if issue.file not in changed)
        issues = [issue for issue in issues if issue.file in changed]
        if elsewhere:
            _say(f"{elsewhere} more in files that have not changed since {options.changed}.")
    reporting.show(issues, options.format, {"pages": pages}, options.site or options.root)
    return 1 if any(issue.severity == "error" for issue in issues) else 0


def _on_site(options: argparse.Namespace) -> tuple[list[Issue], int]:
    """Issues of a folder of built HTML, and how many pages it has."""
    if not options.site.is_dir():
        raise CannotRun(f"{options.site} is no folder")
    built = BuiltSite(options.site, base_path=options.base_path or "")
    site = Site(built=built, **({"today": options.date} if options.date else {}))
    with few_collections():
        return checking.run(site, options.only, options.skip), len(built.pages)


def _on_sources(options: argparse.Namespace) -> tuple[list[Issue], int]:
    """Issues of the sources and of what is built from them, after mending if asked for, and how many pages there are."""
    for left in range(_MOST_ROUNDS if options.fix else 0, -1, -1):
        with tempfile.TemporaryDirectory(prefix="kb-check-") as folder:
            outcome = building.check(options.root, Path(folder), options.date, options.only, options.skip, _say)
        mended = mending.mend(options.root, outcome.issues) if left else mending.Mended()
        for file, count in mended.made.items():
            _say(f"Mended {file}: {count} change{'' if count == 1 else 's'}")
        if not mended.made:
            break
    return outcome.issues, outcome.pages
