"""Finds a Chromium for the tests: one that is installed, else Playwright's own, else Debian's by apt when root."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from kb.failure import CannotRun

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")


def _installed() -> str | None:
    named = os.environ.get("KB_BROWSER")
    if named:
        if not Path(named).is_file():
            raise CannotRun(f"KB_BROWSER names {named}, which is no file.")
        return named
    return next((found for name in _NAMES if (found := shutil.which(name))), None)


def _playwright() -> str | None:
    """Playwright's own browser, downloaded if the network lets it."""
    from playwright.sync_api import sync_playwright

    def path() -> str | None:
        with sync_playwright() as playwright:
            found = playwright.chromium.executable_path
        return found if Path(found).is_file() else None

    found = path()
    if found:
        return found
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    try:
        done = subprocess.run(command, capture_output=True, timeout=300).returncode == 0
    except subprocess.TimeoutExpired:
        done = False
    return path() if done else None


def _apt() -> str | None:
    if not shutil.which("apt-get") or not hasattr(os, "geteuid") or os.geteuid() != 0:
        return None
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["apt-get", "-qq", "update"],
        ["apt-get", "-qq", "install", "-y", "--no-install-recommends", "chromium"],
    ):
        if subprocess.call(command, env=environment, stdout=subprocess.DEVNULL) != 0:
            return None
    return shutil.which("chromium")


def find_browser() -> str:
    """Path of a Chromium. Raises CannotRun with what to install if there is none."""
    # Debian's before Playwright's when we may install it: it brings the system libraries that Playwright's lacks.
    for look in (_installed, _apt, _playwright):
        found = look()
        if found:
            return found
    raise CannotRun(
        "No browser for the tests; install Chromium (Debian: apt-get install chromium) or set KB_BROWSER to one."
    )
