"""Sets the checker beside others: what a site of a thousand pages costs each, and what each finds on the trap site."""

from __future__ import annotations

import importlib.util
import json
import re
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from kb.benching import build
from kb.benching.timing import Run, timed
from kb.built import BuiltSite
from kb.failure import CannotRun
from kb.parse.page import read_all

OURS = "ours"
PACE = "lychee"
"""The peer that ours must not cost more than."""

MOST_SECONDS = 600
"""How long a tool may take for one site."""

Report = tuple[str, str]
"""A file, relative to the site, and words that say what is wrong in it."""


@dataclass(frozen=True)
class Tool:
    """A checker: its program, how it is called on a site below a folder, and how what it says is read (None: it stopped).

    A slow one is timed once, not in each turn.
    """

    name: str
    program: str
    command: Callable[[str, Path, Path], list[str]]
    reports: Callable[[Run, Path], list[Report] | None]
    slow: bool = False

    @property
    def path(self) -> str | None:
        """Where its program is: in the environment, or installed on the machine."""
        beside = shutil.which(self.program, path=str(Path(sys.executable).parent))
        return beside or shutil.which(self.program)

    def run(self, root: Path, site: Path) -> Run:
        """Check a site whose addresses from the root (`/a/`) start in the folder `root`."""
        # Beside the site, for some leave files where they are started.
        return timed(self.command(self.path or self.program, root, site), site.parent, MOST_SECONDS)


def _ours(python: str, root: Path, site: Path) -> list[str]:
    return [python, str(Path(__file__).parents[2] / "build.py"), "check", "--site", str(site), "--format", "json"]


def _our_reports(run: Run, site: Path) -> list[Report] | None:
    if run.code not in (0, 1):
        return None
    return [
        (issue["file"], f"{issue['message']} {_line(site / issue['file'], issue['line'])}")
        for issue in json.loads(run.out)["issues"]
    ]


def _line(path: Path, number: int) -> str:
    lines = path.read_bytes().decode("utf-8", "replace").split("\n")
    return lines[number - 1] if number <= len(lines) else ""


def _lychee(program: str, root: Path, site: Path) -> list[str]:
    options = ["--offline", "--include-fragments", "--no-progress", "--index-files", "index.html", "--format", "json"]
    return [program, *options, "--root-dir", str(root), str(site)]


def _lychee_reports(run: Run, site: Path) -> list[Report] | None:
    try:
        found: dict[str, list[dict[str, Any]]] = json.loads(run.out)["error_map"]
    except (ValueError, KeyError):
        return None
    return [(_inside(file, site), str(fault["url"])) for file, faults in found.items() for fault in faults]


def _html_proofer(program: str, root: Path, site: Path) -> list[str]:
    checks = ["html", "favicon", "opengraph", "sri", "img-http"]
    kinds = ["invalid-tags", "missing-names", "script-embeds", "missing-doctype", "eof-tags", "mismatched-tags"]
    options = [*(f"--check-{name}" for name in checks), *(f"--report-{name}" for name in kinds)]
    # As people use it who know it: an empty alt and “#” are right, pages are index.html.
    options += ["--disable-external", "--empty-alt-ignore", "--allow-hash-href", "--directory-index-file", "index.html"]
    return [program, str(site), *options, "--log-level", "info", "--root-dir", str(root)]


_PROOFED = re.compile(r"^- (?P<file>/.*)\n(?P<faults>(?:  .*\n?)*)", re.M)


def _html_proofer_reports(run: Run, site: Path) -> list[Report] | None:
    said = run.out + run.err
    if run.code not in (0, 1) or "HTML-Proofer f" not in said:  # “found”, “finished”
        return None
    return [(_inside(match["file"], site), match["faults"]) for match in _PROOFED.finditer(said)]


def _inside(file: str, site: Path) -> str:
    return file.removeprefix(f"{site.as_posix()}/")


TOOLS = (
    Tool(OURS, Path(sys.executable).name, _ours, _our_reports),
    Tool(PACE, "lychee", _lychee, _lychee_reports),
    Tool("html-proofer", "htmlproofer", _html_proofer, _html_proofer_reports, slow=True),
)


@dataclass(frozen=True)
class Cost:
    """What one check of the site took: seconds of the processors and by the clock; `stopped` if it failed, or did not finish in time."""

    tool: str
    cpu: float
    seconds: float
    stopped: bool = False

    def of_link(self, links: int) -> float:
        """Microseconds of the processors a link."""
        return self.cpu * 1e6 / links


@dataclass(frozen=True)
class Catch:
    """What a tool did on the trap site: the faults that it named, the look-alikes, and the traps that ended its run."""

    tool: str
    found: frozenset[str]
    wrong: frozenset[str]
    ended: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Comparison:
    """All of it: the site's pages and links, costs, catches, how many traps there are, and which tools are missing."""

    pages: int
    links: int
    costs: Sequence[Cost]
    catches: Sequence[Catch]
    faults: int
    look_alikes: int
    missing: Sequence[str] = ()
    checks: float = 0
    """The part that a whole check of the sources takes of the build."""

    @property
    def fine(self) -> bool:
        """True if ours costs no more than the quickest peer, and checks take no more than their part of the build."""
        cpu = {cost.tool: cost.cpu for cost in self.costs}
        return cpu[OURS] <= cpu.get(PACE, cpu[OURS]) and self.checks <= build.MOST_SHARE_OF_CHECKS


def compare(root: Path, pages: int, runs: int, say: Callable[[str], None], tools: Sequence[Tool] = TOOLS) -> Comparison:
    """Time all tools on a tree of about `pages` pages, and count what they find on the trap site."""
    there = [tool for tool in tools if tool.path]
    (size,) = build.measure(root, [1], runs, say)
    with tempfile.TemporaryDirectory(prefix="kb-bench-") as folder:
        tree, site = Path(folder) / "tree", Path(folder) / "site"
        build.multiply(root, tree, max(1, round(pages / len(read_all(root)))))
        say("Building the tree to be checked …")
        build.bare(tree, site)
        built = BuiltSite(site)
        links = sum(page.links for page in built.pages.values())
        costs = list(_costs(there, site, runs, say))
    traps = traps_of(root)
    all_traps = traps.load()
    with tempfile.TemporaryDirectory(prefix="kb-bench-") as folder:
        catches = []
        for tool in there:
            say(f"The trap site: {tool.name} …")
            catches.append(catch(tool, traps, all_traps, Path(folder)))
    faults = sum(1 for trap in all_traps if trap.fault)
    return Comparison(
        len(built.pages),
        links,
        costs,
        catches,
        faults,
        len(all_traps) - faults,
        [tool.name for tool in tools if tool not in there],
        size.checks,
    )


def _costs(tools: Sequence[Tool], site: Path, runs: int, say: Callable[[str], None]) -> Iterator[Cost]:
    """The median of each tool, all in turns."""
    taken: dict[str, list[Run]] = {tool.name: [] for tool in tools}
    stopped = set()
    for turn in range(runs):
        for tool in tools:
            if tool.slow and turn:
                continue
            say(f"{tool.name}, run {turn + 1} …")
            run = tool.run(site, site)
            taken[tool.name].append(run)
            if tool.reports(run, site) is None:
                stopped.add(tool.name)
    for name, done in taken.items():
        seconds = statistics.median(run.seconds for run in done)
        yield Cost(name, statistics.median(run.cpu for run in done), seconds, name in stopped)


def traps_of(root: Path) -> ModuleType:
    """The module that writes the trap site; it stands with the tests, which need it too."""
    path = root / "tests" / "traps.py"
    spec = importlib.util.spec_from_file_location("traps", path)
    if not path.is_file() or spec is None or spec.loader is None:
        raise CannotRun(f"{path} is missing, which writes the trap site")
    module = sys.modules["traps"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def catch(tool: Tool, traps: ModuleType, chosen: Sequence[Any], folder: Path) -> Catch:
    """What a tool says on the site of these traps; if it stops, on each half, down to the traps that end its run."""
    root = folder / f"{tool.name}-{chosen[0].name}-{len(chosen)}"
    site = root / "project"
    site.mkdir(parents=True)
    traps.write(site, chosen)
    reports = tool.reports(tool.run(root, site), site)
    shutil.rmtree(root)
    if reports is None and len(chosen) > 1:
        middle = len(chosen) // 2
        one, two = catch(tool, traps, chosen[:middle], folder), catch(tool, traps, chosen[middle:], folder)
        return Catch(tool.name, one.found | two.found, one.wrong | two.wrong, one.ended | two.ended)
    if reports is None:
        return Catch(tool.name, frozenset(), frozenset(), frozenset({chosen[0].name}))
    named = frozenset(trap.name for trap in chosen if any(_names(report, trap) for report in reports))
    faults = frozenset(trap.name for trap in chosen if trap.fault)
    return Catch(tool.name, named & faults, named - faults)


def _names(report: Report, trap: Any) -> bool:
    """True if a report is about a trap: in its folder, or in the file of all traps that holds it, by its name."""
    file, words = report
    return file.startswith(f"{trap.name}/") or (file == trap.place and trap.name in words)


def table(comparison: Comparison) -> str:
    """What was measured, as Markdown: the costs, then the catches."""
    links = comparison.links
    lines = [
        f"{comparison.pages:,} pages with {links:,} addresses; processor time is the median, all in turns.",
        f"A whole check of the sources takes {comparison.checks:.0%} of the build (at most {build.MOST_SHARE_OF_CHECKS:.0%}).",
        "",
        "| Checker | Processor time | µs a link | By the clock | Times ours |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    ours = next(cost.cpu for cost in comparison.costs if cost.tool == OURS)
    for cost in comparison.costs:
        end = " (did not finish)" if cost.stopped else ""
        lines.append(
            f"| {cost.tool}{end} | {cost.cpu:.2f} s | {cost.of_link(links):.1f} | {cost.seconds:.2f} s | {cost.cpu / ours:.2f} |"
        )
    lines += [f"| {name} | not installed | | | |" for name in comparison.missing]
    lines += [
        "",
        f"| Checker | Faults found, of {comparison.faults} | Look-alikes reported, of {comparison.look_alikes} | Runs ended by |",
        "| --- | ---: | ---: | --- |",
    ]
    for catch in comparison.catches:
        ended = ", ".join(sorted(catch.ended)) or "none"
        lines.append(f"| {catch.tool} | {len(catch.found)} | {len(catch.wrong)} | {ended} |")
    lines += [f"| {name} | not installed | | |" for name in comparison.missing]
    return "\n".join(lines) + "\n"
