"""Light and dark."""

from __future__ import annotations

from playwright.sync_api import Browser, Page


def _background(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


def test_the_chosen_scheme_stays_on_the_next_page(page: Page, site_url: str) -> None:
    page.goto(site_url)
    light = _background(page)

    page.locator(".kb-scheme").click()
    dark = _background(page)
    page.goto(site_url + "law/")

    assert light != dark == _background(page)
    assert page.locator(".kb-scheme").get_attribute("aria-pressed") == "true"


def test_without_a_choice_the_system_decides(browser: Browser, site_url: str) -> None:
    found = []
    for scheme in ("light", "dark"):
        context = browser.new_context(color_scheme=scheme)  # type: ignore[arg-type]  # a literal in the loop
        page = context.new_page()
        page.goto(site_url)
        found.append(_background(page))
        context.close()

    assert found[0] != found[1]
