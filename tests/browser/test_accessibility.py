"""axe-core on each kind of page, in both schemes, with everything that can open opened.

Each state is asserted before axe is trusted: a script that failed once passed as "no violations".
"""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from kinds import one_of_each
from playwright.sync_api import Browser, Page, expect

OPTIONS: dict[str, Any] = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}


def _violations(page: Page) -> list[str]:
    found = Axe().run(page, options=OPTIONS).response["violations"]
    return [f"{v['id']}: {node['target']} {node['failureSummary'][:200]}" for v in found for node in v["nodes"][:3]]


def _open(browser: Browser, scheme: Any, width: int, address: str) -> Page:
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900})
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    return page


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", sorted(one_of_each()))
def test_each_kind_of_page_has_no_violation(browser: Browser, site_url: str, kind: str, scheme: str) -> None:
    page = _open(browser, scheme, 1280, site_url + one_of_each()[kind])

    assert _violations(page) == []
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_open_search_dialog_has_no_violation(browser: Browser, site_url: str, scheme: str) -> None:
    page = _open(browser, scheme, 1280, site_url)
    page.keyboard.press("Control+k")
    page.locator("#kb-search input[type=search]").fill("kfor")
    expect(page.locator("[data-search-results] a").first).to_be_visible()

    assert _violations(page) == []
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_open_drawer_has_no_violation(browser: Browser, site_url: str, scheme: str) -> None:
    page = _open(browser, scheme, 390, site_url + "operations/kfor/")
    page.locator(".kb-menu").click()
    expect(page.locator("#kb-nav")).to_be_visible()

    assert _violations(page) == []
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("selector", ["a.footnote-ref", "a.kb-term"])
def test_an_open_tooltip_has_no_violation(browser: Browser, site_url: str, scheme: str, selector: str) -> None:
    page = _open(browser, scheme, 1280, site_url + "operations/kfor/")
    page.wait_for_timeout(300)
    page.locator(selector).nth(1).focus()
    expect(page.locator("[role=tooltip]:visible")).to_have_count(1)

    assert _violations(page) == []
    page.context.close()
