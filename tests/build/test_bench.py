"""`bench` measures in ratios, on the site and on larger copies of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers import ROOT, TODAY, change, small_site
from kb import benching, building, cli
from kb.benching import Size, Weight
from kb.failure import CannotRun
from kb.parse.page import read_all
from kb.project import Project


def test_a_larger_copy_has_every_page_again_under_a_title_of_its_own(tmp_path: Path) -> None:
    benching.multiply(small_site(tmp_path), tmp_path / "tree", 3)

    pages = read_all(tmp_path / "tree")
    titles = [page.front_matter.title for page in pages.values() if page.front_matter]
    assert len(titles) == len(set(titles)) == len(pages) == 9
    assert "Mandates (copy 2)" in titles
    assert "\n# Mandates (copy 2)\n" in pages["copy-2/mandates.md"].text


def test_a_larger_copy_has_every_page_in_its_navigation(tmp_path: Path) -> None:
    benching.multiply(small_site(tmp_path), tmp_path / "tree", 3)

    assert {entry.uri for entry in Project(tmp_path / "tree").nav} == set(read_all(tmp_path / "tree"))


def test_the_links_of_a_larger_copy_hold(tmp_path: Path) -> None:
    benching.multiply(small_site(tmp_path), tmp_path / "tree", 3)
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
    benching.multiply(ROOT, tmp_path / "tree", 2)

    pages = read_all(ROOT)
    assert len(read_all(tmp_path / "tree")) == 2 * len(pages)
    assert len(Project(tmp_path / "tree").nav) == 2 * len(Project(ROOT).nav)


def test_a_tree_without_a_navigation_is_named_as_the_hindrance(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    change(root, {"mkdocs.yml": "site_name: X\n"}, {})

    with pytest.raises(CannotRun, match="has no “nav:”"):
        benching.multiply(root, tmp_path / "tree", 2)


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

    weights = {weight.kind: weight for weight in benching.weigh(root, tmp_path / "out")}

    assert set(weights) == {"home", "topic", "reference"}
    home = weights["home"]
    assert home.images == 500
    assert (home.css, home.js) == tuple(benching.sent(root / "docs" / name) for name in ("a.css", "a.js"))
    assert 0 < home.css < 100 and home.html == benching.sent(tmp_path / "out" / "index.html")


def test_the_goals_are_a_build_of_one_and_a_half_times_bare_and_a_quarter_for_checks() -> None:
    assert Size(100, 2.0, 3.0, 1.5, 1.9, 0.25).fine
    assert not Size(100, 2.0, 3.1, 1.55, 1.4, 0.25).fine
    assert not Size(100, 2.0, 3.0, 1.5, 1.5, 0.26).fine


def test_the_table_is_markdown_with_a_row_a_size_and_a_row_a_kind() -> None:
    sizes = [Size(100, 2.0, 3.0, 1.5, 1.4, 0.2), Size(200, 4.0, 5.0, 1.25, 1.2, 0.1)]
    text = benching.table(sizes, [Weight("home", "index.md", 2048, 1024, 512, 0)], 3)

    assert "| 100 | 2.00 s | 3.00 s | 1.50 | 1.40 | 20% | 30 |" in text
    assert "| 200 | 4.00 s | 5.00 s | 1.25 | 1.20 | 10% | 25 |" in text
    assert "| home | index.md | 2.0 | 1.0 | 0.5 | 0.0 | 3.5 |" in text
    rows = [line for line in text.splitlines() if line.startswith("|")]
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
    (weight,) = (weight for weight in benching.weigh(root, out) if weight.kind == "operation")

    assert 2000 < weight.inline < weight.html < 40_000
    said = f"Operation page mandates.md: {weight.html / 1000:.1f} kB after gzip, pictures in it {weight.inline / 1000:.1f} kB"
    assert f"{said}; within the goal of under 40 kB." in benching.table([], [weight], 1)
    assert "; over the goal" in benching.operation_page(Weight("operation", "x.md", 40_000, 0, 0, 0))


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
