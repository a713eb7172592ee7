"""Search through the real dialog, in Chromium, on the built site."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml
from playwright.sync_api import Page, Response
from search_dialog import SearchDialog
from serving import served

QUERIES = Path(__file__).with_name("queries.yml")
FIRST = 3  # a reader looks at the first three
LEAST_MET = 0.95  # design findings, section 3: the two layers met 98 % of the strict set
TO_FIRST_RESULT = 40_000  # bytes after gzip: dialog, matching and names index (findings measured 21 kB at 179 pages)
CSP = (
    "default-src 'none'; script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'"
)  # as published, but for the one inline script's hash, which is not the subject here

Search = Callable[..., SearchDialog]


@pytest.fixture
def search(page: Page, site_url: str) -> Search:
    """Open the dialog on a page of the site."""

    def start(path: str = "", root: str = site_url) -> SearchDialog:
        page.goto(root + path)
        dialog = SearchDialog(page, root)
        dialog.open()
        return dialog

    return start


def queries() -> list[tuple[str, str, list[str]]]:
    """(group, query, pages that answer it) of queries.yml."""
    groups = yaml.safe_load(QUERIES.read_text(encoding="utf-8"))
    return [
        (group, query, [wanted] if isinstance(wanted, str) else wanted)
        for group, listed in groups.items()
        for query, wanted in listed
    ]


def is_of_search(address: str) -> bool:
    """Is this a file that only search needs?"""
    path = urlsplit(address).path
    return any(
        part in path for part in ("/pagefind/", "/assets/search/", "/assets/js/search/", "/assets/css/search.css")
    )


def sent(response: Response) -> int:
    """The bytes of a response as a server with gzip sends it."""
    return len(gzip.compress(response.body(), mtime=0))


# --- what is found ---------------------------------------------------------------------------------------------------


def test_readers_queries_meet_their_page_in_the_first_three_links(search: Search) -> None:
    """Names, acronyms, slips of the finger and questions; a miss is printed with the page that won."""
    dialog = search()
    asked = queries()
    misses = []
    for group, query, wanted in asked:
        dialog.ask(query)
        found = dialog.addresses(FIRST)
        if not set(wanted) & set(found):
            misses.append(f"{group}: {query!r} wants {' or '.join(wanted)}, found {', '.join(found) or 'nothing'}")
    rate = 1 - len(misses) / len(asked)
    print(f"\n{len(asked) - len(misses)} of {len(asked)} queries met ({rate:.1%})", *misses, sep="\n  ")

    assert len(asked) >= 40
    assert rate >= LEAST_MET, "\n".join(misses)


def test_every_title_and_alias_finds_its_own_page_or_term(search: Search) -> None:
    """By name index alone, in the first three."""
    dialog = search()
    dialog.ask("x")
    misses = dialog.page.evaluate(
        """() => kbNames.flatMap(entry => [entry.title, ...(entry.aliases ?? [])]
            .filter(name => !kbSearch.names.best(name).some(found => found.url === entry.url))
            .map(name => `${name}: wants ${entry.url}, found ${kbSearch.names.best(name).map(one => one.url).join(", ")}`))"""
    )

    assert misses == []


def test_a_slip_of_the_finger_in_a_title_still_finds_the_page(search: Search) -> None:
    """Two neighbouring letters swapped in the longest word of each title: nine in ten are found by names alone."""
    dialog = search()
    dialog.ask("x")
    asked, misses = dialog.page.evaluate(
        """() => {
            const misses = [];
            const pages = kbNames.filter(entry => entry.kind !== "term");
            for (const entry of pages) {
                const word = entry.title.match(/\\p{L}+/gu).sort((a, b) => b.length - a.length)[0];
                const at = Math.floor(word.length / 2);
                const slip = word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2);
                const query = entry.title.replace(word, slip);
                const found = kbSearch.names.best(query).map(one => one.url);
                if (!found.includes(entry.url)) misses.push(`${query}: ${found.join(", ")}`);
            }
            return [pages.length, misses];
        }"""
    )

    assert len(misses) <= asked / 10, misses


def test_each_link_begins_with_the_title_of_its_page(search: Search) -> None:
    """The promise to outside tools (design, section 8), headings and terms included."""
    dialog = search()
    for query in ("mandate of KFOR", "who authorised the force", "consensus"):
        dialog.ask(query)
        for link in dialog.links.all():
            text = link.text_content() or ""
            html = dialog.page.request.get(link.evaluate("link => link.href")).text()
            title = dialog.page.evaluate(
                """html => {
                    const heading = new DOMParser().parseFromString(html, "text/html").querySelector("h1");
                    heading.querySelector(".headerlink")?.remove();
                    return heading.textContent.trim();
                }""",
                html,
            )

            assert text.startswith(title)


def test_a_name_of_a_person_is_not_corrected_into_another_word(search: Search) -> None:
    """The list of the site's words is asked before a word is called misspelt."""
    dialog = search()
    word = dialog.page.evaluate(
        """async () => {
            const list = await (await fetch(new URL("assets/search/words.txt", kbSearch.base))).text();
            const words = kbSearch.spelling.unfold(list);
            return words.find(word => word.length > 6 && !kbSearch.names.knows(word));
        }"""
    )
    dialog.ask(word)

    assert "Showing results for" not in dialog.results.inner_text()
    assert dialog.links.count() > 0


def test_a_short_unknown_word_is_left_alone(search: Search) -> None:
    """No page says Mike; that does not make him "make"."""
    dialog = search()
    dialog.ask("Mike Jackson")

    assert "Showing results for" not in dialog.results.inner_text()


def test_a_misspelt_word_is_corrected_and_the_reader_can_go_back(search: Search) -> None:
    """ "Showing results for …", and a button that asks for what was typed."""
    dialog = search()
    dialog.ask("peacekepingg troops")

    assert "Showing results for peacekeeping troops" in dialog.results.inner_text()
    assert "peacekeeping troops" in dialog.status.inner_text()

    dialog.results.get_by_role("button", name="peacekepingg").click()
    dialog.settle()

    assert "Showing results for" not in dialog.results.inner_text()


def test_the_box_is_never_empty(search: Search) -> None:
    """Before typing, while typing, and when nothing is found, there is something to read."""
    dialog = search()
    for query in ("", "zzzzqqqxx", "?", "  ", "the"):
        dialog.ask(query) if query.strip() else dialog.field.fill(query)

        assert dialog.results.inner_text().strip()


def test_best_bets_keep_their_place_when_the_text_answers(search: Search) -> None:
    """What a reader is about to click must not move."""
    dialog = search()
    at_once = dialog.page.evaluate(
        """() => {
            const field = document.querySelector("#kb-search input");
            field.value = "KFOR mandate";
            field.dispatchEvent(new Event("input"));
            return [...document.querySelectorAll("[data-search-results] a")].map(link => link.href);
        }"""
    )
    dialog.settle()
    later = dialog.links.evaluate_all("links => links.map(link => link.href)")

    assert 1 <= len(at_once) <= 3
    assert later[: len(at_once)] == at_once
    assert len(later) > len(at_once)


# --- keyboard --------------------------------------------------------------------------------------------------------


def test_arrow_keys_move_the_real_focus_and_enter_follows(search: Search) -> None:
    """Down from the field to the links and back up; Enter on a link is the browser's own."""
    dialog = search()
    dialog.ask("KFOR")
    active = "document.activeElement.href ?? document.activeElement.type"
    first = dialog.links.nth(0).evaluate("link => link.href")
    second = dialog.links.nth(1).evaluate("link => link.href")
    seen = []
    for key in ("ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp", "ArrowDown"):
        dialog.page.keyboard.press(key)
        seen.append(dialog.page.evaluate(active))

    assert seen == [first, second, first, "search", first]

    dialog.page.keyboard.press("Enter")
    dialog.page.wait_for_url(first)


def test_enter_in_the_field_goes_to_the_first_result(search: Search) -> None:
    dialog = search()
    dialog.ask("KFOR")
    dialog.page.keyboard.press("Enter")

    dialog.page.wait_for_url("**/operations/kfor/")


def test_a_letter_typed_on_a_result_goes_on_with_the_query(search: Search) -> None:
    dialog = search()
    dialog.ask("KFO")
    dialog.page.keyboard.press("ArrowDown")
    dialog.page.keyboard.press("R")

    assert dialog.field.input_value() == "KFOR"


def test_control_k_opens_and_escape_closes_and_gives_the_focus_back(page: Page, site_url: str) -> None:
    page.goto(site_url)
    opener = page.locator("[data-search-open]:visible").first
    opener.focus()
    page.keyboard.press("Control+k")

    assert page.evaluate("document.activeElement.type") == "search"

    page.keyboard.type("kfor")
    page.keyboard.press("Escape")

    assert not page.locator("#kb-search[open]").count()
    assert opener.evaluate("opener => opener === document.activeElement")


def test_keys_typed_in_the_dialog_do_not_reach_the_page(search: Search) -> None:
    dialog = search()
    dialog.page.evaluate("document.addEventListener('keydown', event => { document.title = `leaked ${event.key}` })")
    dialog.page.keyboard.type("a/b")
    dialog.page.keyboard.press("Control+k")

    assert dialog.field.input_value() == "a/b"
    assert not dialog.page.title().startswith("leaked")


def test_slash_can_be_switched_off_and_stays_off(search: Search) -> None:
    """WCAG 2.1.4: a single-key shortcut must have a switch; Ctrl-K stays."""
    dialog = search()
    dialog.page.get_by_label("Open search with the / key").uncheck()
    dialog.page.keyboard.press("Escape")
    dialog.page.reload()
    dialog.page.keyboard.press("/")

    assert not dialog.page.locator("#kb-search[open]").count()

    dialog.page.keyboard.press("Control+k")

    assert dialog.page.locator("#kb-search[open]").count()


def test_slash_in_a_field_of_the_page_is_a_slash(page: Page, site_url: str) -> None:
    page.goto(site_url)
    page.evaluate(
        "document.querySelector('main, body').prepend(Object.assign(document.createElement('input'), {id: 'own'}))"
    )
    page.focus("#own")
    page.keyboard.press("/")

    assert page.input_value("#own") == "/"


def test_a_button_that_opens_search_may_bring_a_query(page: Page, site_url: str) -> None:
    page.goto(site_url)
    opener = page.locator("[data-search-open]:visible").first
    opener.evaluate("opener => { opener.dataset.searchQuery = 'KFOR' }")
    opener.click()
    dialog = SearchDialog(page, site_url)
    dialog.links.first.wait_for()

    assert dialog.field.input_value() == "KFOR"
    assert "operations/kfor/" in dialog.addresses(FIRST)


# --- bytes, addresses, hosts -----------------------------------------------------------------------------------------


def test_nothing_of_the_index_is_loaded_before_opening(page: Page, site_url: str) -> None:
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url))
    page.goto(site_url, wait_until="networkidle")
    page.mouse.wheel(0, 2000)
    page.wait_for_timeout(300)

    assert [address for address in asked if is_of_search(address)] == []


def test_the_first_result_costs_few_bytes_and_only_names(page: Page, site_url: str) -> None:
    """Best bets need the dialog's scripts and the names index; the text is asked only after a pause in typing."""
    page.goto(site_url, wait_until="networkidle")
    answers: list[Response] = []
    page.context.on("response", lambda response: answers.append(response))
    dialog = SearchDialog(page, site_url)
    dialog.open()
    before_typing = [answer for answer in answers if is_of_search(answer.url)]
    spent = sum(map(sent, before_typing))
    print(f"\n{spent:,} bytes in {len(before_typing)} files before the first result")

    assert not [answer.url for answer in before_typing if "/pagefind/" in answer.url or "words" in answer.url]
    assert spent <= TO_FIRST_RESULT

    dialog.ask("KFOR mandate")
    whole = sum(sent(answer) for answer in answers if is_of_search(answer.url))
    print(f"{whole:,} bytes when the text has answered too")

    assert not [answer.url for answer in answers if "words.txt" in answer.url]


def test_search_works_below_a_sub_path(page: Page, site_folder: Path) -> None:
    """The same files under /project/: everything search loads and every link must stay inside it."""
    with served(site_folder, prefix="/project/") as root:
        page.goto(root + "operations/kfor/")
        dialog = SearchDialog(page, root)
        dialog.open()
        dialog.ask("mandate of the force")
        found = dialog.links.evaluate_all("links => links.map(link => link.href)")

        assert found
        assert [address for address in found if not address.startswith(root)] == []
        assert {page.request.get(address).status for address in set(found)} == {200}


def test_search_runs_under_the_content_security_policy_without_a_console_message(page: Page, site_folder: Path) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url))
    with served(site_folder, headers={"Content-Security-Policy": CSP}) as root:
        page.goto(root)
        dialog = SearchDialog(page, root)
        dialog.open()
        dialog.ask("who authorised the force")

        assert dialog.links.count() > 0
        assert said == []
        assert [address for address in asked if not address.startswith(root)] == []


def test_a_downloaded_copy_searches_names_and_says_so(page: Page, site_folder: Path) -> None:
    """From file:// there is no full text; links must name the index.html that no server adds."""
    page.goto((site_folder / "index.html").as_uri())
    dialog = SearchDialog(page, site_folder.as_uri() + "/")
    dialog.open()
    dialog.ask("KFOR")

    assert dialog.addresses(1) == ["operations/kfor/index.html"]
    assert "downloaded copy" in dialog.results.inner_text()

    dialog.page.keyboard.press("Enter")
    page.wait_for_url("**/operations/kfor/index.html")


def test_when_the_text_cannot_be_reached_names_still_answer(page: Page, site_url: str) -> None:
    page.route("**/pagefind/**", lambda route: route.abort())
    page.goto(site_url)
    dialog = SearchDialog(page, site_url)
    dialog.open()
    dialog.ask("KFOR")

    assert dialog.addresses(1) == ["operations/kfor/"], dialog.results.inner_html()
    assert "could not be searched" in dialog.status.inner_text()
