"""The quick way of following plain addresses gives what the whole way gives."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers import change
from hypothesis import example, given
from hypothesis import strategies as st
from kb.built import BuiltSite, Document

FILES = ("index.html", "a/index.html", "a/b/index.html", "a/b.html", "style.css", "404.html")
PARTS = st.sampled_from(["..", ".", "a", "b", "index.html", "b.html", "style.css", "x.y", "-", ""])
RELATIVE = st.tuples(st.lists(PARTS, max_size=6).map("/".join), st.sampled_from(["", "#", "#a", "#a.b:c-1"])).map(
    "".join
)

ABSOLUTE = st.from_regex(
    r"https?://[a-z]{1,2}(\.[a-z-]{1,4})?(:\d)?[/?%()@&=\[\]a-z.]{0,8}(#[a-z%]{0,3})?", fullmatch=True
)
ADDRESSES = st.one_of(RELATIVE, ABSOLUTE)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """A few files below a sub-path."""
    folder: Path = tmp_path_factory.mktemp("resolving")
    change(folder, dict.fromkeys(FILES, ""), {})
    return BuiltSite(folder, "https://x.test/project/")


@given(page=st.sampled_from([name for name in FILES if name.endswith(".html")]), value=ADDRESSES)
@example(page="a/b/index.html", value="../../#a")
@example(page="a/b/index.html", value="..")
@example(page="a/b.html", value=".")
@example(page="index.html", value="../")
@example(page="index.html", value="https://x.test/project/a/#b")
@example(page="index.html", value="https://undocs.org/S/RES/1244(1999)")
def test_plain_addresses_lead_where_the_whole_rules_lead(site: BuiltSite, page: str, value: str) -> None:
    quick = site.resolver._plain(Document(page, b""), value)
    if quick is not None:
        # A tab is dropped by the whole rules and makes the quick way step aside.
        assert quick == site.resolve(Document(page, b""), f"\t{value}")


def test_nearly_every_address_that_an_engine_writes_is_plain(site: BuiltSite) -> None:
    page = Document("a/b/index.html", b"")

    for value in ("../", "../../style.css", "../#fn:unscr-1244-para-7", "#top", "./", "", "../index.html"):
        assert site.resolver._plain(page, value) is not None, value
    for value in (
        "/a/",
        "https://x.test/project/",
        "https://y.test:80/",
        "mailto:a@x.test",
        "?q",
        "a%20b",
        "a//b",
        "//a",
        "ä",
        " a",
    ):
        assert site.resolver._plain(page, value) is None, value
