"""Measures the build against bare MkDocs, its growth with the number of pages, and the checks' part of it."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import re
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kb import building
from kb.benching.timing import Run, timed
from kb.failure import CannotRun
from kb.project import Project

# What the project asks of itself (design.md, section 7): a whole build against a bare one, and the checks' part of it.
MOST_TIMES_BARE = 1.5
MOST_SHARE_OF_CHECKS = 0.25

_NAV_PAGE = re.compile(r"([\w./-]+\.md)\b")
_NAV_TITLE = re.compile(r"^( +- [^\n]+?)([\"']?: [\w./-]+\.md)\b", re.M)


@dataclass(frozen=True)
class Size:
    """One size of the site: seconds of the bare and of the whole build, the whole as a multiple of the bare one (by the
    clock, and by the processors' time, which a busy machine changes less), and the checks' part of the whole.
    """

    pages: int
    bare: float
    whole: float
    times_bare: float
    times_bare_cpu: float
    checks: float

    @property
    def fine(self) -> bool:
        """True if both goals are met."""
        return self.times_bare <= MOST_TIMES_BARE and self.checks <= MOST_SHARE_OF_CHECKS


def multiply(root: Path, tree: Path, times: int) -> None:
    """Write the tree of `root` to `tree`, with every page `times` times under titles and addresses of its own."""
    theme = Project(root).settings.value.get("theme")
    custom = theme.get("custom_dir") if isinstance(theme, dict) else None
    for name in ("docs", "data", custom):
        if name and (root / name).is_dir():
            shutil.copytree(root / name, tree / name)
    settings = (root / "mkdocs.yml").read_text("utf-8")
    match = re.search(r"^nav:\n(?P<entries>(?:[ #].*\n|\n)*)", settings, re.M)
    if not match:
        raise CannotRun("mkdocs.yml has no “nav:” of its own lines, so no larger site can be made of it")
    nav = match["entries"].rstrip("\n") + "\n"
    copies = ""
    for number in range(1, times):
        folder = tree / "docs" / f"copy-{number}"
        for page in sorted((root / "docs").rglob("*.md")):
            path = folder / page.relative_to(root / "docs")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(_retitled(page.read_text("utf-8"), f"copy {number}"), "utf-8")
        if (root / "docs" / "assets" / "img").is_dir():
            shutil.copytree(root / "docs" / "assets" / "img", folder / "assets" / "img")
        below = re.sub(r"^(?=.*\S)", "    ", nav, flags=re.M)
        below = _NAV_TITLE.sub(rf"\g<1> (copy {number})\2", below)
        copies += f"  - Copy {number}:\n" + _NAV_PAGE.sub(rf"copy-{number}/\1", below)
    settings = settings[: match.start("entries")] + nav + copies + settings[match.end("entries") :]
    (tree / "mkdocs.yml").write_text(settings, "utf-8")


def _retitled(text: str, mark: str) -> str:
    """The page under another title, and without the names that belong to one page only."""
    text = re.sub(r"^(title: .*?)([\"']?)$", rf"\1 ({mark})\2", text, count=1, flags=re.M)
    text = re.sub(r"^(?:aliases|redirects):.*\n(?:[ -].*\n)*", "", text, flags=re.M)
    return re.sub(r"^(# .*?)((?:\s*\{[^}]*\})?)$", rf"\1 ({mark})\2", text, count=1, flags=re.M)


def measure(root: Path, times: Sequence[int], runs: int, say: Callable[[str], None]) -> Iterator[Size]:
    """Build the tree and larger copies of it, bare and whole in turns; the median of `runs`."""
    for factor in times:
        with tempfile.TemporaryDirectory(prefix="kb-bench-") as folder:
            tree = Path(folder) / "tree"
            multiply(root, tree, factor)
            pages = sum(1 for _ in (tree / "docs").rglob("*.md"))
            taken: list[tuple[float, ...]] = []
            for run in range(1, runs + 1):
                say(f"{pages} pages, run {run} of {runs} …")
                alone, alone_cpu = bare(tree, Path(folder) / "bare")
                whole, whole_cpu, checks = _whole(tree, Path(folder) / "whole")
                for name in ("bare", "whole"):
                    shutil.rmtree(Path(folder) / name)
                # Of each pair, not of the medians: the two of a pair met the same machine.
                taken.append((alone, whole, whole / alone, whole_cpu / alone_cpu, checks / whole))
            yield Size(pages, *(statistics.median(column) for column in zip(*taken, strict=True)))


def bare(tree: Path, out: Path) -> tuple[float, float]:
    """Build with `mkdocs build` alone: its seconds by the clock and of the processors."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(tree / "mkdocs.yml")]
    run = _built([*command, "--site-dir", str(out)], tree)
    return run.seconds, run.cpu


def _whole(tree: Path, out: Path) -> tuple[float, float, float]:
    """Seconds of the whole build, by the clock and of the processors, and of its checks by the clock."""
    run = _built([sys.executable, "-m", "kb.benching", str(tree), str(out)], tree)
    steps: dict[str, float] = json.loads(run.out.strip().splitlines()[-1])
    return run.seconds, run.cpu, steps["checking"]


def _built(command: list[str], folder: Path) -> Run:
    run = timed(command, folder)
    if run.code != 0:
        raise CannotRun(f"the build to be measured stopped: {' '.join(run.err.split())[-400:]}")
    return run


def table(sizes: Sequence[Size], runs: int) -> str:
    """What was measured, as Markdown."""
    lines = [
        f"Seconds are medians of {runs}, bare and whole in turns; only the ratios mean anything elsewhere.",
        "",
        f"| Pages | Bare `mkdocs build` | Whole build | Times bare (at most {MOST_TIMES_BARE}) | by processor time |"
        f" Checks' share (at most {MOST_SHARE_OF_CHECKS:.0%}) | Whole build, ms a page |",
        "| ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for size in sizes:
        lines.append(
            f"| {size.pages} | {size.bare:.2f} s | {size.whole:.2f} s | {size.times_bare:.2f} |"
            f" {size.times_bare_cpu:.2f} | {size.checks:.0%} | {1000 * size.whole / size.pages:.0f} |"
        )
    return "\n".join(lines) + "\n"


def once(arguments: Sequence[str] | None = None) -> int:
    """Run in a process of its own: build once, and print how long the steps took.

    What `build` does but the report and the swap: a larger copy of a site has problems of its own (two glossaries),
    which must not end the measuring.
    """
    parser = argparse.ArgumentParser()
    parser.add_argument("tree", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args(arguments)
    options.out.mkdir()
    outcome = building.build(options.tree, options.out, dt.datetime.now(dt.UTC).date())
    print(json.dumps(outcome.seconds))
    return 0
