"""What tests share: a copy of the small site, edits to it, and its issues."""

from __future__ import annotations

import datetime as dt
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from kb import building, checking
from kb.built import BuiltSite
from kb.checks.base import Site
from kb.issue import Issue

TESTS = Path(__file__).parent
ROOT = TESTS.parent
SMALL = TESTS / "sites" / "small"
TODAY = dt.date(2026, 11, 23)


def small_site(folder: Path) -> Path:
    """A fresh copy of the small site under `folder`."""
    return Path(shutil.copytree(SMALL, folder / "small"))


def change(root: Path, files: Mapping[str, str | None], replace: Mapping[str, Mapping[str, str]]) -> None:
    """Write files (None removes one), then replace words; a word that is not there fails the test."""
    for name, text in files.items():
        path = root / name
        if text is None:
            path.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(bytes.fromhex(text[4:]) if text.startswith("hex:") else text.encode())
    for name, words in replace.items():
        path = root / name
        text = path.read_text("utf-8")
        for old, new in words.items():
            assert old in text, f"{name} does not hold {old!r}"
            text = text.replace(old, new)
        path.write_text(text, "utf-8")


def issues_of(root: Path) -> list[Issue]:
    """Every issue of a source tree, built for TODAY."""
    with tempfile.TemporaryDirectory() as out:
        return building.check(root, Path(out), TODAY).issues


def issues_of_html(folder: Path) -> list[Issue]:
    """Every issue of a folder of built HTML, as `check --site` sees it."""
    return checking.run(Site(built=BuiltSite(folder)))
