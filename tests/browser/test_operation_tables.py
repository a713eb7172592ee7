"""Tables of operations in the real theme, on a small site: sorted, filtered, asked for a day, compared, shared."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from helpers import TODAY
from kb import building
from operations import OPERATIONS, in_the_real_theme, operations_site
from playwright.sync_api import Browser, Locator, Page, Request, expect
from serving import served
from watch import Watch

BY_BEGINNING = ["sfor", "kfor", "relief", "ocean-shield"]
"""The operations of the first table; as words the dates would sort otherwise: 11 October, 12 June, 20 December, 2009."""

OPTIONS: dict[str, Any] = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built small site in the real theme."""
    root = in_the_real_theme(operations_site(tmp_path_factory.mktemp("tables")))
    out = root / "out"
    out.mkdir()
    issues = building.check(
        root, out, TODAY, only=["block-failed", "data-invalid", "link-broken", "record-unknown"]
    ).issues
    assert [issue.as_text() for issue in issues] == []
    return out


@pytest.fixture(scope="module")
def home(folder: Path) -> Iterator[str]:
    """Its address."""
    with served(folder) as address:
        yield address


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """One page for all tests here: styles and scripts are loaded once, and nothing is kept but the address."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def watch(page: Page, home: str) -> Watch:
    """Listens to it."""
    return Watch(page, home)


Open = Callable[[str], Page]


@pytest.fixture
def open_(page: Page, home: str, watch: Watch) -> Iterator[Open]:
    """Open a page and wait until its tables can be used; no message may be left in the console (the policy is in force)."""

    def start(path: str) -> Page:
        page.goto("about:blank")  # or an address that differs in its anchor alone would not load anew
        page.goto(home + path)
        page.locator("form.kb-filters").wait_for()
        return page

    watch.faults.clear()
    yield start
    assert watch.faults == []


def _ids(page: Page, of: str = "tbody tr[data-id]:visible") -> list[str]:
    found: list[str] = page.locator(of).evaluate_all("rows => rows.map(row => row.dataset.id)")
    return found


def _first(page: Page) -> list[str]:
    """The visible rows of the first table, in order."""
    return _ids(page, ".kb-operations:first-of-type >> nth=0 >> tbody tr:visible")


def _status(page: Page) -> Locator:
    return page.locator("article [role=status], main [role=status]").first


def _query(page: Page) -> str:
    return urlsplit(page.url).query


def _pick_by_keyboard(page: Page, label: str, option: str) -> None:
    """Choose an option as a keyboard user does: focus the list, type the beginning of the word."""
    page.get_by_label(label).focus()
    page.keyboard.type(option)
    page.keyboard.press("Tab")


# --- sorting ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("by", ["mouse", "Enter", "Space"])
def test_a_heading_sorts_up_then_down_and_says_so(open_: Open, by: str) -> None:
    page = open_("all/")
    head = page.locator("th", has=page.get_by_role("button", name="Began", exact=True)).first
    button = head.get_by_role("button")

    def press() -> None:
        if by == "mouse":
            button.click()
        else:
            button.focus()
            page.keyboard.press(by)

    press()
    expect(head).to_have_attribute("aria-sort", "ascending")
    assert _first(page) == BY_BEGINNING

    press()
    expect(head).to_have_attribute("aria-sort", "descending")
    assert _first(page) == BY_BEGINNING[::-1]


def test_the_tab_key_reaches_every_heading_in_order(open_: Open) -> None:
    page = open_("all/")
    page.get_by_role("button", name="Operation", exact=True).first.focus()
    seen = []
    for _ in range(6):
        seen.append(page.evaluate("document.activeElement.textContent"))
        page.keyboard.press("Tab")

    assert seen == ["Operation", "Where", "Began", "Ended", "Authority", "NATO’s part"]


def test_words_sort_as_words_and_only_one_heading_is_sorted_by(open_: Open) -> None:
    page = open_("all/")
    table = page.locator(".kb-operations table").first
    table.get_by_role("button", name="Began").click()
    table.get_by_role("button", name="Operation").click()

    assert _first(page) == ["kfor", "ocean-shield", "relief", "sfor"]
    assert table.locator("[aria-sort]").all_inner_texts() == ["Operation"]


def test_what_has_no_end_on_record_or_runs_on_comes_after_every_date(open_: Open) -> None:
    page = open_("all/")
    page.locator(".kb-operations").first.get_by_role("button", name="Ended").click()

    assert _first(page)[:2] == ["sfor", "ocean-shield"]


def test_sorting_keeps_the_filter(open_: Open) -> None:
    page = open_("all/?region=western-balkans")
    page.get_by_role("button", name="Began").first.click()
    page.get_by_role("button", name="Began").first.click()

    assert _first(page) == ["kfor", "sfor"]


# --- filters ---------------------------------------------------------------------------------------------------------


FITS = [
    ("Region", "Western Balkans", ["sfor", "kfor", "unmik"], "region=western-balkans"),
    ("Region", "South Asia", ["relief"], "region=south-asia"),
    ("Status", "Running", ["kfor", "unmik"], "status=running"),
    ("Began in", "2000s", ["relief", "ocean-shield"], "decade=2000s"),
    ("Kind", "At sea", ["ocean-shield"], "group=D"),
    ("Kind", "Led by others", ["unmik"], "group=context"),
    ("Lead", "UN", ["unmik"], "lead=UN"),
]


def test_a_filter_shows_exactly_what_fits_says_how_many_and_stands_in_the_address(open_: Open) -> None:
    page = open_("all/")
    for label, option, left, query in FITS:
        page.get_by_label(label).select_option(label=option)

        expect(_status(page)).to_have_text(f"{len(left)} of 5 operations.")
        assert (_ids(page), _query(page)) == (left, query)

        page.get_by_label(label).select_option(label="any")
        expect(_status(page)).to_have_text("5 of 5 operations.")


def test_filters_work_by_keyboard_alone_and_together(open_: Open) -> None:
    page = open_("all/")
    _pick_by_keyboard(page, "Region", "west")
    expect(_status(page)).to_have_text("3 of 5 operations.")
    _pick_by_keyboard(page, "Status", "end")

    expect(_status(page)).to_have_text("1 of 5 operations.")
    assert _ids(page) == ["sfor"]
    assert _query(page) == "region=western-balkans&status=ended"


def test_one_form_governs_every_table_and_each_says_what_it_has_left(open_: Open) -> None:
    page = open_("all/")
    page.get_by_label("Region").select_option(label="Africa")

    assert page.locator("form.kb-filters").count() == 1
    assert page.locator(".kb-count").all_inner_texts() == ["1 of 4 in this table.", "0 of 1 in this table."]


def test_a_choice_survives_a_reload_and_is_the_same_for_whom_the_address_is_sent_to(
    open_: Open, browser: Browser
) -> None:
    page = open_("all/")
    page.get_by_label("Region").select_option(label="Africa")
    page.get_by_label("Running on").fill("2010-01-01")
    page.reload()
    expect(_status(page)).to_have_text("1 of 5 operations, running on 1 January 2010.")
    expect(page.get_by_label("Region")).to_have_value("africa")

    other = browser.new_context()
    friend = other.new_page()
    friend.goto(page.url)
    expect(_status(friend)).to_have_text("1 of 5 operations, running on 1 January 2010.")
    assert _ids(friend) == ["ocean-shield"]
    assert _query(friend) == "region=africa&on=2010-01-01"
    other.close()


def test_opening_the_page_leaves_its_address_and_a_choice_keeps_the_rest_of_it(open_: Open) -> None:
    page = open_("all/?from=mail#led-by-others")
    assert _query(page) == "from=mail"
    page.get_by_label("Status").select_option(label="Ended")

    assert page.url.endswith("all/?from=mail&status=ended#led-by-others")


def test_what_nobody_can_choose_is_no_choice(open_: Open) -> None:
    page = open_("all/?region=atlantis&on=yesterday&status=constructor")

    expect(_status(page)).to_have_text("5 of 5 operations.")


@pytest.mark.parametrize("by", ["mouse", "Enter"])
def test_clear_brings_everything_back_and_empties_the_address(open_: Open, by: str) -> None:
    page = open_("all/?status=ended&on=2003-01-01&region=western-balkans")
    expect(_status(page)).to_have_text("1 of 5 operations, running on 1 January 2003.")
    button = page.get_by_role("button", name="Clear")
    if by == "mouse":
        button.click()
    else:
        button.focus()
        page.keyboard.press(by)

    expect(_status(page)).to_have_text("5 of 5 operations.")
    expect(page.get_by_label("Running on")).to_have_value("")
    expect(page.get_by_label("Region")).to_have_value("")
    assert _query(page) == ""


# --- the state of a day ----------------------------------------------------------------------------------------------


RAN = {
    "1996-12-19": [],
    "1996-12-20": ["sfor"],
    "1999-06-09": ["sfor"],
    "1999-06-10": ["sfor", "unmik"],
    "1999-06-12": ["sfor", "kfor", "unmik"],
    "2004-12-31": ["sfor", "kfor", "unmik"],  # it ended in December: on which day is not known
    "2005-01-01": ["kfor", "unmik"],
    "2005-10-11": ["kfor", "relief", "unmik"],  # that it ran on its first day is sure
    "2009-01-01": ["kfor", "ocean-shield", "unmik"],  # it began in 2009
    "2016-12-15": ["kfor", "ocean-shield", "unmik"],
    "2016-12-16": ["kfor", "unmik"],
    "2026-11-23": ["kfor", "unmik"],
}


def test_a_day_shows_exactly_what_ran_then(open_: Open) -> None:
    page = open_("all/")
    for day, ran in RAN.items():
        page.get_by_label("Running on").fill(day)

        expect(_status(page)).to_contain_text(f"{len(ran)} of 5 operations, running on {int(day[8:])} ")
        assert (_ids(page), _query(page)) == (ran, f"on={day}")


def test_an_operation_whose_end_is_not_on_record_is_named_as_open_not_as_running(open_: Open) -> None:
    page = open_("all/?on=2005-10-12")

    assert "relief" not in _ids(page)
    expect(_status(page)).to_have_text(
        "2 of 5 operations, running on 12 October 2005. 1 more may have run: a date is not on record."
    )


def test_a_day_is_typed_by_keyboard(open_: Open) -> None:
    page = open_("all/")
    page.get_by_label("Running on").focus()
    page.keyboard.type("06112000")  # the browser of the tests writes the month first

    expect(_status(page)).to_have_text("3 of 5 operations, running on 11 June 2000.")
    assert _query(page) == "on=2000-06-11"


def test_a_list_of_allies_is_asked_for_a_day_and_the_day_can_be_shared_and_cleared(open_: Open) -> None:
    page = open_("allies/")
    rows = page.locator(".kb-partners tbody tr:visible th")
    page.get_by_label("Allies on", exact=True).fill("2000-01-01")
    expect(_status(page)).to_have_text("2 of 3, on 1 January 2000.")
    assert rows.all_inner_texts() == ["Belgium", "Poland"]

    assert _query(page) == "on=2000-01-01"
    page.reload()
    expect(_status(page)).to_have_text("2 of 3, on 1 January 2000.")
    page.get_by_role("button", name="Clear").click()
    expect(_status(page)).to_have_text("3 of 3.")
    expect(page.get_by_label("Allies on", exact=True)).to_have_value("")
    assert _query(page) == ""


# --- comparison ------------------------------------------------------------------------------------------------------


def _columns(page: Page) -> list[str]:
    return page.locator(".kb-compare thead th[data-op]:visible").all_inner_texts()


def _cells(page: Page, fact: str) -> list[str]:
    row = page.locator(".kb-compare tbody tr", has=page.get_by_role("rowheader", name=fact, exact=True))
    return row.locator("td:visible").all_inner_texts()


def test_two_operations_stand_side_by_side_from_the_beginning(open_: Open) -> None:
    page = open_("compare/")

    assert _columns(page) == ["KFOR", "SFOR"]
    assert _cells(page, "Began") == ["12 June 1999", "20 December 1996"]
    assert _query(page) == ""


def test_up_to_four_operations_stand_in_the_order_chosen_with_an_address_to_share(open_: Open) -> None:
    page = open_("compare/")
    for number, name in enumerate(["UNMIK", "SFOR", "Ocean Shield", "KFOR"], 1):
        page.get_by_label(f"Operation {number}").select_option(label=name)

    expect(_status(page)).to_have_text("Comparing UNMIK, SFOR, Ocean Shield, KFOR.")
    assert _columns(page) == ["UNMIK", "SFOR", "Ocean Shield", "KFOR"]
    assert _cells(page, "Began") == ["10 June 1999", "20 December 1996", "2009", "12 June 1999"]
    assert _query(page) == "ops=unmik,sfor,ocean-shield,kfor"

    page.reload()
    expect(_status(page)).to_have_text("Comparing UNMIK, SFOR, Ocean Shield, KFOR.")
    assert _columns(page) == ["UNMIK", "SFOR", "Ocean Shield", "KFOR"]


def test_operations_are_chosen_by_keyboard(open_: Open) -> None:
    page = open_("compare/")
    _pick_by_keyboard(page, "Operation 3", "rel")

    expect(_status(page)).to_have_text("Comparing KFOR, SFOR, Relief.")
    assert _cells(page, "Ended") == ["–", "December 2004", "not found"]


def test_an_operation_chosen_twice_is_one_and_less_than_two_asks_for_more(open_: Open) -> None:
    page = open_("compare/?ops=kfor,kfor,nothing,constructor,relief")
    expect(_status(page)).to_have_text("Comparing KFOR, Relief.")
    page.get_by_label("Operation 2").select_option(label="KFOR")

    expect(_status(page)).to_have_text("Choose two to four operations.")
    assert _columns(page) == ["KFOR"]
    assert _query(page) == "ops=kfor"


def test_a_fact_that_fits_none_of_the_chosen_has_no_row(open_: Open) -> None:
    page = open_("compare/?ops=kfor,unmik")
    facts = page.locator(".kb-compare tbody tr:visible th").all_inner_texts()

    assert "Running for" in facts and "Ended" not in facts and "Lasted" not in facts


# --- everybody -------------------------------------------------------------------------------------------------------


def test_everything_stands_in_the_page_without_javascript(browser: Browser, home: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(home + "all/?region=africa")
    assert sorted(_ids(page)) == sorted(OPERATIONS)
    assert not page.locator("form.kb-filters, .kb-sort").count()

    page.goto(home + "compare/?ops=kfor,sfor")
    assert sorted(_columns(page)) == sorted(record["short"] for record in OPERATIONS.values())
    assert "12 June 1999" in _cells(page, "Began")
    context.close()


@pytest.mark.parametrize(
    ("path", "width", "scheme"),
    [
        ("all/?region=western-balkans&on=2000-01-01", 1280, "light"),
        ("all/?region=western-balkans&on=2000-01-01", 390, "dark"),
        ("compare/?ops=kfor,sfor,relief", 390, "light"),
        ("compare/?ops=kfor,sfor,relief", 1280, "dark"),
    ],
)
def test_no_rule_of_accessibility_is_broken_while_a_choice_is_set(
    browser: Browser, home: str, path: str, width: int, scheme: Any
) -> None:
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900})
    page = context.new_page()
    watch = Watch(page, home)
    page.goto(home + path)
    page.locator("form.kb-filters").wait_for()
    if path.startswith("all"):
        page.get_by_role("button", name="Began").first.click()
        expect(page.locator("[aria-sort]")).to_have_count(1)
    found = Axe().run(page, options=OPTIONS).response["violations"]

    assert [f"{v['id']}: {node['target']} {node['failureSummary'][:200]}" for v in found for node in v["nodes"]] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "the page scrolls sideways"
    assert watch.faults == []
    context.close()


def test_a_downloaded_copy_filters_too(browser: Browser, folder: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    watch = Watch(page, "")
    page.goto((folder / "all" / "index.html").as_uri())
    page.get_by_label("Region").select_option(label="Africa")

    expect(_status(page)).to_have_text("1 of 5 operations.")
    assert watch.faults == []
    context.close()


def test_pages_without_such_a_table_do_not_load_the_script(open_: Open, page: Page, home: str) -> None:
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url.rpartition("/")[2])

    page.on("request", note)
    page.goto(home + "kfor/", wait_until="networkidle")
    assert "tables.js" not in asked

    open_("all/")
    assert "tables.js" in asked
    page.remove_listener("request", note)
