"""Serves a folder on 127.0.0.1, with a page that reloads itself and lists its own problems."""

from __future__ import annotations

import http.server
import json
import mimetypes
import threading
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any

from kb.issue import Issue

_INJECTED = b'<script src="/__kb__/live.js" defer></script></body>'
_SCRIPT = (Path(__file__).parent / "live.js").read_bytes()


class State:
    """What the server shows: the folder of the last build, its number, and its problems."""

    def __init__(self) -> None:
        self.folder: Path | None = None
        self.version = 0
        self.issues: list[Issue] = []
        self._changed = threading.Condition()

    def show(self, folder: Path, issues: Iterable[Issue]) -> None:
        """Serve `folder` from now on, and tell open pages."""
        with self._changed:
            self.folder, self.issues = folder, list(issues)
            self.version += 1
            self._changed.notify_all()

    def wait_after(self, version: int, seconds: float) -> int:
        """Wait until there is a newer build than `version`, at most `seconds`; the newest number."""
        with self._changed:
            self._changed.wait_for(lambda: self.version > version, seconds)
            return self.version


# Python's own table may lack it, and browsers refuse to compile WebAssembly sent as anything else.
mimetypes.add_type("application/wasm", ".wasm")


class Handler(http.server.SimpleHTTPRequestHandler):
    """Files of the state's folder, the reload script in every page, and `/__kb__/state`."""

    def __init__(self, *args: Any, state: State, live: bool, **kwargs: Any) -> None:
        self.state, self.live = state, live
        super().__init__(*args, directory=str(state.folder), **kwargs)

    def do_GET(self) -> None:
        """Answer a request."""
        path = self.path.partition("?")[0]
        if self.live and path == "/__kb__/live.js":
            return self._send(_SCRIPT, "text/javascript")
        if self.live and path == "/__kb__/state":
            return self._send(self._state().encode(), "application/json")
        file = Path(self.translate_path(self.path))
        if file.is_dir() and path.endswith("/"):
            file = file / "index.html"
        if not file.exists() and not (file.is_dir() or path.endswith("/")):
            return self._not_found()
        if file.suffix == ".html" and file.is_file() and self.live:
            return self._send(self._live(file.read_bytes()), "text/html; charset=utf-8")
        if not file.exists():
            return self._not_found()
        super().do_GET()

    def _state(self) -> str:
        query = self.path.partition("?")[2]
        version = int(query) if query.isdigit() else 0
        version = self.state.wait_after(version, 20)
        issues = [issue.as_json() for issue in self.state.issues]
        return json.dumps({"version": version, "issues": issues})

    def _live(self, html: bytes) -> bytes:
        return html.replace(b"</body>", _INJECTED, 1)

    def _not_found(self) -> None:
        page = (self.state.folder or Path()) / "404.html"
        body = page.read_bytes() if page.exists() else b"Not found"
        self._send(self._live(body) if self.live else body, "text/html; charset=utf-8", 404)

    def _send(self, body: bytes, kind: str, status: int = 200) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the terminal is for problems."""


class Server(http.server.ThreadingHTTPServer):
    """Bound to 127.0.0.1; threads end with the process."""

    daemon_threads = True

    def __init__(self, state: State, port: int = 0, live: bool = False) -> None:
        super().__init__(("127.0.0.1", port), partial(Handler, state=state, live=live))

    @property
    def address(self) -> str:
        """`http://127.0.0.1:PORT/`."""
        return f"http://127.0.0.1:{self.server_address[1]}/"

    def handle_error(self, request: object, client_address: object) -> None:
        """A reader who closes a page in the middle is no error."""
