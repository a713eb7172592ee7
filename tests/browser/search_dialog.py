"""Driving the search dialog as a reader does: shared by the tests of search."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urldefrag, urljoin

from playwright.sync_api import Locator, Page


@dataclass(frozen=True)
class SearchDialog:
    """The dialog on `page`, a page of the site at `root`."""

    page: Page
    root: str

    @property
    def field(self) -> Locator:
        return self.page.locator("#kb-search input[type=search]")

    @property
    def results(self) -> Locator:
        return self.page.locator("#kb-search [data-search-results]")

    @property
    def links(self) -> Locator:
        return self.results.locator("a")

    @property
    def status(self) -> Locator:
        return self.page.locator("#kb-search [role=status]")

    def open(self) -> None:
        """Open with the keyboard and wait until it can answer; fails unless focus is really in the field."""
        self.page.keyboard.press("/")
        self.page.wait_for_selector("#kb-search[open][data-search-ready]")
        assert self.page.evaluate("document.activeElement.type") == "search"

    def ask(self, query: str) -> None:
        """Put `query` into the field and wait until the answer is complete."""
        self.field.fill(query)
        self.settle()

    def settle(self) -> None:
        """Wait until the answer to what stands in the field is complete."""
        self.page.wait_for_selector('#kb-search [data-search-results][aria-busy="false"]')

    def addresses(self, most: int) -> list[str]:
        """The first links, in order, as addresses relative to the site, without anchors."""
        found: list[str] = self.links.evaluate_all("links => links.map(link => link.href)")
        return [urldefrag(urljoin(self.root, href)).url.removeprefix(self.root) for href in found[:most]]
