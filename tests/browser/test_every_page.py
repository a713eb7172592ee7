"""Opens every page of the navigation as a reader would."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from helpers import ROOT
from kb.parse.page import read_all
from kb.project import Project
from kinds import one_of_each
from playwright.sync_api import Browser, Page
from watch import Watch

# What a first view may weigh, compressed (design.md and issue: under 80 KiB).
FIRST_VIEW = 80 * 1024


def test_every_page_of_the_navigation_opens_without_a_fault(page: Page, site_url: str) -> None:
    watch = Watch(page, site_url)
    pages = read_all(ROOT)

    for entry in Project(ROOT).nav:
        response = page.goto(site_url + pages[entry.uri].url)
        assert response is not None and response.status == 200, entry.uri
        assert page.locator("h1").count() == 1, entry.uri

    assert watch.faults == []


def test_the_header_leads_to_all_six_groups(page: Page, site_url: str) -> None:
    page.goto(site_url)

    groups = page.locator("header nav a").all_inner_texts()

    assert groups == ["Operations", "Partnerships", "Law and decisions", "Practice", "Future", "Reference"]


@pytest.mark.parametrize("kind", sorted(one_of_each()))
def test_the_first_view_of_each_kind_is_light(page: Page, site_url: str, kind: str) -> None:
    sizes: dict[str, int] = {}
    page.on(
        "response", lambda r: sizes.__setitem__(r.url, len(gzip.compress(r.body(), 6))) if r.status == 200 else None
    )

    page.goto(site_url + one_of_each()[kind], wait_until="networkidle")

    assert sum(sizes.values()) < FIRST_VIEW, sizes


def test_pages_are_read_and_walked_without_javascript(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(site_url + "operations/kfor/")

    page.locator("a.footnote-ref").first.click()
    assert re.search(r"#fn:", page.url)
    page.locator("footer a", has_text="Method").first.click()

    assert page.locator("h1").inner_text().startswith("Method")
    context.close()


def test_a_missing_page_offers_ways_on(page: Page, site_url: str) -> None:
    response = page.goto(site_url + "operations/kfro/")

    assert response is not None and response.status == 404
    assert page.locator("main a").count() >= 6


def test_every_page_carries_the_policy_and_needs_no_inline_style(site_folder: Path) -> None:
    for path in site_folder.rglob("*.html"):
        if path.is_relative_to(site_folder / "pagefind"):
            continue
        html = path.read_text("utf-8")
        assert "Content-Security-Policy" in html, path
        assert not re.search(r"<style|\sstyle=", html), path
