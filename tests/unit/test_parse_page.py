"""One page as its author wrote it: whatever its bytes are, it is read or its fault is named."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kb.parse.page import SourcePage, read

HEAD = "---\ntitle: T\n---\n"
LINES = st.text(alphabet="ab:-[]{}()@/|#`=<>! \n\t1.^*", max_size=80)


def page(text: str, uri: str = "a/b.md") -> SourcePage:
    return read(uri, f"docs/{uri}", text.encode())


@settings(deadline=None)
@given(st.binary() | st.text().map(str.encode) | LINES.map(lambda text: (HEAD + text).encode()) | LINES.map(str.encode))
def test_any_bytes_are_read_and_every_part_has_a_place(raw: bytes) -> None:
    read_page = read("a.md", "docs/a.md", raw)

    lines = read_page.text.count("\n") + 1
    parts = [*read_page.headings, *read_page.links, *read_page.citations, *read_page.blocks, *read_page.units]
    for part in parts:
        file, line, column = read_page.place(part.offset)
        assert file == "docs/a.md"
        assert 1 <= line <= lines
        assert column >= 1
    assert all(issue.line >= 1 and issue.column >= 1 for issue in read_page.issues)
    assert len(read_page.masked) == len(read_page.body) == len(read_page.text)


def test_offsets_are_those_of_the_file_behind_the_front_matter() -> None:
    read_page = page(f"{HEAD}\n# Title\n\nSee [a](b.md).\n")

    assert read_page.place(read_page.headings[0].offset) == ("docs/a/b.md", 5, 1)
    assert read_page.place(read_page.links[0].offset) == ("docs/a/b.md", 7, 9)


def test_front_matter_is_no_text_of_the_page() -> None:
    assert not page("---\ntitle: '[a](b.md) in 1999 # x [@a]'\n---\n").units


def test_lines_of_windows_and_a_byte_order_mark_change_no_place() -> None:
    plain, windows = (
        page(f"{HEAD}# A\n\n## B\n"),
        read("a/b.md", "docs/a/b.md", ("\ufeff" + f"{HEAD}# A\n\n## B\n".replace("\n", "\r\n")).encode()),
    )

    assert [windows.place(h.offset) for h in windows.headings] == [plain.place(h.offset) for h in plain.headings]


@pytest.mark.parametrize(
    ("uri", "url"),
    [("index.md", ""), ("a.md", "a/"), ("a/index.md", "a/"), ("a/b.md", "a/b/"), ("a/myindex.md", "a/myindex/")],
)
def test_the_address_of_a_page_is_that_of_its_folder(uri: str, url: str) -> None:
    assert page(HEAD, uri).url == url
