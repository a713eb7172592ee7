"""Collects what must not happen while a page is used: messages in the console, failed requests, other hosts."""

from __future__ import annotations

from urllib.parse import urlsplit

from playwright.sync_api import Page, Request


class Watch:
    """Listens to a page from its creation on; `faults` says what went wrong."""

    def __init__(self, page: Page, home: str) -> None:
        self.faults: list[str] = []
        self.host = urlsplit(home).netloc
        page.on(
            "console", lambda m: self.faults.append(f"{m.type}: {m.text}") if m.type in ("error", "warning") else None
        )
        page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))
        page.on("requestfailed", self._failed)
        page.on("response", lambda r: self.faults.append(f"{r.status}: {r.url}") if r.status >= 400 else None)
        page.on("request", lambda r: self._host(r.url))

    def _failed(self, request: Request) -> None:
        # A request that the next page's opening cut off (the icon, as a rule) is no fault of the page.
        if request.failure != "net::ERR_ABORTED":
            self.faults.append(f"failed: {request.url} {request.failure}")

    def _host(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.netloc != self.host:
            self.faults.append(f"other host: {url}")
