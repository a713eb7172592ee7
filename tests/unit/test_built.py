"""How a browser would move about in a folder of built HTML."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers import change
from hypothesis import given
from hypothesis import strategies as st
from kb.built import BuiltSite, Document, Target

EMPTY = "<!doctype html><title>x</title>"


@pytest.fixture
def site(tmp_path: Path) -> BuiltSite:
    """A site below a sub-path."""
    names = ("index.html", "a/index.html", "a/b/index.html", "plain.html", "a b.html", "é.html", "50%.html", "x.pdf")
    change(tmp_path, dict.fromkeys(names, EMPTY), {})
    return BuiltSite(tmp_path, "https://small.example/project/")


@pytest.mark.parametrize(
    ("value", "path", "fragment"),
    [
        ("", "a/index.html", ""),
        ("#c", "a/index.html", "c"),
        ("?q=1#c", "a/index.html", "c"),
        (".", "a/index.html", ""),
        ("..", "index.html", ""),
        ("../", "index.html", ""),
        ("b", "a/b/index.html", ""),
        ("b/", "a/b/index.html", ""),
        ("b/index.html#c", "a/b/index.html", "c"),
        ("../plain.html?x=1&copy=2#c", "plain.html", "c"),
        ("/project/", "index.html", ""),
        ("/project", "index.html", ""),
        ("/project/a/b/#c", "a/b/index.html", "c"),
        ("https://small.example/project/a/", "a/index.html", ""),
        ("//small.example/project/a/", "a/index.html", ""),
        ("HTTPS://small.example/project/a/", "a/index.html", ""),
        ("../a%20b.html", "a b.html", ""),
        ("../a b.html", "a b.html", ""),
        ("../%C3%A9.html#%C3%BC", "é.html", "ü"),
        ("../é.html#ü", "é.html", "ü"),
        ("../50%25.html", "50%.html", ""),
        ("../x.pdf#page=2", "x.pdf", "page=2"),
        ("#:~:text=a%20b", "a/index.html", ":~:text=a b"),
        (" b/\n", "a/b/index.html", ""),
        ("\t\x01b\n/#c\x1f", "a/b/index.html", "c"),
        ("./././b/../b/", "a/b/index.html", ""),
        ("%2e%2E/plain.html", "plain.html", ""),
        ("./%2e/b/.%2e/b/", "a/b/index.html", ""),
        ("nowhere/", "a/nowhere/index.html", ""),
        ("nowhere", "a/nowhere", ""),
    ],
)
def test_an_address_leads_where_a_browser_goes(site: BuiltSite, value: str, path: str, fragment: str) -> None:
    assert site.resolve(site.pages["a/index.html"], value) == Target(path, fragment)


@pytest.mark.parametrize(
    ("value", "host"),
    [
        ("https://other.example/a", "other.example"),
        ("//other.example/a", "other.example"),
        ("https://small.example/another/", "small.example"),
        ("mailto:a@b.example", ""),
        ("tel:+1", ""),
        ("javascript:void(0)", ""),
        ("data:,x", ""),
        ("https://[malformed", ""),
    ],
)
def test_an_address_may_leave_the_site(site: BuiltSite, value: str, host: str) -> None:
    target = site.resolve(site.pages["a/index.html"], value)

    assert (target.path, target.outside, target.host) == (None, True, host)


@pytest.mark.parametrize(
    "value", ["/", "/a/", "../../", "%2e%2e/%2e%2e/", "../../other/", "b/../../../x", "/projects/"]
)
def test_what_climbs_out_of_the_sites_folder_is_told_apart(site: BuiltSite, value: str) -> None:
    path = site.resolve(site.pages["a/index.html"], value).path

    assert path is not None
    assert path.startswith("../")


def test_at_the_root_of_a_host_climbing_is_told_apart_although_a_browser_clamps_it(tmp_path: Path) -> None:
    change(tmp_path, {"a/index.html": EMPTY, "index.html": EMPTY}, {})
    site = BuiltSite(tmp_path)

    assert site.resolve(site.pages["a/index.html"], "../../index.html").path == "../index.html"
    assert site.resolve(site.pages["a/index.html"], "../index.html").path == "index.html"


@given(st.text() | st.text(alphabet="/.:?#[]@%\\ \t\nhtps0a", max_size=30))
def test_any_address_can_be_followed(value: str) -> None:
    site = BuiltSite(Path("nowhere"), "https://small.example/project/")
    target = site.resolve(Document("a/index.html", EMPTY.encode()), value)

    assert (target.path is None) == target.outside


def based(site: BuiltSite, base: str) -> Document:
    return Document("a/index.html", f'{EMPTY}<base href="{base}">'.encode())


def test_a_base_moves_every_relative_address(site: BuiltSite) -> None:
    page = based(site, "../")

    assert site.resolve(page, "a/b/") == Target("a/b/index.html", "")
    assert site.resolve(page, "#c") == Target("index.html", "c")
    assert site.resolve(page, "") == Target("index.html", "")
    assert site.resolve(based(site, "https://other.example/"), "a").host == "other.example"


def test_a_malformed_base_ends_nothing(site: BuiltSite) -> None:
    assert site.resolve(based(site, "https://[x"), "a").path is None


def test_signs_of_an_address_in_a_files_name_are_part_of_the_name(tmp_path: Path) -> None:
    change(tmp_path, {"a?b/index.html": EMPTY, "a#b/index.html": EMPTY, "50%/index.html": EMPTY}, {})
    site = BuiltSite(tmp_path)

    for name in ("a?b/index.html", "a#b/index.html", "50%/index.html"):
        assert site.resolve(site.pages[name], "#c") == Target(name, "c")


@pytest.mark.parametrize(
    ("files", "prefix", "host"),
    [
        ({"index.html": "https://a.example/project/"}, "/project/", "a.example"),
        ({"b/index.html": "https://a.example/project/b/"}, "/project/", "a.example"),
        ({"b.html": "https://a.example/b.html"}, "/", "a.example"),
        ({"b.html": "https://a.example/moved.html"}, "/", "a.example"),
        ({"index.html": "https://a.example/two%20words/"}, "/two words/", "a.example"),
    ],
)
def test_the_sub_path_is_read_from_a_canonical_link(
    tmp_path: Path, files: dict[str, str], prefix: str, host: str
) -> None:
    change(tmp_path, {name: f'{EMPTY}<link rel="canonical" href="{href}">' for name, href in files.items()}, {})
    site = BuiltSite(tmp_path)

    assert (site.prefix, site.host) == (prefix, host)


def test_the_setting_decides_before_any_canonical_link(site: BuiltSite) -> None:
    assert (site.prefix, site.host) == ("/project/", "small.example")


def test_an_address_is_known_by_where_it_stands() -> None:
    page = Document(
        "index.html",
        b'<!doctype html><header><a href="a">x</a></header>\n<template><a href="a">x</a></template>\n'
        b'<main><nav><a href="b">x</a></nav>\n<a title="href=a" href=\'a\'>x</a><link rel="canonical" href="c"></main>',
    )
    found = [(r.value, r.in_article, page.place_of(r)) for r in page.references]

    assert found == [("a", False, (1, 27)), ("b", False, (3, 15)), ("a", True, (4, 19))]


def test_ids_are_counted_and_names_of_anchors_are_anchors_too() -> None:
    page = Document(
        "a.html", b'<p id="a"><b id="a"></b><a name="b" id="c"></a><a name="c"></a><template><i id="a"></i></template>'
    )

    assert page.ids == {"a": 2, "b": 1, "c": 1}


def test_files_of_the_search_index_and_links_to_nothing_are_no_pages(tmp_path: Path) -> None:
    change(tmp_path, {"a.htm": EMPTY, "pagefind/ui.html": EMPTY, "b.txt": "x"}, {})
    (tmp_path / "dangling.html").symlink_to(tmp_path / "nowhere.html")

    assert set(BuiltSite(tmp_path).pages) == {"a.htm"}


def test_bytes_that_are_not_text_and_deep_nesting_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(b'<p id="a">\xe9' + b"<div>" * 3000 + b'<a href="b">')

    assert [reference.value for reference in BuiltSite(tmp_path).document("a.html").references] == ["b"]
