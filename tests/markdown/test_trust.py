"""Every page of facts ends with when it was re-read, against how much, and by whose voices it stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers import TRIED, change, rendered, small_site, source, tree
from kb.model.front_matter import PAGE_KINDS


def _trust(folder: Path, text: str, kind: str = "topic", files: dict[str, str | None] | None = None) -> str | None:
    root = small_site(folder)
    change(root, {"docs/tried.md": TRIED.replace("kind: guide", f"kind: {kind}") + text, **(files or {})}, {})
    node = tree(rendered(root)["tried/"]).css_first("section.kb-trust")
    return node.text() if node else None


def test_it_says_when_the_page_was_re_read_and_against_how_much(tmp_path: Path) -> None:
    files: dict[str, str | None] = {"data/sources/many.yml": source("p. 1", "p. 2")}
    text = _trust(tmp_path, "A.[@many, p. 1] B.[@many, p. 2] C.[@unscr-1244, opening]", files=files)

    assert text == (
        "Verified 1 November 2026: its 3 cited passages re-read against 2 sources.Whose voices: NATO 1, United Nations 1."
    )


def test_spellings_of_one_place_count_once(tmp_path: Path) -> None:
    text = _trust(tmp_path, "A.[@unscr-1244, para. 7] B.[@unscr-1244, paragraph 7] C.[@unscr-1244, §7]")

    assert text is not None and "its 1 cited passage re-read against 1 source." in text


def test_unread_pointers_and_drafts_are_no_support(tmp_path: Path) -> None:
    text = _trust(
        tmp_path, "A.[unread @unscr-1244, para. 7] B.[unread @unscr-1244, §7] C.[@https://x.test/, opening: words]"
    )

    assert text == ("Verified 1 November 2026. 1 pointer to a text not yet read; marked so in the footnotes.")


@pytest.mark.parametrize("kind", PAGE_KINDS)
def test_pages_of_facts_have_it_and_the_home_page_and_guides_do_not(tmp_path: Path, kind: str) -> None:
    assert (_trust(tmp_path, "Words.", kind) is None) == (kind in ("home", "guide"))


def test_it_is_the_last_part_of_the_page_and_no_heading_of_the_contents(tmp_path: Path) -> None:
    html = rendered(small_site(tmp_path))["mandates/"]

    assert html.endswith("</section>")
    assert not tree(html).css(".kb-trust h1, .kb-trust h2, .kb-trust h3")
