"""Footnotes and glossary terms, by keyboard and by touch."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, Page, expect

KFOR = "operations/kfor/"


def _ready(page: Page) -> None:
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(300)  # tooltips are set up when the browser is idle


def test_a_footnote_opens_by_keyboard_and_closes_with_escape(page: Page, site_url: str) -> None:
    page.goto(site_url + KFOR)
    _ready(page)

    reference = page.locator("a.footnote-ref").nth(2)
    reference.focus()
    tooltip = page.locator("[role=tooltip]:visible")
    expect(tooltip).to_contain_text("What it says")
    assert reference.get_attribute("aria-describedby") == tooltip.get_attribute("id")

    page.keyboard.press("Escape")
    expect(tooltip).to_have_count(0)


def test_a_term_opens_by_keyboard_and_shows_its_meaning(page: Page, site_url: str) -> None:
    page.goto(site_url + KFOR)
    _ready(page)

    term = page.locator("a.kb-term").first
    meaning = term.get_attribute("data-definition")
    term.focus()

    expect(page.locator("[role=tooltip]:visible")).to_contain_text(str(meaning)[:40])


def test_a_term_is_reached_with_the_tab_key(page: Page, site_url: str) -> None:
    page.goto(site_url + KFOR)
    _ready(page)

    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.classList.contains('kb-term')"):
            break

    expect(page.locator("[role=tooltip]:visible")).to_have_count(1)


def test_the_first_tap_on_a_term_shows_its_meaning_and_a_way_to_the_glossary(browser: Browser, site_url: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(site_url + KFOR)
    _ready(page)

    page.locator("a.kb-term").first.tap()

    tooltip = page.locator("[role=tooltip]:visible")
    expect(tooltip).to_have_count(1)
    assert page.url.endswith(KFOR)
    tooltip.locator("a", has_text=re.compile("glossary", re.I)).tap()
    page.wait_for_url(re.compile("reference/glossary/#"))
    context.close()
