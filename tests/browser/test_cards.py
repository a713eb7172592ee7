"""Wide tables on a phone: cards that fit, say their columns, stay tables for who hears them, and still sort and filter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

OPTIONS: dict[str, Any] = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
PAGES = ["operations/all/", "reference/resolutions/", "reference/countries/", "role/today/", "operations/kfor/"]
"""Tables that sort and filter, that only sort, that know days, that an author wrote, and those under a fold."""

OF_CARDS = """
for (const fold of document.querySelectorAll("details")) fold.open = true;
const faults = [];
let cells = 0;
if (document.documentElement.scrollWidth > innerWidth) faults.push(`the page is ${document.documentElement.scrollWidth} px wide`);
for (const box of document.querySelectorAll(".kb-table--cards")) {
  const table = box.querySelector("table");
  const heads = [...table.tHead.rows[0].cells].map((head) => head.textContent.trim());
  if (box.scrollWidth > box.clientWidth) faults.push(`“${box.ariaLabel}” scrolls`);
  for (const row of table.tBodies[0].rows) for (const cell of row.cells) {
    const said = getComputedStyle(cell, "::before").content;
    const place = cell.getBoundingClientRect();
    if (place.right > innerWidth || place.left < 0) faults.push(`${cell.textContent} sticks out`);
    if (!cell.textContent || !cell.cellIndex) continue;
    cells += 1;
    if (!said.startsWith(`"${heads[cell.cellIndex]} "`)) faults.push(`${cell.textContent}: ${said}`);
  }
}
"""
FAULTS = "() => {" + OF_CARDS + "return faults; }"
CELLS = "() => {" + OF_CARDS + "return cells; }"

Open = Callable[..., Page]


@pytest.fixture
def phone(browser: Browser, site_url: str) -> Iterator[Open]:
    """Open a page of the real site on a phone that is touched."""
    contexts: list[BrowserContext] = []

    def start(path: str, width: int = 360, **more: Any) -> Page:
        size = {"width": width, "height": 780}
        context = browser.new_context(**{"viewport": size, "has_touch": True, "is_mobile": True, **more})
        contexts.append(context)
        page = context.new_page()
        page.goto(site_url + path)
        return page

    yield start
    for context in contexts:
        context.close()


def _roles(page: Page) -> Counter[str]:
    """How many parts of tables Chromium gives to a screen reader, by role."""
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    found = Counter(node["role"]["value"] for node in nodes if not node["ignored"])
    return Counter({role: found[role] for role in ("table", "row", "cell", "columnheader", "rowheader")})


# --- layout ----------------------------------------------------------------------------------------------------------


def test_every_wide_table_of_the_site_fits_the_narrowest_phone_without_javascript(
    phone: Open, site_folder: Path, site_url: str
) -> None:
    with_cards = [path for path in site_folder.rglob("index.html") if "kb-table--cards" in path.read_text("utf-8")]
    assert len(with_cards) > 40
    page = phone("404.html", 320, java_script_enabled=False)

    for path in with_cards:
        address = path.parent.relative_to(site_folder).as_posix()
        page.goto(f"{site_url}{address}/")
        assert page.evaluate(FAULTS) == [], address
        assert page.evaluate(CELLS), address


@pytest.mark.parametrize("width", [320, 360])
@pytest.mark.parametrize("path", PAGES)
def test_cards_fit_a_phone_and_each_cell_says_its_column(phone: Open, path: str, width: int) -> None:
    page = phone(path, width)
    page.wait_for_load_state("networkidle")

    assert page.evaluate(FAULTS) == []
    assert page.evaluate(CELLS) > 10
    assert page.locator(".kb-table--cards table").first.evaluate("e => getComputedStyle(e).display") == "block"


def test_a_bare_number_is_no_title(phone: Open) -> None:
    page = phone("reference/resolutions/")
    title = page.locator(".kb-table--cards tbody th").first

    assert title.evaluate("e => getComputedStyle(e, '::before').content").startswith('"Resolution "')


@pytest.mark.parametrize("path", PAGES)
def test_on_a_large_screen_a_table_is_a_table(phone: Open, path: str) -> None:
    page = phone(path, viewport={"width": 1280, "height": 900}, is_mobile=False, has_touch=False)
    parts = page.locator(".kb-table--cards").first.evaluate(
        "e => ['table', 'thead', 'tbody', 'tbody tr', 'tbody th', 'td'].map(s => getComputedStyle(e.querySelector(s)).display)"
    )

    assert parts == ["table", "table-header-group", "table-row-group", "table-row", "table-cell", "table-cell"]
    before = page.locator(".kb-table--cards :is(th, td)").evaluate_all(
        "cells => [...new Set(cells.flatMap(c => ['::before', '::after'].map(p => getComputedStyle(c, p).content)))]"
    )
    assert before == ["none"]
    head = page.locator(".kb-table--cards thead th").first
    assert head.evaluate("e => getComputedStyle(e).position") == "sticky"


def test_on_paper_a_table_is_a_table(phone: Open) -> None:
    page = phone("reference/resolutions/")
    page.emulate_media(media="print")

    assert page.locator(".kb-table--cards tr").nth(1).evaluate("e => getComputedStyle(e).display") == "table-row"


def test_a_comparison_stays_a_table(phone: Open) -> None:
    page = phone("operations/compare/")

    assert not page.locator(".kb-table--cards").count()
    assert page.evaluate("document.documentElement.scrollWidth") == 360


# --- who hears it ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", PAGES)
def test_a_screen_reader_meets_the_same_table_on_a_phone_as_on_a_large_screen(phone: Open, path: str) -> None:
    large = phone(path, 1280, is_mobile=False)
    small = phone(path)
    for page in (large, small):
        page.wait_for_load_state("networkidle")

    roles = _roles(small)
    assert roles == _roles(large)
    assert min(roles.values()) > 0, roles


def test_the_name_of_a_column_is_heard_from_the_head_only(phone: Open) -> None:
    page = phone("role/today/")
    name = page.locator(".kb-table--cards td").first.aria_snapshot()

    assert page.locator(".kb-table--cards thead th").nth(1).inner_text() not in name


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["reference/countries/", "role/today/"])  # axe takes long on the larger ones
def test_cards_break_no_rule_of_accessibility(phone: Open, path: str, scheme: str) -> None:
    page = phone(path, color_scheme=scheme)
    page.wait_for_load_state("networkidle")
    found = Axe().run(page, options=OPTIONS).response["violations"]

    assert [f"{v['id']}: {n['target']} {n['failureSummary'][:200]}" for v in found for n in v["nodes"][:3]] == []


# --- use -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("by", ["tap", "Enter", "Space"])
def test_cards_sort_by_touch_and_by_keyboard(phone: Open, by: str) -> None:
    page = phone("operations/all/", 320)
    table = page.locator(".kb-table--cards").first
    button = table.get_by_role("button", name="Ended")
    head = table.locator("th", has=page.get_by_role("button", name="Ended"))
    ended = table.locator("tbody tr td:nth-child(4)")
    days = sorted(ended.evaluate_all("cells => cells.map(cell => cell.dataset.sort)"))

    for order, direction in ((days, "ascending"), (days[::-1], "descending")):
        if by == "tap":
            button.tap()
        else:
            button.focus()
            page.keyboard.press(by)
        expect(head).to_have_attribute("aria-sort", direction)
        assert ended.evaluate_all("cells => cells.map(cell => cell.dataset.sort)") == order


def test_controls_are_large_enough_for_a_finger_and_seen_when_focused(phone: Open) -> None:
    page = phone("operations/all/", 320)
    controls = page.locator(".kb-sort, .kb-filters :is(select, input, button)")
    controls.last.wait_for()

    for control in controls.all():
        box = control.bounding_box()
        assert box and box["height"] >= 36 and box["width"] >= 36
        control.focus()
        expect(control).to_be_in_viewport(ratio=1)


def test_cards_are_filtered(phone: Open) -> None:
    page = phone("operations/all/")
    cards = page.locator("tbody tr:visible")
    every = cards.count()
    choice = page.get_by_label("Region")
    choice.tap()
    choice.select_option(label="Western Balkans")

    regions = cards.evaluate_all("rows => [...new Set(rows.map(row => row.dataset.region))]")
    assert regions == ["western-balkans"]
    assert 0 < cards.count() < every
    page.get_by_role("button", name="Clear").tap()
    expect(cards).to_have_count(every)


def test_a_reference_in_a_card_leads_to_its_note(phone: Open) -> None:
    page = phone("role/today/")
    reference = page.locator(".kb-table--cards td .footnote-ref").first
    note = reference.get_attribute("href")
    reference.press("Enter")

    assert note and page.url.endswith(note)
    expect(page.locator(".footnote li:target")).to_be_in_viewport()


def test_a_card_that_is_linked_to_is_marked(phone: Open) -> None:
    page = phone("reference/resolutions/#unscr-1244")
    card = page.locator("#unscr-1244")

    expect(card).to_be_in_viewport()
    other = page.locator("#unscr-1244 + tr")
    colours = [row.evaluate("e => getComputedStyle(e).backgroundColor") for row in (card, other)]
    assert colours[0] != colours[1]
