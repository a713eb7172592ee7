"""Measures the build against bare MkDocs, its growth with the number of pages, and what a first view weighs.

Judged are ratios taken in one run on one machine, in turns, so that a slow or busy machine slows both sides.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gzip
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kb import building
from kb.built import BuiltPage, BuiltSite
from kb.failure import CannotRun
from kb.parse.page import read_all
from kb.project import Project

# What the project asks of itself (design.md, section 7): a whole build against a bare one, and the checks' part of it.
MOST_TIMES_BARE = 1.5
MOST_SHARE_OF_CHECKS = 0.25
# An operation's page is read on a phone: its own HTML with the pictures that stand in it, in bytes after gzip.
MOST_OPERATION_PAGE = 40_000

_PACKED = {".html", ".css", ".js", ".svg", ".json", ".xml", ".txt"}
_INLINE_PICTURE = re.compile(rb"<svg\b.*?</svg>", re.S)
_NAV_PAGE = re.compile(r"([\w./-]+\.md)\b")


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


@dataclass(frozen=True)
class Weight:
    """What a browser loads for the heaviest page of a kind, in bytes after gzip."""

    kind: str
    uri: str
    html: int
    css: int
    js: int
    images: int
    inline: int = 0
    """The part of `html` that pictures standing in the page take."""

    @property
    def total(self) -> int:
        """All of it."""
        return self.html + self.css + self.js + self.images


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
                bare, bare_cpu = _bare(tree, Path(folder) / "bare")
                whole, whole_cpu, checks = _whole(tree, Path(folder) / "whole")
                # Of each pair, not of the medians: the two of a pair met the same machine.
                taken.append((bare, whole, whole / bare, whole_cpu / bare_cpu, checks / whole))
            yield Size(pages, *(statistics.median(column) for column in zip(*taken, strict=True)))


def _bare(tree: Path, out: Path) -> tuple[float, float]:
    """Seconds of `mkdocs build`, by the clock and of the processors."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(tree / "mkdocs.yml")]
    seconds, cpu, _ = _timed([*command, "--site-dir", str(out)], tree)
    shutil.rmtree(out)
    return seconds, cpu


def _whole(tree: Path, out: Path) -> tuple[float, float, float]:
    """Seconds of the whole build, by the clock and of the processors, and of its checks by the clock."""
    seconds, cpu, said = _timed([sys.executable, "-m", "kb.benching", str(tree), str(out)], tree)
    shutil.rmtree(out)
    steps: dict[str, float] = json.loads(said.strip().splitlines()[-1])
    return seconds, cpu, steps["checking"]


def _timed(command: list[str], folder: Path) -> tuple[float, float, str]:
    start, before = time.perf_counter(), os.times()
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    seconds, after = time.perf_counter() - start, os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    if done.returncode != 0:
        raise CannotRun(f"the build to be measured stopped: {' '.join(done.stderr.split())[-400:]}")
    return seconds, cpu or seconds, done.stdout  # Windows does not tell what children used


def weigh(root: Path, site: Path) -> list[Weight]:
    """The heaviest page of each kind, by what a browser loads before anybody clicks or scrolls."""
    built = BuiltSite(site)
    heaviest: dict[str, Weight] = {}
    for page in read_all(root).values():
        made = built.pages.get(f"{page.url}index.html")
        if made is None or page.front_matter is None:
            continue
        weight = _weight(built, made, page.front_matter.kind, page.uri)
        if page.front_matter.kind not in heaviest or weight.total > heaviest[page.front_matter.kind].total:
            heaviest[page.front_matter.kind] = weight
    return sorted(heaviest.values(), key=lambda weight: -weight.total)


def _weight(built: BuiltSite, page: BuiltPage, kind: str, uri: str) -> Weight:
    late = {node.attributes.get("src") for node in page.tree.css('img[loading="lazy"]')}
    files = {
        target.path
        for reference in page.references
        if reference.asset and reference.value not in late and (target := built.resolve(page, reference.value)).path
    }
    sums = {"css": 0, "js": 0, "images": 0}
    for name in sorted(files & built.files):
        suffix = Path(name).suffix
        sums["css" if suffix == ".css" else "js" if suffix == ".js" else "images"] += sent(built.folder / name)
    raw = (built.folder / page.path).read_bytes()
    inline = _packed(raw) - _packed(_INLINE_PICTURE.sub(b"", raw))
    return Weight(kind, uri, _packed(raw), **sums, inline=inline)


def sent(path: Path) -> int:
    """Bytes of a file as a server sends it: text packed, pictures as they are."""
    raw = path.read_bytes()
    return _packed(raw) if path.suffix in _PACKED else len(raw)


def _packed(raw: bytes) -> int:
    return len(gzip.compress(raw, 6, mtime=0))


def table(sizes: Sequence[Size], weights: Sequence[Weight], runs: int) -> str:
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
    lines += ["", "| Kind | Heaviest page | HTML | CSS | JS | Pictures | First view, KiB after gzip |"]
    lines.append("| --- | --- | ---: | ---: | ---: | ---: | ---: |")
    for weight in weights:
        parts = (weight.html, weight.css, weight.js, weight.images, weight.total)
        lines.append(f"| {weight.kind} | {weight.uri} | " + " | ".join(f"{part / 1024:.1f}" for part in parts) + " |")
    for weight in weights:
        if weight.kind == "operation":
            lines += ["", operation_page(weight)]
    return "\n".join(lines) + "\n"


def operation_page(weight: Weight) -> str:
    """One sentence on what an operation's page itself weighs, and whether that is within the goal."""
    verdict = "within" if weight.html < MOST_OPERATION_PAGE else "over"
    return (
        f"Operation page {weight.uri}: {weight.html / 1000:.1f} kB after gzip, pictures in it {weight.inline / 1000:.1f} kB; "
        f"{verdict} the goal of under {MOST_OPERATION_PAGE / 1000:.0f} kB."
    )


def main(arguments: Sequence[str] | None = None) -> int:
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


if __name__ == "__main__":
    raise SystemExit(main())
