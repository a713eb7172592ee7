"""Reading the tree: whatever lies on the disk, what can be read is read, and the rest is named once."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from helpers import change, issues_of, small_site
from kb import tree
from kb.failure import CannotRun
from kb.issue import Issue
from kb.model import library
from kb.parse.page import read_all
from kb.project import Project

LISTED = ["docs/index.md", "docs/mandates.md", "docs/reference/glossary.md"]


def heads(issues: list[Issue]) -> list[str]:
    return [issue.as_text().split("\n")[0] for issue in issues]


def fail(monkeypatch: pytest.MonkeyPatch, name: str, error: OSError) -> None:
    """Reading a file called `name` raises `error`; a test may be run by root, who may read all."""
    whole: Callable[[Path], bytes] = Path.read_bytes

    def read_bytes(path: Path) -> bytes:
        if path.name == name:
            raise error
        return whole(path)

    monkeypatch.setattr(Path, "read_bytes", read_bytes)


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (PermissionError(errno.EACCES, "Permission denied"), "Permission denied"),
        (FileNotFoundError(errno.ENOENT, "No such file or directory"), "No such file or directory"),
        (OSError(errno.EIO, "Input/output error"), "Input/output error"),
        (OSError(), "OSError"),
    ],
)
@pytest.mark.parametrize("file", ["docs/mandates.md", "data/terms/kfor.yml", "theme/main.html"])
def test_a_file_that_cannot_be_read_or_vanished_is_one_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: str, error: OSError, reason: str
) -> None:
    root = small_site(tmp_path)
    fail(monkeypatch, Path(file).name, error)

    # What only this file supported is reported too, but each thing once.
    found = [head for head in heads(issues_of(root)) if head.startswith(file) or "cannot be read" in head]
    assert found == [f"{file}:1:1: The file cannot be read: {reason} [file-unreadable]"]


@pytest.mark.parametrize("file", ["docs/mandates.md", "docs/assets/map.svg", "data/terms/kfor.yml", "theme/main.html"])
def test_a_file_that_nobody_may_read_is_one_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: str) -> None:
    root = small_site(tmp_path)
    change(root, {"docs/assets/map.svg": "<svg/>"}, {})
    may = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: not str(path).endswith(file) and may(path, mode))

    found = [head for head in heads(issues_of(root)) if head.startswith(file) or "cannot be read" in head]
    assert found == [f"{file}:1:1: The file cannot be read: Permission denied [file-unreadable]"]


def test_the_other_pages_and_records_are_still_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = small_site(tmp_path)
    fail(monkeypatch, "mandates.md", PermissionError(errno.EACCES, "Permission denied"))
    pages = read_all(root)

    assert [f"docs/{uri}" for uri in pages] == LISTED
    assert not pages["mandates.md"].text
    assert pages["index.md"].front_matter

    monkeypatch.undo()
    fail(monkeypatch, "kfor.yml", PermissionError(errno.EACCES, "Permission denied"))
    read = library.load(root)

    assert list(read.sources) == ["unscr-1244"]
    assert [issue.rule for issue in read.issues] == ["file-unreadable"]


def test_a_folder_that_cannot_be_listed_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = small_site(tmp_path)
    whole = os.scandir

    def scandir(path: str) -> object:
        if str(path).endswith("docs/reference"):
            raise PermissionError(errno.EACCES, "Permission denied")
        return whole(path)

    monkeypatch.setattr(os, "scandir", scandir)
    walked = tree.walk(root, ["docs"])

    assert list(walked.files) == LISTED[:2]
    assert heads(list(walked.issues)) == [
        "docs/reference:1:1: The folder cannot be listed: Permission denied [file-unreadable]"
    ]


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    os.mkfifo(root / "docs" / "pipe.md")
    os.mkfifo(root / "data" / "terms" / "pipe.yml")

    assert heads(issues_of(root)) == [
        "data/terms/pipe.yml:1:1: This is neither a file nor a folder [file-unreadable]",
        "docs/pipe.md:1:1: This is neither a file nor a folder [file-unreadable]",
    ]


def test_a_linked_folder_is_read_once_however_many_lead_to_it(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    change(root, {"more/a.md": "A", "docs/one": "link:../more", "docs/two": "link:../more"}, {})

    found = [file for file in tree.walk(root, ["docs"]).files if file.endswith("a.md")]
    assert found in (["docs/one/a.md"], ["docs/two/a.md"])
    assert found[0].removeprefix("docs/") in read_all(root)


def test_a_readme_is_the_index_of_its_folder(tmp_path: Path) -> None:
    change(tmp_path, {"docs/README.md": "A", "docs/law/README.md": "B", "docs/law/MYREADME.md": "C"}, {})

    assert {uri: page.url for uri, page in read_all(tmp_path).items()} == {
        "README.md": "", "law/README.md": "law/", "law/MYREADME.md": "law/MYREADME/",
    }  # fmt: skip


def test_names_that_generators_leave_out_are_no_pages(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    change(root, {"docs/.draft.md": "A", "docs/.git/a.md": "A", "docs/templates/a.md": "A"}, {})

    assert [f"docs/{uri}" for uri in read_all(root)] == LISTED


def test_folders_that_are_not_there_are_empty(tmp_path: Path) -> None:
    assert tree.walk(tmp_path, ["docs", "data"]) == tree.Tree()
    assert not read_all(tmp_path)
    assert not library.load(tmp_path).issues


def test_the_stamp_outlives_links_to_nothing(tmp_path: Path) -> None:
    change(tmp_path, {"docs/a.md": "A", "docs/gone.md": "link:nowhere.md"}, {})
    before = tree.stamp(tmp_path / "docs", ".md")
    change(tmp_path, {"docs/b.md": "B"}, {})

    assert tree.stamp(tmp_path / "docs", ".md") != before


def test_a_merge_in_the_settings_is_named_before_what_yaml_says_of_it(tmp_path: Path) -> None:
    change(tmp_path, {"mkdocs.yml": "site_name: A\n<<<<<<< HEAD\ntheme: a\n=======\ntheme: b\n>>>>>>> b\n"}, {})

    with pytest.raises(CannotRun, match=r"mkdocs\.yml:2:1: a merge was not finished: “<<<<<<< HEAD”"):
        _ = Project(tmp_path).settings


def test_settings_with_a_byte_order_mark_are_read(tmp_path: Path) -> None:
    change(tmp_path, {"mkdocs.yml": "\ufeffsite_name: A\n"}, {})

    assert Project(tmp_path).settings.value == {"site_name": "A"}


@pytest.mark.parametrize("folder", ["../elsewhere", "/etc", ".", ""])
def test_templates_outside_the_project_are_not_looked_for(tmp_path: Path, folder: str) -> None:
    change(tmp_path, {"mkdocs.yml": f'theme:\n  custom_dir: "{folder}"\n', "a.html": "A", "docs/a.md": "A"}, {})
    project = Project(tmp_path)

    assert project.tree.files == ("docs/a.md",)
    assert project.frame_files == (tmp_path / "mkdocs.yml",)
