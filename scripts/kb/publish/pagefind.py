"""The full-text index: the second layer of search, made by Pagefind from the built pages.

Pagefind's index is cut into pieces, so that a reader fetches only those of the words asked for. What it cannot do
(misspellings, any word instead of all) is done in the browser: `docs/assets/js/search/body.js` and `spelling.js`.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import TypedDict

from kb.publish.indexed import BODY, EXCLUDED

# Pagefind's own interfaces, three quarters of what it writes (ours is the dialog), and its worker (see search/body.js).
_UNUSED = (
    "pagefind-worker.js",
    "pagefind-ui.*",
    "pagefind-modular-ui.*",
    "pagefind-component-ui.*",
    "pagefind-highlight.js",
)

_TIMEOUT = 600  # seconds; 5,000 pages took well under a minute


class _Language(TypedDict):
    wasm: str | None


class PagefindError(RuntimeError):
    """The full-text index could not be made; the message says why and what to do."""


def index_text(site: Path) -> None:
    """Write the full-text index of the built folder `site` into `site/pagefind`, replacing an older one.

    The same pages give the same bytes. Raises `PagefindError` if Pagefind is missing, fails, or finds no page to index;
    a failed run leaves no `pagefind` folder behind.
    """
    target = site / "pagefind"
    shutil.rmtree(target, ignore_errors=True)
    try:
        _run(site)
        _prune(target)
    except BaseException:
        shutil.rmtree(target, ignore_errors=True)
        raise


def _run(site: Path) -> None:
    command = [str(_binary()), "--site", ".", "--output-subdir", "pagefind", "--quiet"]
    # As root too: without a mark on any page Pagefind would index whole pages, menus and all.
    command += ["--root-selector", BODY, "--exclude-selectors", ", ".join(EXCLUDED)]
    try:
        # In the site's own folder and without PAGEFIND_* settings, so that nothing outside can change the index.
        done = subprocess.run(
            command, cwd=site, env=_environment(), capture_output=True, text=True, timeout=_TIMEOUT, check=False
        )
    except FileNotFoundError as error:
        raise PagefindError(f"cannot index {site}: there is no such folder") from error
    except OSError as error:
        raise PagefindError(f"Pagefind cannot be started: {error}") from error
    except subprocess.TimeoutExpired as error:
        raise PagefindError(f"Pagefind did not end within {_TIMEOUT} seconds on {site}") from error
    if done.returncode != 0:
        said = " ".join(dict.fromkeys((done.stderr or done.stdout).split("\n"))).strip() or "it said nothing"
        hint = f"; articles must match {BODY}" if "not able to build an index" in said else ""
        raise PagefindError(f"Pagefind failed on {site} with exit code {done.returncode}: {said}{hint}")


def _binary() -> Path:
    try:
        from pagefind.service import get_executable
    except ImportError:
        found = None
    else:
        found = get_executable()
    if found is None or not Path(found).is_file():
        raise PagefindError("Pagefind is not installed: run `python scripts/build.py setup`")
    return Path(found)


def _environment() -> dict[str, str]:
    return {key: value for key, value in os.environ.items() if not key.startswith("PAGEFIND_")}


def _prune(target: Path) -> None:
    for pattern in _UNUSED:
        for path in target.glob(pattern):
            path.unlink()
    used = {f"wasm.{language['wasm'] or 'unknown'}.pagefind" for language in _languages(target).values()}
    for path in target.glob("wasm.*.pagefind"):
        if path.name not in used:
            path.unlink()


def _languages(target: Path) -> dict[str, _Language]:
    entry = target / "pagefind-entry.json"
    if not entry.is_file():
        raise PagefindError(f"Pagefind ended well but wrote no {entry}")
    languages: dict[str, _Language] = json.loads(entry.read_text(encoding="utf-8"))["languages"]
    return languages
