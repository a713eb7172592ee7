"""`bench` measures in ratios, on the site and on larger copies of it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from helpers import ROOT, TODAY, change, small_site
from kb import building, cli
from kb.benching import build, peers, weight
from kb.benching.build import Size
from kb.benching.peers import Catch, Comparison, Cost, Tool
from kb.benching.timing import GIVEN_UP, Run, timed
from kb.benching.weight import Weight
from kb.failure import CannotRun
from kb.parse.page import read_all
from kb.project import Project


def test_a_larger_copy_has_every_page_again_under_a_title_of_its_own(tmp_path: Path) -> None:
    build.multiply(small_site(tmp_path), tmp_path / "tree", 3)

    pages = read_all(tmp_path / "tree")
    titles = [page.front_matter.title for page in pages.values() if page.front_matter]
    assert len(titles) == len(set(titles)) == len(pages) == 9
    assert "Mandates (copy 2)" in titles
    assert "\n# Mandates (copy 2)\n" in pages["copy-2/mandates.md"].text


def test_a_larger_copy_has_every_page_in_its_navigation(tmp_path: Path) -> None:
    build.multiply(small_site(tmp_path), tmp_path / "tree", 3)

    nav = Project(tmp_path / "tree").nav
    assert {entry.uri for entry in nav} == set(read_all(tmp_path / "tree"))
    assert "      - Mandates (copy 2): copy-2/mandates.md\n" in (tmp_path / "tree" / "mkdocs.yml").read_text("utf-8")


def test_the_links_of_a_larger_copy_hold(tmp_path: Path) -> None:
    build.multiply(small_site(tmp_path), tmp_path / "tree", 3)
    (tmp_path / "out").mkdir()

    links = [
        "link-broken",
        "anchor-missing",
        "asset-missing",
        "title-duplicate",
        "nav-page-missing",
        "nav-page-omitted",
    ]
    assert building.check(tmp_path / "tree", tmp_path / "out", TODAY, only=links).issues == []


def test_the_real_tree_can_be_multiplied(tmp_path: Path) -> None:
    build.multiply(ROOT, tmp_path / "tree", 2)

    pages = read_all(ROOT)
    assert len(read_all(tmp_path / "tree")) == 2 * len(pages)
    assert len(Project(tmp_path / "tree").nav) == 2 * len(Project(ROOT).nav)


def test_a_tree_without_a_navigation_is_named_as_the_hindrance(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    change(root, {"mkdocs.yml": "site_name: X\n"}, {})

    with pytest.raises(CannotRun, match="has no “nav:”"):
        build.multiply(root, tmp_path / "tree", 2)


def test_a_first_view_weighs_what_the_page_loads_and_not_what_comes_later(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    head = '<link rel="stylesheet" href="{{ base_url }}/a.css"><script src="{{ base_url }}/a.js" defer></script></head>'
    body = '<img alt="" src="{{ base_url }}/now.png"><img alt="" src="{{ base_url }}/late.png" loading="lazy"></main>'
    change(
        root,
        {"docs/a.css": "a {}\n" * 100, "docs/a.js": "f()\n", "docs/now.png": "x" * 500, "docs/late.png": "x" * 9000},
        {"theme/main.html": {"</head>": head, "</main>": body}},
    )
    (tmp_path / "out").mkdir()
    building.check(root, tmp_path / "out", TODAY, only=["link-broken"])

    weights = {heaviest.kind: heaviest for heaviest in weight.weigh(root, tmp_path / "out")}

    assert set(weights) == {"home", "topic", "reference"}
    home = weights["home"]
    assert home.images == 500
    assert (home.css, home.js) == tuple(weight.sent(root / "docs" / name) for name in ("a.css", "a.js"))
    assert 0 < home.css < 100 and home.html == weight.sent(tmp_path / "out" / "index.html")


def test_the_goals_are_a_build_of_one_and_a_half_times_bare_and_a_quarter_for_checks() -> None:
    assert Size(100, 2.0, 3.0, 1.5, 1.9, 0.25).fine
    assert not Size(100, 2.0, 3.1, 1.55, 1.4, 0.25).fine
    assert not Size(100, 2.0, 3.0, 1.5, 1.5, 0.26).fine


def test_the_tables_are_markdown_with_a_row_a_size_and_a_row_a_kind() -> None:
    sizes = build.table([Size(100, 2.0, 3.0, 1.5, 1.4, 0.2), Size(200, 4.0, 5.0, 1.25, 1.2, 0.1)], 3)
    weights = weight.table([Weight("home", "index.md", 2048, 1024, 512, 0)])

    assert "| 100 | 2.00 s | 3.00 s | 1.50 | 1.40 | 20% | 30 |" in sizes
    assert "| 200 | 4.00 s | 5.00 s | 1.25 | 1.20 | 10% | 25 |" in sizes
    assert "| home | index.md | 2.0 | 1.0 | 0.5 | 0.0 | 3.5 |" in weights
    rows = [line for line in (sizes + weights).splitlines() if line.startswith("|")]
    assert {line.count("|") for line in rows} == {8}


def test_an_operation_page_is_weighed_with_the_pictures_in_it_against_its_goal(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    noise = "".join(f"M{(n * 7919) % 1009} {(n * 104729) % 997}" for n in range(2000))
    picture = f'<svg><path d="{noise}"/></svg>\n\n'
    words = {"kind: topic": "kind: operation", "## See also": f"{picture}## See also"}
    change(root, {}, {"docs/mandates.md": words})
    out = tmp_path / "out"
    out.mkdir()
    building.check(root, out, TODAY, only=["link-broken"])
    (page,) = (heaviest for heaviest in weight.weigh(root, out) if heaviest.kind == "operation")

    assert 2000 < page.inline < page.html < 40_000
    said = (
        f"Operation page mandates.md: {page.html / 1000:.1f} kB after gzip, pictures in it {page.inline / 1000:.1f} kB"
    )
    assert f"{said}; within the goal of under 40 kB." in weight.table([page])
    assert "; over the goal" in weight.operation_page(Weight("operation", "x.md", 40_000, 0, 0, 0))


def test_it_prints_the_tables_and_writes_them_to_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "bench.md"
    arguments = ["--root", str(small_site(tmp_path)), "--runs", "1", "--sizes", "1", "--out", str(out)]

    assert cli.main(["bench", *arguments]) in (0, 1)  # on three pages the ratio says nothing

    said = capsys.readouterr()
    assert said.out == out.read_text("utf-8")
    assert "| 3 | " in said.out and "| topic | mandates.md | " in said.out
    assert "3 pages, run 1 of 1" in said.err


def test_sizes_that_are_no_numbers_end_with_2(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as error:
        cli.main(["bench", "--sizes", "1,x"])

    assert error.value.code == 2
    assert "'1,x' is no list of sizes like 1,2,4" in capsys.readouterr().err


def test_a_program_too_short_for_the_clock_has_taken_time_all_the_same(tmp_path: Path) -> None:
    runs = [timed([sys.executable, "-S", "-c", "pass"], tmp_path) for _ in range(20)]

    assert all(run.cpu > 0 for run in runs)


def test_checkers_that_are_not_installed_are_named_and_the_others_measured(tmp_path: Path) -> None:
    here, gone = _tool("ours", 0), _tool("lychee", 1, program="no-such-program")
    root = small_site(tmp_path)
    (root / "tests").symlink_to(ROOT / "tests")

    found = peers.compare(root, 6, 1, lambda said: None, (here, gone))

    assert (found.pages, found.missing) == (len(read_all(root)) * 2, ["lychee"])
    assert found.links > 0 and found.costs[0].tool == "ours" and found.costs[0].cpu > 0
    said = peers.table(found)
    assert "| lychee | not installed | | | |" in said and f"Faults found, of {found.faults} |" in said
    assert found.catches[0].found == frozenset({"link-to-no-page"}) and not found.catches[0].wrong


def test_a_run_that_a_trap_ends_is_made_again_without_it(tmp_path: Path) -> None:
    traps = peers.traps_of(ROOT)
    chosen = [trap for trap in traps.load() if trap.name in ("link-to-no-page", "plain-links", "byte-of-latin-1")]

    caught = peers.catch(_tool("peer", 0, stops_at="byte-of-latin-1"), traps, chosen, tmp_path)

    assert caught == Catch("peer", frozenset({"link-to-no-page"}), frozenset(), frozenset({"byte-of-latin-1"}))


def _tool(name: str, code: int, program: str = Path(sys.executable).name, stops_at: str = "\0") -> Tool:
    """A checker that knows one fault, and stops at one trap."""

    def reports(run: Run, site: Path) -> list[tuple[str, str]] | None:
        return None if stops_at in run.out else [("link-to-no-page/index.html", "gone/")]

    return Tool(
        name,
        program,
        lambda program, root, site: [program, "-c", f"import os; print(os.listdir({str(site)!r}))"],
        reports,
    )


def test_what_checkers_say_is_read_as_files_with_words() -> None:
    ours, lychee, proofer = peers.TOOLS
    site = Path("/s/project")
    said = '{"error_map": {"/s/project/a/index.html": [{"url": "file:///s/project/gone"}]}}'
    assert lychee.reports(Run(1, 1, 2, said, ""), site) == [("a/index.html", "file:///s/project/gone")]
    assert lychee.reports(Run(1, 1, 101, "", "thread panicked"), site) is None
    said = "Running …\n\n- /s/project/a/index.html\n  *  internally linking to gone (line 3)\n     <a>\n\nHTML-Proofer found 1 failure!\n"
    assert proofer.reports(Run(1, 1, 1, "", said), site) == [
        ("a/index.html", "  *  internally linking to gone (line 3)\n     <a>\n")
    ]
    assert proofer.reports(Run(1, 1, 1, "htmlproofer 3.19.2 | Error:  invalid byte", ""), site) is None
    assert ours.reports(Run(1, 1, 2, "", "build.py: …"), site) is None


def test_ours_must_not_cost_more_than_the_quickest_nor_checks_more_than_their_part() -> None:
    def compared(ours: float, lychee: float, checks: float) -> Comparison:
        return Comparison(10, 100, [Cost("ours", ours, 1), Cost("lychee", lychee, 1)], [], 0, 0, checks=checks)

    assert compared(1.0, 1.0, 0.25).fine
    assert not compared(1.1, 1.0, 0.25).fine
    assert not compared(1.0, 1.0, 0.26).fine
    assert "| lychee | 2.00 s | 20000.0 | 1.00 s | 2.00 |" in peers.table(compared(1.0, 2.0, 0.1))


def test_a_program_that_takes_too_long_is_given_up(tmp_path: Path) -> None:
    run = timed([sys.executable, "-c", "import time; time.sleep(60)"], tmp_path, 0.5)

    assert run.code == GIVEN_UP and run.seconds < 30
    assert peers.TOOLS[2].reports(run, tmp_path) is None
    costs = [Cost("ours", 1.0, 1.0), Cost("html-proofer", 600.0, 600.0, stopped=True)]
    assert "| html-proofer (did not finish) | 600.00 s |" in peers.table(Comparison(10, 100, costs, [], 0, 0))
