"""Serving a built folder as some other host would: below a sub-path, or with headers of its own."""

from __future__ import annotations

import functools
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, *args: Any, prefix: str, extra: Mapping[str, str], **kwargs: Any) -> None:
        self.prefix = prefix
        self.extra = extra
        super().__init__(*args, **kwargs)

    def translate_path(self, path: str) -> str:
        # What lies outside the prefix is not there: a link that leaves the sub-path must fail.
        inside = path.removeprefix(self.prefix) if path.startswith(self.prefix) else "outside-of-the-site"
        return super().translate_path("/" + inside)

    def end_headers(self) -> None:
        for name, value in self.extra.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Stay silent: pytest's output is for failures."""


@contextmanager
def served(folder: Path, prefix: str = "/", headers: Mapping[str, str] | None = None) -> Iterator[str]:
    """Serve `folder` below `prefix` (it begins and ends with a slash) with extra `headers`; give the address."""
    handler = functools.partial(_Handler, directory=str(folder), prefix=prefix, extra=headers or {})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{prefix}"
        finally:
            server.shutdown()
