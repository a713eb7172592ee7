"""Fixtures only; what tests call is in helpers.py."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ["NO_MKDOCS_2_WARNING"] = "1"
sys.path.insert(0, str(Path(__file__).parent))

from helpers import ROOT, TODAY
from hypothesis import settings
from kb import building
from kb.serving import Server, State

# How long one example takes says more about what else the machine does than about the code.
settings.register_profile("kb", deadline=None)
settings.load_profile("kb")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--accept",
        action="store_true",
        help="write what blocks give now into tests/blocks/*.md, and the report of tests/sites/broken; read the diff",
    )


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> building.Outcome:
    """The real tree, built once: its issues; `.folder` is added for tests that read the files."""
    folder = tmp_path_factory.mktemp("real") / "site"
    folder.mkdir()
    outcome = building.build(ROOT, folder, TODAY)
    outcome.folder = folder  # type: ignore[attr-defined]
    return outcome


@pytest.fixture(scope="session")
def site_folder(real_site: building.Outcome) -> Path:
    """The folder of the real site."""
    return real_site.folder  # type: ignore[attr-defined,no-any-return]


@pytest.fixture(scope="session")
def site_url(site_folder: Path) -> Iterator[str]:
    """Address of the real site, served on a free port of 127.0.0.1 until the tests end."""
    state = State()
    state.show(site_folder, [])
    server = Server(state)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.address
    server.shutdown()
    server.server_close()
