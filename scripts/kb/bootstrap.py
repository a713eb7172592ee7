"""Makes the environment once, from hashed pins, and starts the tools in it. Standard library only.

`.venv/` holds the environment; `.venv/.installed-<name>` holds the hash of the pins it was made from, so that a second
start costs one comparison, and a changed pin installs itself.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

# What each verb needs installed; every other verb needs "build".
NEEDS = {"test": "test", "lock": "lock", "bench": "bench"}


class CannotStart(Exception):
    """One line saying what is missing and what to install."""


def start(arguments: list[str]) -> int:
    """Make or refresh the environment, then run `kb.cli` in it. Returns its exit code, or 2 if it could not run."""
    try:
        if sys.version_info < (3, 11):  # noqa: UP036  # the one file that an older Python may reach
            raise CannotStart(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}.")
        ensure(NEEDS.get(arguments[0] if arguments else "", "build"))
    except CannotStart as error:
        print(f"build.py: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    command = [str(PYTHON), "-m", "kb", *arguments]
    if os.name == "nt":
        return subprocess.call(command)
    sys.stdout.flush()
    os.execv(PYTHON, command)


def ensure(name: str) -> None:
    """Install requirements/<name>.txt into .venv unless it is there. Raises CannotStart."""
    pins = ROOT / "requirements" / f"{name}.txt"
    wanted = hashlib.sha256(pins.read_bytes()).hexdigest()
    stamp = VENV / f".installed-{name}"
    if not PYTHON.exists():
        print("Making the environment in .venv (once) …", flush=True)
        _make()
    if not stamp.exists() or stamp.read_text() != wanted:
        print(f"Installing the pinned packages of requirements/{name}.txt …", flush=True)
        _run(
            [
                str(PYTHON),
                "-m",
                "pip",
                "install",
                "--quiet",
                "--disable-pip-version-check",
                "--require-hashes",
                "--only-binary",
                ":all:",
                "-r",
                str(pins),
            ],
            f"pip could not install requirements/{name}.txt (its message above says why: network, proxy, or no wheel for this platform)",
        )
        stamp.write_text(wanted)
    _link_package()


def _make() -> None:
    """Make .venv; nothing is left of one that could not be finished, for its python would look like a whole one."""
    try:
        _run(
            [sys.executable, "-m", "venv", "--clear", str(VENV)],
            "the environment could not be made; on Debian or Ubuntu: apt-get install python3-venv",
            quiet=True,  # Python's own words take six lines and name another command
        )
    except BaseException:
        shutil.rmtree(VENV, ignore_errors=True)
        raise


def _link_package() -> None:
    """Make `kb` importable through a .pth file: pip refuses an editable package among hashes."""
    site = Path(sysconfig.get_path("purelib", "venv", {"base": str(VENV), "platbase": str(VENV)}))
    link = site / "kb-project.pth"
    line = f"{ROOT / 'scripts'}\n"
    if not link.exists() or link.read_text() != line:
        link.write_text(line)


def _run(command: list[str], otherwise: str, quiet: bool = False) -> None:
    away = subprocess.DEVNULL if quiet else None
    if subprocess.call(command, cwd=ROOT, stdout=away, stderr=away) != 0:
        raise CannotStart(otherwise)
