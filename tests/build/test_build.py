"""`build` puts a whole, checked site in place or leaves the last one as it was."""

from __future__ import annotations

import datetime as dt
import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from helpers import ROOT, TODAY, change, command, digests, small_site
from kb import building, checking, cli
from kb.failure import CannotRun
from kb.publish import pages, search, swap

BROKEN = {"docs/index.md": {"(mandates.md)": "(mandate.md)"}}


def _build(root: Path, *arguments: str) -> int:
    return cli.main(["build", "--root", str(root), "--date", TODAY.isoformat(), *arguments])


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A small site that has been built once."""
    root = small_site(tmp_path)
    assert _build(root) == 0
    return root


def _environment(seed: str) -> dict[str, str]:
    """Another order of hashes, another time zone, another clock for tools that ask the environment."""
    return {**os.environ, "PYTHONHASHSEED": seed, "TZ": f"UTC-{seed}", "SOURCE_DATE_EPOCH": seed}


def test_two_builds_of_one_tree_for_one_day_are_the_same_bytes(built: Path, tmp_path: Path) -> None:
    other = Path(shutil.copytree(built, tmp_path / "another" / "place"))
    shutil.rmtree(other / "site")
    for path in other.rglob("*"):
        os.utime(path, (0, 0))

    out = tmp_path / "elsewhere"
    build = command(other, "build", "--date", TODAY.isoformat(), "--out", str(out))
    done = subprocess.run(build, env=_environment("7"), capture_output=True, text=True)

    assert done.returncode == 0, done.stdout + done.stderr
    assert digests(out) == digests(built / "site")


@pytest.mark.real
def test_two_builds_of_the_real_tree_for_one_day_are_the_same_bytes(site_folder: Path, tmp_path: Path) -> None:
    # Without the swap: whether the tree is free of problems is the matter of another test.
    code = "import datetime as d, pathlib as p, sys; from kb import building; "
    code += "building.build(p.Path(sys.argv[1]), p.Path(sys.argv[2]), d.date.fromisoformat(sys.argv[3]))"
    build = [sys.executable, "-c", code, str(ROOT), str(tmp_path), TODAY.isoformat()]
    done = subprocess.run(build, env=_environment("7"), capture_output=True, text=True)

    assert done.returncode == 0, done.stderr
    assert digests(tmp_path) == digests(site_folder)


def test_a_good_build_is_put_in_place_and_ends_with_0(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (built / "site" / "left-over.html").write_text("of an older build", "utf-8")

    assert _build(built) == 0

    assert (built / "site" / "mandates" / "index.html").is_file()
    assert not (built / "site" / "left-over.html").exists()
    assert f"3 pages in {built / 'site'}" in capsys.readouterr().out


def test_a_failing_build_ends_with_1_and_keeps_the_last_site_byte_for_byte(
    built: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = digests(built / "site")
    change(built, {}, BROKEN)

    assert _build(built) == 1

    assert digests(built / "site") == before
    said = capsys.readouterr().out
    assert "docs/index.md:11:23: “mandate.md” leads to no page [link-broken]" in said
    assert "Not published: site/ still holds the last good site." in said
    assert _hidden(built) == []


def test_a_failing_first_build_leaves_nothing(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    change(root, {}, BROKEN)
    before = sorted(path.name for path in root.iterdir())

    assert _build(root) == 1

    assert sorted(path.name for path in root.iterdir()) == before


def test_a_warning_does_not_stop_a_build(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(built, {}, {"mkdocs.yml": {"docs_dir: docs": "docs_dir: docs\nunheard_of: 1"}})

    assert _build(built) == 0

    said = capsys.readouterr().out
    assert "mkdocs.yml:4:1: warning: The site generator warns: " in said
    assert "unheard_of" in said and "[engine-warning]" in said


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("site_name: [", "mkdocs.yml:2:1: "),
        ("a: 1\na: 2", "mkdocs.yml:2:1: “a” stands twice"),
        ("- a", "mkdocs.yml:1:1: must hold settings"),
        ("", "mkdocs.yml:1:1: must hold settings"),
        ("site_name: X\nplugins: [nonsense]", 'The "nonsense" plugin is not installed'),
        ("site_name: X\ntheme: nonsense", "Unrecognised theme name: 'nonsense'"),
        ("site_name: X\ndocs_dir: nowhere", "nowhere"),
        ("site_name: X\nmarkdown_extensions: [nonsense.ext]", "nonsense.ext"),
        ("theme: {name: null, custom_dir: theme}", "'site_name'"),
    ],
)
def test_a_fault_in_the_settings_ends_with_2_and_one_line(
    built: Path, capsys: pytest.CaptureFixture[str], settings: str, said: str
) -> None:
    before = digests(built / "site")
    change(built, {"mkdocs.yml": settings + "\n"}, {})
    capsys.readouterr()

    assert _build(built) == 2

    errors = capsys.readouterr().err
    assert errors.startswith("build.py build: ") and errors.count("\n") == 1 and said in errors
    assert digests(built / "site") == before
    assert _hidden(built) == []


def test_a_fault_in_a_template_ends_with_2_and_one_line(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(built, {}, {"theme/main.html": {"{{ page.content }}": "{% nonsense %}"}})
    capsys.readouterr()

    assert _build(built) == 2

    errors = capsys.readouterr().err
    assert errors.startswith("build.py build: MkDocs stopped: ") and "nonsense" in errors and errors.count("\n") == 1


def test_a_tree_without_settings_ends_with_2_and_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _build(tmp_path) == 2

    assert (
        capsys.readouterr().err == f"build.py build: {tmp_path}/mkdocs.yml cannot be read: No such file or directory\n"
    )


def test_a_fault_of_the_tools_is_not_taken_for_a_problem_of_the_content(
    built: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking, "run", lambda site: 1 / 0)

    assert _build(built) == 2

    assert "please report it" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["docs", ".", "..", "mkdocs.yml"])
def test_a_folder_that_holds_something_else_is_never_replaced(
    built: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    before = digests(built)

    assert _build(built, "--out", str(built / name)) == 2

    assert digests(built) == before
    assert "build.py build: " in capsys.readouterr().err


def test_an_empty_folder_can_become_the_site(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()

    assert _build(small_site(tmp_path), "--out", str(tmp_path / "out")) == 0

    assert (tmp_path / "out" / "index.html").is_file()


def test_json_is_one_object_and_progress_goes_elsewhere(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(built, {}, BROKEN)
    capsys.readouterr()

    assert _build(built, "--format", "json") == 1

    captured = capsys.readouterr()
    report = json.loads(captured.out)
    assert [issue["rule"] for issue in report["issues"]] == ["link-broken"]
    assert "Rendering 3 pages" in captured.err


def test_the_day_decides_what_lies_in_the_future(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _build(built, "--date", "2026-10-31") == 1
    assert "[date-future]" in capsys.readouterr().out

    assert _build(built, "--date", "2026-11-01") == 0


def test_a_day_that_is_no_date_ends_with_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as error:
        _build(small_site(tmp_path), "--date", "31.10.2026")

    assert error.value.code == 2
    assert "'31.10.2026' is no date like 2026-11-23" in capsys.readouterr().err


def test_without_a_day_it_is_today_in_utc(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    tomorrow = dt.datetime.now(dt.UTC).date() + dt.timedelta(days=2)
    change(root, {}, {"docs/index.md": {"2026-11-01": tomorrow.isoformat()}})

    assert [issue.rule for issue in _outcome(root, tmp_path).issues] == ["date-future"]


def _outcome(root: Path, folder: Path) -> building.Outcome:
    (folder / "out").mkdir()
    return building.check(root, folder / "out", None)


def _hidden(root: Path) -> list[str]:
    """What an unfinished build has left beside the site."""
    return [path.name for path in root.iterdir() if path.name.startswith(".")]


def test_ctrl_c_during_a_build_leaves_the_last_site_and_nothing_else(built: Path) -> None:
    before = digests(built / "site")
    # Hours of rendering, so that the signal always comes in time.
    slow = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}</body>"
    change(built, {}, {"theme/main.html": {"</body>": slow}})

    with subprocess.Popen(
        command(built, "build"), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout and process.stderr
        for line in process.stdout:
            if line.startswith("Rendering"):
                break
        assert len(_hidden(built)) == 1  # the half-made folder, so that its going is worth something
        process.send_signal(signal.SIGINT)
        errors = process.stderr.read()

    assert process.returncode == 130
    assert errors == "\nStopped.\n"
    assert digests(built / "site") == before
    assert _hidden(built) == []


STEPS = [(building, "read"), (pages, "finish_all"), (search, "write_names"), (search, "write_full_text")]
STEPS += [(checking, "run"), (swap, "into_place")]


@pytest.mark.parametrize(("module", "step"), STEPS, ids=[step for _, step in STEPS])
def test_ctrl_c_at_any_step_leaves_the_last_site_and_nothing_else(
    built: Path, monkeypatch: pytest.MonkeyPatch, module: object, step: str
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    before = digests(built / "site")
    change(built, {}, {"docs/index.md": {"Read about": "Read now about"}})
    monkeypatch.setattr(module, step, interrupted)

    assert _build(built) == 130

    assert digests(built / "site") == before
    assert _hidden(built) == []


CRASH = """
import os, sys
from pathlib import Path
from kb import cli

renames = []
rename = Path.replace

def crashing(self, target):
    renames.append(target)
    if len(renames) == {at}:
        os._exit(9)
    return rename(self, target)

Path.replace = crashing
sys.exit(cli.main(sys.argv[1:]))
"""


@pytest.mark.parametrize("at", [1, 2])
def test_a_crash_between_the_two_renames_is_repaired_at_the_next_start(built: Path, at: int) -> None:
    before = digests(built / "site")
    change(built, {}, {"docs/index.md": {"Read about": "Read now about"}})
    code = ["-c", CRASH.replace("{at}", str(at)), "build", "--root", str(built), "--date", TODAY.isoformat()]
    crashed = subprocess.run([command(built, "")[0], *code], capture_output=True, text=True)
    assert crashed.returncode == 9
    assert (built / "site").exists() == (at == 1)  # the second rename is the gap in which no site stands
    assert _hidden(built)

    change(built, {}, BROKEN)
    assert _build(built) == 1

    assert digests(built / "site") == before
    assert _hidden(built) == []


def test_a_crash_after_both_renames_keeps_the_new_site(tmp_path: Path) -> None:
    for name in ("site", ".site-old", ".site-new-abc"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text(name, "utf-8")

    swap.repair(tmp_path / "site")

    assert digests(tmp_path).keys() == {"site/index.html"}
    assert (tmp_path / "site" / "index.html").read_text("utf-8") == "site"


def test_if_the_second_rename_fails_the_last_site_comes_back(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("last", "utf-8")

    with pytest.raises(FileNotFoundError):
        swap.into_place(tmp_path / "not-there", tmp_path / "site")

    assert (tmp_path / "site" / "index.html").read_text("utf-8") == "last"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_search_index_that_cannot_be_made_ends_with_2(
    built: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(_: Path) -> None:
        raise CannotRun("Pagefind is not installed")

    before = digests(built / "site")
    monkeypatch.setattr(search, "write_full_text", fails)

    assert _build(built) == 2

    assert capsys.readouterr().err == "build.py build: Pagefind is not installed\n"
    assert digests(built / "site") == before
