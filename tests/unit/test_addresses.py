"""Which addresses an element, a list of pictures, a reload and a stylesheet hold, and what is wrong with one by itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers import change
from hypothesis import example, given
from hypothesis import strategies as st
from kb.built import BuiltSite, Document
from kb.built.addresses import candidates, in_css, of_element, refresh
from kb.checks._address_faults import local, malformed, without_scheme

SPACE = " \t\n\f\r"
LISTS = st.text(alphabet="a,( )\t\n\f2xw.", max_size=24) | st.text()


def by_the_standard(value: str) -> list[tuple[str, str]]:
    """The candidates of a `srcset`, step by step as the HTML standard says ("parse a srcset attribute")."""
    found = []
    at = 0
    while True:
        while at < len(value) and value[at] in SPACE + ",":
            at += 1
        if at == len(value):
            return found
        url = ""
        while at < len(value) and value[at] not in SPACE:
            url += value[at]
            at += 1
        if url.endswith(","):
            found.append((url.rstrip(","), ""))
            continue
        descriptor, inside = "", False
        while at < len(value) and (inside or value[at] != ","):
            inside = value[at] != ")" if inside else value[at] == "("
            descriptor += value[at]
            at += 1
        found.append((url, descriptor.strip(SPACE)))


@given(LISTS)
@example("a.png, b.png 2x, data:image/png;base64,AA== 3x,,c,d e(a,b 1x) 4x, f (un")
@example("a(,b")
def test_a_list_of_pictures_is_split_as_the_standard_splits_it(value: str) -> None:
    assert [tuple(candidate) for candidate in candidates(value)] == by_the_standard(value)


@pytest.mark.parametrize("value", ["," * 200_000, "a(" * 200_000, "a ," * 100_000, "( " * 200_000, " " * 200_000])
def test_a_long_list_of_pictures_ends(value: str) -> None:
    assert sum(1 for _ in candidates(value)) <= len(value)


@pytest.mark.parametrize(
    ("content", "address"),
    [
        ("0; url=a", "a"),
        ("0;URL='a b' c", "a b"),
        ('0,url="a', "a"),
        ("0 a", "a"),
        (".5;url = a ", "a"),
        ("5", None),
        ("5; url=", None),
        ("5x", None),
        ("", None),
        ("url=a", None),
    ],
)
def test_a_reload_may_lead_to_another_page(content: str, address: str | None) -> None:
    assert refresh(content) == address


def test_a_stylesheet_names_its_addresses_with_their_places() -> None:
    css = """@namespace svg url(http://a.example); @import "b.css"; @import url(c.css) screen;
a { background: url( 'd.png' ) /* url(e) */; content: "url(f)" }
b { mask: image-set("g.png" 1x, url(h.png) 2x, "i.png" type("image/png")); x: URL(\\6a .png) }
@namespace "k"; c { fill: src("l.svg") }"""

    assert [(value, line) for value, line, _ in in_css(css)] == [
        ("b.css", 1),
        ("c.css", 1),
        ("d.png", 2),
        ("g.png", 3),
        ("i.png", 3),
        ("h.png", 3),
        ("j.png", 3),
        ("l.svg", 4),
    ]


def test_deep_nesting_in_a_stylesheet_is_read() -> None:
    assert [value for value, _, _ in in_css("(" * 20_000 + "url(a)")] == ["a"]


@pytest.mark.parametrize(
    ("tag", "attributes", "found"),
    [
        ("link", {"rel": "canonical", "href": "a"}, []),
        ("link", {"rel": "STYLESHEET", "href": "a"}, [("href", "a", True)]),
        ("link", {"rel": "next", "href": "a"}, [("href", "a", False)]),
        (
            "link",
            {"rel": "preload", "imagesrcset": "a 1x, b 2x"},
            [("imagesrcset", "a", True), ("imagesrcset", "b", True)],
        ),
        ("meta", {"property": "OG:image", "content": "a"}, [("content", "a", True)]),
        ("meta", {"name": "description", "content": "a"}, []),
        ("meta", {"http-equiv": "Refresh", "content": "0;a"}, [("content", "a", False)]),
        ("use", {"xlink:href": "a#b"}, [("xlink:href", "a#b", True)]),
        ("p", {"style": "background: url(a)"}, [("style", "a", True)]),
        ("p", {"style": None}, []),
        ("img", {"src": None}, [("src", "", True)]),
    ],
)
def test_elements_and_their_addresses(
    tag: str, attributes: dict[str, str | None], found: list[tuple[str, str, bool]]
) -> None:
    assert [(name, value, asset) for name, value, asset, _ in of_element(tag, attributes)] == found


@given(st.text() | st.text(alphabet="htps:/.\\@%,#?[]()01a localhost", max_size=30))
@example("http://[1.2.3.4]/")
@example("//[::1%25eth0]/")
@example("mailto:%")
@example("https://a:٣/")
def test_any_text_can_be_asked_what_is_wrong_with_it(value: str) -> None:
    flaw = malformed(value)

    assert flaw is None or flaw.fix.endswith((".", "”."))
    if flaw and flaw.right and flaw.right.startswith("http"):
        assert len(flaw.right) <= len(value) + len("https://")
    local(value)
    without_scheme(value)
    list(in_css(value))
    refresh(value)


@given(
    st.from_regex(
        r"https?://[a-z]{1,5}(\.[a-z]{2,5}){1,2}(/[a-z0-9_.-]{1,5}){0,3}/?(\?[a-z=&]{1,8})?(#[a-z]{1,4})?",
        fullmatch=True,
    )
)
def test_plain_addresses_are_sound(value: str) -> None:
    assert malformed(value) is None


@pytest.mark.parametrize(
    "value", ["http://" * 3000, "https:" + "/" * 20_000, "." * 20_000, "a" * 20_000 + ":", "%" * 20_000, "(" * 20_000]
)
def test_long_addresses_are_judged_at_once(value: str) -> None:
    malformed(value)
    local(value)
    without_scheme(value)


def test_a_hundred_thousand_links_are_read(tmp_path: Path) -> None:
    links = "".join(f'<a href="{"x" if number % 2 else "index.html"}">{number}</a>' for number in range(100_000))
    change(tmp_path, {"index.html": f"<!doctype html><main>{links}</main>"}, {})

    page = BuiltSite(tmp_path).pages["index.html"]

    assert (page.links, len(page.suspects)) == (100_000, 50_000)
    assert len(Document("index.html", b"").references) == 0
