"""One small thing broken as a person would break it gives one report: of the right rule, at the line and column to edit.

mutations.yml holds a sound tree with every kind of record, and the mutations. Each names a file and the words in it that
become others (`old`, `new`; all of them with `all`), or removes, renames (`to`) or writes (`write`) a file; `also` makes
further changes without which it would be no single mistake. `expect` is `file:line:column rule`. In the real tree, whose
lines move as people edit it, the place is where the words `at` stand, the last time before the end of those that were written.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from helpers import ROOT, TODAY, add_article, add_operation, change, digests, issues_of, small_site
from kb import building, cli
from kb.model import library

LISTED: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("mutations.yml").read_text("utf-8"))
MUTATIONS: list[dict[str, Any]] = LISTED["mutations"]
REAL: list[dict[str, Any]] = LISTED["real"]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = small_site(tmp_path_factory.mktemp("sound"))
    add_article(root)
    add_operation(root)
    change(root, LISTED["sound"], {})
    return root


def _mutate(root: Path, mutation: Mapping[str, Any]) -> None:
    path = root / mutation["file"]
    if "write" in mutation:
        change(root, {mutation["file"]: mutation["write"]}, {})
    elif mutation.get("remove"):
        path.unlink()
    elif "to" in mutation:
        path.rename(root / mutation["to"])
    else:
        old, new = (mutation[key].encode("latin-1" if mutation.get("latin") else "utf-8") for key in ("old", "new"))
        raw = path.read_bytes()
        count = raw.count(old)
        assert count == 1 or (count and mutation.get("all")), f"{mutation['file']} holds {old!r} {count} times"
        path.write_bytes(raw.replace(old, new))
    change(root, {}, mutation.get("also", {}))


def _places(issues: list[Any]) -> list[str]:
    return [f"{issue.file}:{issue.line}:{issue.column} {issue.rule}" for issue in issues]


def test_the_tree_is_sound_and_has_every_kind_of_record(sound: Path) -> None:
    records = library.load(sound)

    assert issues_of(sound) == []
    assert all(getattr(records, kind) for kind in library.KINDS)


def test_every_mutation_has_a_name_of_its_own() -> None:
    assert len({mutation["name"] for mutation in MUTATIONS}) == len(MUTATIONS) >= 70
    assert len(REAL) == 12


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation["name"])
def test_a_mistake_gives_one_report_at_its_place(mutation: dict[str, Any], sound: Path, tmp_path: Path) -> None:
    root = Path(shutil.copytree(sound, tmp_path / "tree"))
    _mutate(root, mutation)

    issues = issues_of(root)

    assert _places(issues) == [mutation["expect"]], [issue.as_text() for issue in issues]


@pytest.fixture(scope="module")
def built(sound: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = Path(shutil.copytree(sound, tmp_path_factory.mktemp("built") / "tree"))
    assert _build(root) == 0
    return root


def _build(root: Path) -> int:
    return cli.main(["build", "--root", str(root), "--date", TODAY.isoformat()])


@pytest.mark.parametrize(
    "name",
    [
        "a letter of a link is missing", "a block not closed", "a day that does not exist", "bytes that are not text",
        "marks of a merge in a record", "an entry of the navigation without its page", "a stylesheet that is not there",
    ],
)  # fmt: skip
def test_a_mistake_fails_the_build_and_the_last_site_stays_byte_for_byte(
    name: str, built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (mutation,) = [mutation for mutation in MUTATIONS if mutation["name"] == name]
    root = Path(shutil.copytree(built, tmp_path / "tree"))
    before = digests(root / "site")
    _mutate(root, mutation)

    assert _build(root) == 1

    place = mutation["expect"].partition(" ")[0]
    assert f"\n{place}: " in capsys.readouterr().out
    assert digests(root / "site") == before


@pytest.mark.real
def test_twelve_mistakes_in_the_real_tree_give_twelve_reports(tmp_path: Path) -> None:
    root = tmp_path / "tree"
    shutil.copytree(ROOT, root, ignore=shutil.ignore_patterns(".*", "site", "tests", "__pycache__"), symlinks=True)
    standing = _places(building.check(root, _empty(tmp_path / "before"), TODAY).issues)
    for mutation in REAL:
        _mutate(root, mutation)

    found = _places(building.check(root, _empty(tmp_path / "after"), TODAY).issues)

    new = [place for place in found if place not in standing]
    assert sorted(new) == sorted(_expected(root, mutation) for mutation in REAL)


def _expected(root: Path, mutation: Mapping[str, Any]) -> str:
    text = (root / mutation["file"]).read_text("utf-8")
    before = text[: text.rindex(mutation["at"], 0, text.index(mutation["new"]) + len(mutation["new"]))]
    column = len(before) - before.rfind("\n")
    return f"{mutation['file']}:{before.count(chr(10)) + 1}:{column} {mutation['rule']}"


def _empty(folder: Path) -> Path:
    folder.mkdir()
    return folder
