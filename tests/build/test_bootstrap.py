"""The environment is made once from hashed pins; a second start costs one comparison."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from kb import bootstrap

Calls = list[list[str]]


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty checkout with pins, and no environment."""
    (tmp_path / "requirements").mkdir()
    for name in ("build", "test"):
        (tmp_path / "requirements" / f"{name}.txt").write_text(f"{name}==1 --hash=sha256:0\n", "utf-8")
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    monkeypatch.setattr(bootstrap, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(bootstrap, "PYTHON", tmp_path / ".venv" / "bin" / "python")
    return tmp_path


@pytest.fixture
def calls(tree: Path, monkeypatch: pytest.MonkeyPatch) -> Calls:
    """What would have been run; venv leaves what the real one leaves."""
    made: Calls = []

    def call(command: list[str], **_: object) -> int:
        made.append(command)
        if "venv" in command:
            bootstrap.PYTHON.parent.mkdir(parents=True, exist_ok=True)
            bootstrap.PYTHON.touch()
            base = {"base": str(bootstrap.VENV)}
            Path(bootstrap.sysconfig.get_path("purelib", "venv", base)).mkdir(parents=True, exist_ok=True)
        return 0

    monkeypatch.setattr(subprocess, "call", call)
    return made


def test_the_first_start_makes_the_environment_and_installs_only_what_is_hashed(tree: Path, calls: Calls) -> None:
    bootstrap.ensure("build")

    made, installed = calls
    assert made[1:] == ["-m", "venv", "--clear", str(tree / ".venv")]
    assert "--require-hashes" in installed and "--only-binary" in installed
    assert installed[-1] == str(tree / "requirements" / "build.txt")


def test_the_second_start_runs_nothing(tree: Path, calls: Calls) -> None:
    bootstrap.ensure("build")
    calls.clear()

    bootstrap.ensure("build")

    assert calls == []


def test_a_changed_pin_is_installed_and_the_environment_is_kept(tree: Path, calls: Calls) -> None:
    bootstrap.ensure("build")
    calls.clear()
    (tree / "requirements" / "build.txt").write_text("build==2 --hash=sha256:1\n", "utf-8")

    bootstrap.ensure("build")

    assert [command[-1] for command in calls] == [str(tree / "requirements" / "build.txt")]


def test_what_the_tests_need_is_installed_beside_what_the_build_needs(tree: Path, calls: Calls) -> None:
    bootstrap.ensure("build")
    bootstrap.ensure("test")
    calls.clear()

    bootstrap.ensure("build")
    bootstrap.ensure("test")

    assert calls == []


def test_a_failed_install_is_tried_again(tree: Path, calls: Calls, monkeypatch: pytest.MonkeyPatch) -> None:
    works = subprocess.call

    def offline(command: list[str], **more: object) -> int:
        return 1 if "pip" in command else works(command, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(subprocess, "call", offline)
    with pytest.raises(bootstrap.CannotStart, match=r"pip could not install requirements/build\.txt"):
        bootstrap.ensure("build")
    monkeypatch.setattr(subprocess, "call", works)
    calls.clear()

    bootstrap.ensure("build")

    assert [command[-1] for command in calls] == [str(tree / "requirements" / "build.txt")]


def test_a_python_without_venv_says_on_one_line_what_to_install(
    tree: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    # What Debian's python does without python3-venv: it speaks at length, fails, and leaves a folder that looks whole.
    python = tree / "python"
    python.write_text(
        f'#!/bin/sh\necho long words\necho more >&2\nmkdir -p "$4/bin"\ncp {sys.executable} "$4/bin/"\nexit 1\n'
    )
    python.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(python))

    assert bootstrap.start(["build"]) == 2

    hint = "the environment could not be made; on Debian or Ubuntu: apt-get install python3-venv"
    assert capfd.readouterr().err == f"build.py: {hint}\n"
    assert not (tree / ".venv").exists()


def test_ctrl_c_while_the_environment_is_made_leaves_no_half_of_it(
    tree: Path, calls: Calls, monkeypatch: pytest.MonkeyPatch
) -> None:
    works = subprocess.call

    def interrupted(command: list[str], **more: object) -> int:
        works(command, **more)  # type: ignore[arg-type]
        raise KeyboardInterrupt

    monkeypatch.setattr(subprocess, "call", interrupted)

    assert bootstrap.start(["build"]) == 130
    assert not (tree / ".venv").exists()


def test_an_old_python_is_told_which_it_must_be(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 1))
    monkeypatch.setattr(sys, "version", "3.10.1 (main)")

    assert bootstrap.start(["build"]) == 2
    assert capsys.readouterr().err == "build.py: Python 3.11 or newer is needed; this is 3.10.1.\n"


def test_the_package_is_importable_from_the_environment(tree: Path, calls: Calls) -> None:
    bootstrap.ensure("build")

    (link,) = (tree / ".venv").rglob("*.pth")
    assert link.read_text("utf-8") == f"{tree / 'scripts'}\n"


def test_the_face_needs_the_standard_library_only() -> None:
    code = "import sys; sys.path.insert(0, 'scripts'); import kb.bootstrap; print(*sys.modules)"
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-S", "-c", code], cwd=root, capture_output=True, text=True, check=True)

    foreign = (
        {name.partition(".")[0] for name in done.stdout.split()} - set(sys.stdlib_module_names) - {"__main__", "kb"}
    )
    assert {name for name in foreign if not name.startswith("_")} == set()
