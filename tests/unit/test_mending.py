"""Edits change the words they name, and nothing else."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from kb.issue import Edit, Issue
from kb.mending import mend


def mended(folder: Path, raw: bytes, *edits: tuple[int, int, str, str]) -> tuple[bytes, int, int]:
    """The bytes after the edits (line, column, old, new), how many were made, and how many were lost."""
    (folder / "a.md").write_bytes(raw)
    changes = [Edit("a.md", *edit) for edit in edits]
    found = [Issue("a.md", change.line, change.column, "x", "", edits=(change,)) for change in changes]
    done = mend(folder, found)
    return (folder / "a.md").read_bytes(), sum(done.made.values()), len(done.lost)


def test_the_words_at_the_place_are_changed_or_the_first_later_on_its_line(tmp_path: Path) -> None:
    assert mended(tmp_path, b"aa aa\naa\n", (1, 4, "aa", "b"), (2, 1, "aa", "c")) == (b"aa b\nc\n", 2, 0)
    assert mended(tmp_path, b"x: aa\naa\n", (1, 1, "aa", "b")) == (b"x: b\naa\n", 1, 0)


def test_line_ends_and_a_byte_order_mark_stay(tmp_path: Path) -> None:
    assert mended(tmp_path, "\ufeffab\r\ncd\r\n".encode(), (1, 2, "b", "x"), (2, 1, "cd", "y")) == (
        "\ufeffax\r\ny\r\n".encode(), 2, 0,
    )  # fmt: skip


def test_a_line_end_and_a_byte_order_mark_can_be_taken_out(tmp_path: Path) -> None:
    assert mended(tmp_path, "\ufeffab\r\n".encode(), (1, 1, "\ufeff", ""), (1, 3, "\r\n", "\n")) == (b"ab\n", 2, 0)


def test_of_two_edits_of_the_same_words_the_first_is_made(tmp_path: Path) -> None:
    assert mended(tmp_path, b"abc\n", (1, 1, "ab", "x"), (1, 2, "bc", "y")) == (b"xc\n", 1, 0)


def test_words_that_are_not_there_change_nothing(tmp_path: Path) -> None:
    assert mended(tmp_path, b"abc\nq\n", (1, 1, "q", "x"), (7, 1, "a", "x")) == (b"abc\nq\n", 0, 2)
    assert mended(tmp_path, b"\xff", (1, 1, "a", "x")) == (b"\xff", 0, 1)


@given(st.text(alphabet="ab\n\r", max_size=40), st.integers(1, 9), st.integers(1, 9))
def test_no_edit_raises_or_leaves_a_file_behind(text: str, line: int, column: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        after, made, lost = mended(folder, text.encode(), (line, column, "a", "XY"))
        assert made + lost == 1
        assert after.decode() == text if lost else after.decode().count("XY") == 1
        assert [path.name for path in folder.iterdir()] == ["a.md"]
