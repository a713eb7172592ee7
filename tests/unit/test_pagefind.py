"""The full-text index: made, pruned, repeatable, and clear when it fails."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from kb.publish.pagefind import PagefindError, index_text

PAGE = "<!doctype html><html lang=en><title>{0}</title><main data-pagefind-body><h1>{0}</h1><p>{1}</p></main></html>"


def small_site(folder: Path, *, count: int = 12) -> Path:
    for number in range(count):
        (folder / f"page-{number}").mkdir(parents=True)
        html = PAGE.format(f"Page {number}", f"Words about peace and force number {number}. " * 20)
        (folder / f"page-{number}" / "index.html").write_text(html, encoding="utf-8")
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_index_lies_in_the_folder_pagefind(tmp_path: Path) -> None:
    index_text(small_site(tmp_path))

    assert (tmp_path / "pagefind" / "pagefind.js").is_file()
    assert len(list((tmp_path / "pagefind" / "fragment").iterdir())) == 12


def test_what_the_dialog_does_not_use_is_deleted(tmp_path: Path) -> None:
    index_text(small_site(tmp_path))
    names = {path.name for path in (tmp_path / "pagefind").iterdir() if path.is_file()}

    assert {name for name in names if any(part in name for part in ("ui", "highlight", "unknown", "worker"))} == set()
    assert "wasm.en.pagefind" in names


def test_two_runs_give_the_same_bytes_wherever_the_site_lies(tmp_path: Path) -> None:
    here, there = small_site(tmp_path / "here"), small_site(tmp_path / "there" / "deeper")
    index_text(here)
    index_text(there)

    assert contents(here) == contents(there)


def test_an_older_index_is_replaced_whole(tmp_path: Path) -> None:
    index_text(small_site(tmp_path))
    once = contents(tmp_path)
    (tmp_path / "pagefind" / "stale.pf_meta").write_bytes(b"old")
    index_text(tmp_path)

    assert contents(tmp_path) == once


def test_settings_of_the_surroundings_do_not_change_the_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index_text(small_site(tmp_path / "plain"))
    monkeypatch.setenv("PAGEFIND_FORCE_LANGUAGE", "de")
    (tmp_path / "pagefind.yml").write_text("force_language: de\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    index_text(small_site(tmp_path / "other"))

    assert contents(tmp_path / "plain") == contents(tmp_path / "other")


def test_a_site_without_marked_articles_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(
        "<html lang=en><body><nav>menu</nav><p>text</p></body></html>", encoding="utf-8"
    )

    with pytest.raises(PagefindError, match="data-pagefind-body"):
        index_text(tmp_path)


def test_a_page_without_the_mark_is_left_out(tmp_path: Path) -> None:
    small_site(tmp_path)
    (tmp_path / "404.html").write_text("<html lang=en><body><p>missing</p></body></html>", encoding="utf-8")
    index_text(tmp_path)

    assert len(list((tmp_path / "pagefind" / "fragment").iterdir())) == 12


def test_an_empty_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(PagefindError, match="was empty"):
        index_text(tmp_path)


def test_a_missing_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(PagefindError, match="there is no such folder"):
        index_text(tmp_path / "nowhere")


def test_a_missing_program_is_an_error_that_says_what_to_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(tmp_path / "absent"))

    with pytest.raises(PagefindError, match=r"run `python scripts/build\.py setup`"):
        index_text(small_site(tmp_path / "site", count=1))


def test_a_program_that_fails_is_quoted_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "pagefind"
    program.write_text("#!/bin/sh\nmkdir pagefind\necho 'disk is full' >&2\nexit 3\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(program))
    site = small_site(tmp_path / "site", count=1)

    with pytest.raises(PagefindError, match="exit code 3: disk is full"):
        index_text(site)
    assert not (site / "pagefind").exists()
