"""Build, serve on 127.0.0.1 and rebuild on every change.

Serves what was built even when checks fail, and lists an open page's problems on it. It works in a folder of its own
and never touches site/.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import shutil
import tempfile
import threading
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from kb import building, reporting
from kb.failure import CannotRun
from kb.serving import Server, State

WATCHED = ("docs", "data", "overrides")  # and mkdocs.yml, whose folder is watched for that file alone
# Editors write a file in several steps; a short wait makes one build of them.
_SETTLE = 0.2


def arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the verb."""
    parser.add_argument("--port", type=int, default=8000, help="port on 127.0.0.1 (default: 8000, or a free one)")


def run(options: argparse.Namespace) -> int:
    """Serve until Ctrl-C; exit code."""
    state = State()
    with tempfile.TemporaryDirectory(prefix="kb-serve-") as work:
        _build(options.root, Path(work), state)
        if state.folder is None:
            return 2
        try:
            server = Server(state, options.port, live=True)
        except OSError:
            server = Server(state, 0, live=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        changed = threading.Event()
        observer = Observer()
        for name in WATCHED:
            if (options.root / name).is_dir():
                observer.schedule(_Notice(changed), str(options.root / name), recursive=True)
        observer.schedule(_Notice(changed, "mkdocs.yml"), str(options.root))
        observer.start()
        try:
            print(f"Serving {server.address}  (Ctrl-C ends)", flush=True)
            while True:
                changed.wait()
                threading.Event().wait(_SETTLE)
                changed.clear()
                _build(options.root, Path(work), state)
        except KeyboardInterrupt:
            print("\nStopped.")
        finally:
            observer.stop()
            observer.join()
            server.shutdown()
            server.server_close()
    return 0


class _Notice(FileSystemEventHandler):
    def __init__(self, changed: threading.Event, name: str = "") -> None:
        self.changed, self.name = changed, name

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Anything but reading counts; with a name, only that file does."""
        if event.event_type in ("opened", "closed_no_write"):
            return
        paths = (event.src_path, event.dest_path)
        if not self.name or any(Path(os.fsdecode(path)).name == self.name for path in paths):
            self.changed.set()


def _build(root: Path, work: Path, state: State) -> None:
    """Build into a fresh folder and show it; what cannot run is said, and the last build stays."""
    folder = work / f"build-{state.version + 1}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    before = state.folder
    try:
        outcome = building.build(root, folder, dt.datetime.now(dt.UTC).date(), say=lambda text: print(text, flush=True))
    except (CannotRun, OSError) as error:  # a file may vanish while an editor replaces it
        print(f"build.py serve: {error}", flush=True)
        shutil.rmtree(folder, ignore_errors=True)
        return
    reporting.show(outcome.issues, "text", {}, root)
    state.show(folder, outcome.issues)
    if before:
        shutil.rmtree(before, ignore_errors=True)
