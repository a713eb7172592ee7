"""Whatever is in the files: they are read and checked to the end, and every issue has a place that its file has."""

from __future__ import annotations

import random
import re
import tempfile
from pathlib import Path

import pytest
from helpers import ROOT, TODAY, add_operation, change, small_site
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from kb import building, checking
from kb.built import BuiltSite
from kb.checks.base import Site
from kb.issue import Issue

REAL = ("law/consent.md", "reference/index.md", "operations/index.md")
ODD = (
    b"\xe9", b"\xff\xfe", b"\x00", b"\xef\xbb\xbf", b"\r", b"\r\n", b"\xe2\x80\xa8", b"\x1b[0m", b"\xf0\x9d\x84\x9e", b"\t",
    b"---\n", b"```\n", b"<!--", b"-->", b"<div>", b"</div>", b"<a href=\"", b"///", b"/// block\n", b"[", b"](", b"[@", b"[=",
    b"](#", b"|", b"#", b"    ", b"\n\n", b"&", b"&#x110000;", b"\\", b"*", b"_", b"`", b"~~~", b"> ", b"- ", b"1. ", b"[^1]: ",
    b"{", b"}", b"{.", b": ", b"- {", b"!!python/object", b"*a", b"&a", b"'", b"\"", b"%YAML 9\n", b"2026-13-45", b"?a", b"<svg>",
    b"<template>", b"<script>", b"</p>", b"<table>", b"<td>", b"http://[", b"href=//[x", b"srcset=,,", b"url(", b"<base href='http://['>",
    b"x" * 20_000, b"> " * 300, b"[" * 500, b"*" * 500, b"<b>" * 300, b"(" * 500, b"- " * 200, b"{" * 300, b"a: " * 100,
)  # fmt: skip
CHANGES = st.lists(
    st.tuples(
        st.sampled_from(["insert", "delete", "double", "swap", "line-delete", "line-double", "line-swap"]),
        st.floats(0, 1, exclude_max=True),
        st.floats(0, 1, exclude_max=True),
        st.sampled_from(ODD) | st.binary(min_size=1, max_size=4),
    ),
    min_size=1,
    max_size=4,
)
Change = tuple[str, float, float, bytes]


def mutated(raw: bytes, changes: list[Change]) -> bytes:
    for kind, first, second, odd in changes:
        parts = raw.splitlines(keepends=True) if kind.startswith("line-") else [raw[i : i + 1] for i in range(len(raw))]
        if not parts:
            return odd
        at, to = int(first * len(parts)), int(second * len(parts))
        if kind == "insert":
            parts.insert(at, odd)
        elif kind.endswith("delete"):
            del parts[at : min(to, at + 40) if to > at else at + 1]
        elif kind.endswith("double"):
            parts.insert(to, parts[at])
        else:
            parts[at], parts[to] = parts[to], parts[at]
        raw = b"".join(parts)
    return raw


# Some read a lone carriage return (and YAML a line separator) as the end of a line, others do not.
ENDS = (re.compile("\n"), re.compile("\r\n|[\r\n\x85\u2028\u2029]"))


def has_place(text: str, line: int, column: int) -> bool:
    split = [end.split(f"{text}\n") for end in ENDS]  # what ends too early may be told after the end
    return any(1 <= line <= len(lines) and 1 <= column <= len(lines[line - 1]) + 1 for lines in split)


def assert_places(issues: list[Issue], root: Path) -> None:
    texts: dict[str, str] = {}
    for issue in issues:
        path = root / issue.file
        assert path.exists() or path.is_symlink(), f"{issue.file} is nowhere: {issue}"
        if issue.file not in texts:
            texts[issue.file] = path.read_bytes().decode("utf-8", "replace") if path.is_file() else ""
        assert has_place(texts[issue.file], issue.line, issue.column), f"{issue} in {texts[issue.file]!r}"


def checked(root: Path) -> list[Issue]:
    return checking.run(building.read(root, TODAY))


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site with an operation, and pages of the real tree."""
    root = small_site(tmp_path_factory.mktemp("any"))
    add_operation(root)
    for name in REAL:
        change(root, {f"docs/{name}": (ROOT / "docs" / name).read_text("utf-8")}, {})
    return root


def files(root: Path) -> list[Path]:
    return sorted([*root.glob("docs/**/*.md"), *root.glob("data/**/*.yml")])


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(number=st.integers(0, 12), changes=CHANGES)
def test_any_change_of_a_source_is_read_and_told_at_a_place_that_there_is(
    sources: Path, number: int, changes: list[Change]
) -> None:
    every = files(sources)
    path = every[number % len(every)]
    before = path.read_bytes()
    path.write_bytes(mutated(before, changes))
    try:
        assert_places(checked(sources), sources)
    finally:
        path.write_bytes(before)


HTML = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>One</title><base href="./">
<link rel="canonical" href="https://small.example/project/"><link rel="stylesheet" href="a.css">
<meta property="og:url" content="https://small.example/project/"><style>p { background: url(a.png) }</style>
<script type="application/ld+json">{"@type": "WebPage", "name": ["é"]}</script></head>
<body><!-- note --><nav><a href="#main">to the text</a></nav><main id="main"><h1>One — 𝄞</h1>
<p style="background: url('a.png')">Words <a href="b.html#there" title="a &gt; b">b</a> &amp; <b>more</b> &copy;
<ul><li>one<li><a href=./>two</a></ul>
<img src="a.png" srcset="a.png 1x, a.png 2x" alt="A picture" width="1" height="1">
<table><tr><th scope="col" id="h">A<td headers="h">b</table><template><p id="main"></template>
<svg viewBox="0 0 1 1"><use href="#main"/><title>drawn</title><style>g > a {}</style></svg>
<form action="./"><label for="in">In</label><input id="in" autofocus aria-describedby="h"><textarea><b></textarea></form>
<h2 id="there">Two</h2><iframe src="b.html" title="Two"></iframe><details><summary>More</summary>x</details>
</main></body></html>
"""
BESIDE = {
    "sitemap.xml": "<urlset>\n<url><loc>https://small.example/project/</loc><lastmod>2026-05-03</lastmod></url>\n</urlset>\n",
    "feed.xml": "<rss><channel>\n<item><title>é</title><link>./</link><guid>1</guid></item>\n</channel></rss>\n",
    "feed.json": '{"version": "https://jsonfeed.org/version/1", "items": [{"id": "1", "url": "./"}]}\n',
    "robots.txt": "User-agent: *\nDisallow: /x\nSitemap: https://small.example/project/sitemap.xml\n",
    "a.css": "@import 'b.css';\np { background: url(a.png) }\n",
    "manifest.json": '{"name": "One", "icons": [{"src": "a.png"}]}\n',
    "b.html": HTML.replace("One", "Two"),
    "index.html": HTML,
}


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(name=st.sampled_from([*BESIDE, "index.html", "index.html", "index.html"]), changes=CHANGES)
def test_any_change_of_built_html_is_read_and_told_at_a_place_that_there_is(name: str, changes: list[Change]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        change(Path(folder), BESIDE, {})
        (Path(folder) / name).write_bytes(mutated(BESIDE[name].encode(), changes))
        assert_places(checking.run(Site(built=BuiltSite(Path(folder)))), Path(folder))


def page(body: str) -> str:
    return f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>One</title></head><body>{body}</body></html>\n'


def of_html(folder: Path) -> list[Issue]:
    issues = checking.run(Site(built=BuiltSite(folder)))
    assert_places(issues, folder)
    return issues


def test_three_thousand_nested_elements(tmp_path: Path) -> None:
    for name in ("div", "b", "table", "svg", "li", "a"):
        change(tmp_path, {f"{name}.html": page(f"<{name}>" * 3000 + '<i id="">x')}, {})
    change(tmp_path, {"closed.html": page("<div>" * 3000 + "x" + "</div>" * 3000)}, {})

    of_html(tmp_path)


def test_one_byte_of_another_encoding(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_bytes(page('<main><h1>One \xe9</h1><a href="gone/">x</a></main>').encode("latin-1"))

    assert "link-broken" in {issue.rule for issue in of_html(tmp_path)}


def test_links_to_nothing_loops_folders_named_as_pages_and_empty_files(tmp_path: Path) -> None:
    change(tmp_path, {"index.html": page("<main><h1>One</h1></main>"), "empty.html": "", "x.html/y.txt": "y"}, {})
    (tmp_path / "dangling.html").symlink_to(tmp_path / "nowhere.html")
    (tmp_path / "round.html").symlink_to(tmp_path / "round.html")
    (tmp_path / "above").symlink_to(tmp_path)

    of_html(tmp_path)
    assert {"index.html", "empty.html"} <= set(BuiltSite(tmp_path).pages)


def test_an_empty_folder_and_one_that_is_not_there(tmp_path: Path) -> None:
    assert of_html(tmp_path) == []
    assert checking.run(Site(built=BuiltSite(tmp_path / "nowhere"))) == []


def test_a_file_that_goes_between_listing_and_reading(tmp_path: Path) -> None:
    change(tmp_path, BESIDE, {})
    built = BuiltSite(tmp_path)
    assert len(built.files) == len(BESIDE)
    for name in ("b.html", "a.css", "sitemap.xml", "feed.xml", "feed.json", "robots.txt", "manifest.json"):
        (tmp_path / name).unlink()

    checking.run(Site(built=built))


def test_a_page_of_five_megabytes(tmp_path: Path) -> None:
    words = random.Random(1).choices(
        ["word", "a < b", "<b>bold</b>", "&amp;", "<br>", "<!-- x -->"], [40, 5, 1, 2, 1, 1], k=1_000_000
    )
    change(tmp_path, {"index.html": page("<main><h1>One</h1><p>" + " ".join(words) + "</main>")}, {})
    assert (tmp_path / "index.html").stat().st_size > 5_000_000

    of_html(tmp_path)


def test_a_hundred_thousand_links_of_which_every_second_is_dead(tmp_path: Path) -> None:
    links = "\n".join(
        f'<a href="{"gone" if number % 2 else "./"}?{number}">link {number}</a>' for number in range(100_000)
    )
    change(tmp_path, {"index.html": page(f"<main><h1>One</h1>\n{links}</main>")}, {})

    assert sum(issue.rule == "link-broken" for issue in checking.run(Site(built=BuiltSite(tmp_path)))) == 50_000


def test_a_canonical_link_that_is_no_address(tmp_path: Path) -> None:
    change(
        tmp_path,
        {"index.html": '<link rel="canonical" href="https://["><link rel="canonical" href="https://a.example/">'},
        {},
    )

    assert BuiltSite(tmp_path).host == "a.example"
    of_html(tmp_path)
