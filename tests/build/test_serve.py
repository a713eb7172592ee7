"""`serve` shows every change at once, sound or not, and never touches site/."""

from __future__ import annotations

import json
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from helpers import change, command, digests, small_site


class Serving:
    """A running `serve` of a small site, asked as a browser would ask it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        (root / "site").mkdir()
        (root / "site" / "index.html").write_text("the last good site", "utf-8")
        (root / "overrides").mkdir()
        self.process = subprocess.Popen(command(root, "serve", "--port", "0"), stdout=subprocess.PIPE, text=True)
        self.said: list[str] = []
        self.address = ""
        assert self.process.stdout
        for line in self.process.stdout:
            self.said.append(line)
            if line.startswith("Serving "):
                self.address = line.split()[1]
                break

    def get(self, path: str = "") -> str:
        with urlopen(self.address + path, timeout=30) as answer:
            return str(answer.read().decode())

    def state(self, after: int = 0) -> dict[str, Any]:
        """The newest build; waits for one newer than `after`."""
        return json.loads(self.get(f"__kb__/state?{after}"))  # type: ignore[no-any-return]

    def until(self, holds: Callable[[], bool]) -> None:
        """Wait until something holds, a few builds long."""
        end = time.monotonic() + 30
        while not holds():
            assert time.monotonic() < end, "nothing came of the change"
            time.sleep(0.05)


@pytest.fixture(scope="module")
def serving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    running = Serving(small_site(tmp_path_factory.mktemp("serving")))
    with running.process as process:
        yield running
        process.send_signal(signal.SIGINT)
        process.wait(30)


@pytest.fixture
def tidy(serving: Serving) -> Iterator[Serving]:
    """The same, put back as it was after the test."""
    files = {path: path.read_bytes() for path in serving.root.rglob("*") if path.suffix in (".md", ".yml", ".html")}
    yield serving
    before = serving.state()["version"]
    changed = [path for path, raw in files.items() if not path.exists() or path.read_bytes() != raw]
    for path in changed:
        path.write_bytes(files[path])
    for path in [path for path in serving.root.rglob("*.md") if path not in files]:
        path.unlink()
        changed.append(path)
    if changed:
        serving.until(lambda: serving.state(before)["version"] > before and "Small site" in serving.get())


def test_it_serves_pages_files_and_search(serving: Serving) -> None:
    assert "<title>Home</title>" in serving.get()
    assert "What was decided" in serving.get("mandates/")
    assert serving.get("assets/search/names.js").startswith("window.kbNames")
    assert '"version"' in serving.get("pagefind/pagefind-entry.json")


def test_it_adds_its_script_to_pages_as_served_only(serving: Serving) -> None:
    assert '<script src="/__kb__/live.js" defer></script></body>' in serving.get("mandates/")
    assert "/__kb__/state" in serving.get("__kb__/live.js")


def test_what_is_not_there_is_404(serving: Serving) -> None:
    with pytest.raises(HTTPError) as error:
        serving.get("nowhere/")

    assert error.value.code == 404
    error.value.close()


def test_a_change_is_built_and_announced(tidy: Serving) -> None:
    before = tidy.state()["version"]
    change(tidy.root, {}, {"docs/mandates.md": {"spoke of": "spoke only of"}})

    assert tidy.state(before)["version"] > before
    tidy.until(lambda: "spoke only of" in tidy.get("mandates/"))


def test_a_change_of_data_or_navigation_is_built_too(tidy: Serving) -> None:
    change(tidy.root, {}, {"data/terms/kfor.yml": {"The NATO-led": "A NATO-led"}})
    tidy.until(lambda: "A NATO-led international" in tidy.get("reference/glossary/"))

    before = tidy.state()["version"]
    change(tidy.root, {}, {"mkdocs.yml": {"site_name: Small": "site_name: Smaller"}})
    assert tidy.state(before)["version"] > before


def test_a_page_with_problems_is_served_and_they_are_listed(tidy: Serving) -> None:
    change(tidy.root, {}, {"docs/index.md": {"(mandates.md)": "(mandate.md)", "Read about": "Read now about"}})
    tidy.until(lambda: bool(tidy.state()["issues"]))

    assert "Read now about" in tidy.get()
    (issue,) = tidy.state()["issues"]
    assert (issue["rule"], issue["file"], issue["line"]) == ("link-broken", "docs/index.md", 11)


def test_what_cannot_be_built_leaves_the_last_build_and_the_next_change_mends_it(tidy: Serving) -> None:
    before = tidy.state()["version"]
    change(tidy.root, {}, {"mkdocs.yml": {"nav:": "nav: ["}})
    time.sleep(1)
    assert tidy.process.poll() is None
    assert "<title>Home</title>" in tidy.get()

    change(tidy.root, {}, {"mkdocs.yml": {"nav: [": "nav:"}, "docs/index.md": {"Read about": "Read again about"}})
    assert tidy.state(before)["version"] > before
    tidy.until(lambda: "Read again about" in tidy.get())


def test_site_is_never_touched(tidy: Serving) -> None:
    before = digests(tidy.root / "site")
    change(tidy.root, {}, {"docs/index.md": {"Read about": "Read always about"}})
    tidy.until(lambda: "Read always about" in tidy.get())

    assert digests(tidy.root / "site") == before == digests(tidy.root / "site")
    assert not [path for path in tidy.root.iterdir() if path.name.startswith(".")]


def test_ctrl_c_ends_it_with_0_and_leaves_no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "work").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "work"))
    running = Serving(small_site(tmp_path))
    with running.process as process:
        assert list((tmp_path / "work").iterdir())
        process.send_signal(signal.SIGINT)
        process.wait(30)

    assert process.returncode == 0
    assert not list((tmp_path / "work").iterdir())


def test_a_first_build_that_cannot_run_ends_with_2(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    change(root, {"mkdocs.yml": "site_name: [\n"}, {})

    done = subprocess.run(command(root, "serve"), capture_output=True, text=True, timeout=60)

    assert done.returncode == 2
    assert "mkdocs.yml:2:1: " in done.stdout + done.stderr
