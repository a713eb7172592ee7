"""The navigation on a phone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    yield context.new_page()
    context.close()


def test_the_drawer_opens_by_keyboard_takes_the_focus_and_gives_it_back(phone: Page, site_url: str) -> None:
    phone.goto(site_url + "operations/kfor/")
    button = phone.locator(".kb-menu")
    drawer = phone.locator("#kb-nav")
    expect(drawer).to_be_hidden()

    button.focus()
    phone.keyboard.press("Enter")
    expect(drawer).to_be_visible()
    assert button.get_attribute("aria-expanded") == "true"
    assert phone.evaluate("document.getElementById('kb-nav').contains(document.activeElement)")

    phone.keyboard.press("Escape")
    expect(drawer).to_be_hidden()
    assert phone.evaluate("document.activeElement.classList.contains('kb-menu')")


def test_a_page_is_reached_through_the_drawer_by_keyboard(phone: Page, site_url: str) -> None:
    phone.goto(site_url + "operations/kfor/")
    phone.locator(".kb-menu").focus()
    phone.keyboard.press("Enter")

    link = phone.locator("#kb-nav a:visible", has_text="Kosovo").first
    link.focus()
    phone.keyboard.press("Enter")

    phone.wait_for_url("**/operations/kosovo/")


def test_nothing_behind_a_closed_drawer_can_be_tabbed_to(phone: Page, site_url: str) -> None:
    phone.goto(site_url + "operations/kfor/")

    for _ in range(25):
        phone.keyboard.press("Tab")
        assert not phone.evaluate("document.getElementById('kb-nav').contains(document.activeElement)")
        assert phone.evaluate(
            "(() => { const e = document.activeElement; if (e === document.body) return true;"
            " const r = e.getBoundingClientRect(); return r.width > 0 && r.height > 0; })()"
        )


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_no_page_is_wider_than_the_screen(phone: Page, site_url: str, width: int) -> None:
    phone.set_viewport_size({"width": width, "height": 844})
    for path in ("", "operations/", "reference/fact-check/", "partnerships/tools/"):
        phone.goto(site_url + path)
        assert phone.evaluate("document.documentElement.scrollWidth") <= width, path
