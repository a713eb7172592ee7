"""Text in, HTML out: walks the cases of tests/blocks/, one file a block.

A case is parts divided by a line that holds one dot: its name; files of the small site to write first, each part
beginning with `+ path` (none, one or several); the Markdown of a page; the HTML it gives. In the HTML a line `…` stands
for any lines. After a change that is meant, `build.py test -- tests/markdown --accept` writes the new HTML: read the diff.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from helpers import TESTS, change, issues_of, small_site, tree, tried
from kb.markdown import blocks
from kb.markdown.blocks.base import KbBlock
from kb.markdown.blocks.key_points import Block as KeyPoints

FOLDER = TESTS / "blocks"
_BLOCK_TAGS = (
    "address|article|aside|caption|circle|dd|details|div|dl|dt|fig(?:caption|ure)|g|h[1-6]|li|line|ol|p|path|rect|section"
    "|summary|svg|table|text|t(?:body|d|h|head|r)|ul"
)


@dataclass(frozen=True)
class Case:
    """One case of a fixture file."""

    file: Path
    name: str
    files: dict[str, str | None]
    markdown: str
    html: str


def cases(path: Path) -> Iterator[Case]:
    """Every case of a file, in order."""
    parts = [part.strip("\n") for part in re.split(r"^\.$", path.read_text("utf-8"), flags=re.M)]
    while len(parts) > 1:
        name = parts.pop(0).strip()
        files: dict[str, str | None] = {}
        while parts[0].startswith("+ "):
            head, _, text = parts.pop(0).partition("\n")
            files[head.removeprefix("+ ")] = text + "\n"
        yield Case(path, name, files, parts.pop(0), parts.pop(0))


CASES = [case for path in sorted(FOLDER.glob("*.md")) for case in cases(path)]


def _lines(html: str) -> str:
    """One element a line, so that a difference can be read."""
    html = re.sub(rf"(?=<(?:{_BLOCK_TAGS})\b)|(?=</(?:div|dl|ol|table|tbody|thead|tr|ul|section|svg)>)", "\n", html)
    return re.sub(r"\s*\n\s*", "\n", html).strip()


def _matches(html: str, expected: str) -> bool:
    pattern = "".join(r"(?:.*\n)*?" if line == "…" else re.escape(line) + r"\n" for line in expected.split("\n"))
    return re.fullmatch(pattern, html + "\n") is not None


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.file.stem}: {case.name}")
def test_a_block_gives_exactly_its_html(case: Case, tmp_path: Path, pytestconfig: pytest.Config) -> None:
    html = _lines(tried(tmp_path, case.markdown, case.files))

    if _matches(html, case.html):
        return
    if pytestconfig.getoption("--accept") and "…" not in case.html.split("\n"):
        text = case.file.read_text("utf-8")
        start = text.index(f"\n.\n{case.markdown}\n.\n{case.html}\n.", text.index(f"{case.name}\n."))
        new = text[start:].replace(f"\n{case.html}\n.", f"\n{html}\n.", 1)
        case.file.write_text(text[:start] + new, "utf-8")
        return
    assert html == case.html


def test_every_block_has_cases_and_every_file_of_cases_a_block() -> None:
    assert {case.file.stem for case in CASES} == set(blocks.find())
    assert {path.stem for path in FOLDER.iterdir()} == set(blocks.find())


@pytest.mark.parametrize("name", sorted(blocks.find()))
def test_a_block_documents_its_contract_and_is_named_after_its_file(name: str) -> None:
    block = blocks.find()[name]

    assert block.__module__.rpartition(".")[2].replace("_", "-") == name
    assert block.__doc__ and block.__doc__ != KbBlock.__doc__
    assert block.__doc__.startswith("Argument: ") == bool(block.ARGUMENTS or block.TAKES)


@pytest.mark.parametrize("name", sorted(blocks.find()))
def test_an_argument_that_a_block_does_not_take_is_reported_and_named(name: str, tmp_path: Path) -> None:
    root = small_site(tmp_path)
    change(root, {}, {"docs/index.md": {"# Small site\n": f"# Small site\n\n/// {name} | nonsense\n///\n"}})

    (issue,) = [issue for issue in issues_of(root) if issue.rule == "block-unknown"]

    assert issue.file == "docs/index.md" and "not “nonsense”" in issue.message


PAGE = "Before.\n\n/// key-points\n- A point.[@unscr-1244, opening]\n///\n\nAfter.[@unscr-1244, para. 7]"


@pytest.mark.parametrize("step", ["build", "finish"])
def test_a_block_that_raises_shows_a_box_and_leaves_the_rest_of_the_page(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(self: KbBlock, element: object) -> None:
        raise ValueError("no <such> record")

    monkeypatch.setattr(KeyPoints, step, fails)
    page = tree(tried(tmp_path, PAGE))

    (box,) = page.css(".kb-error")
    assert box.tag == "div"
    assert box.attributes["role"] == "alert" and box.attributes["data-block"] == "key-points"
    assert box.text(deep=True).startswith("The block “key-points” failed: ValueError: no <such> record")
    assert next(p.text() for p in page.css("p")) == "Before."
    assert any(p.text().startswith("After.") for p in page.css("p"))


def test_a_block_that_raises_half_way_keeps_nothing_of_its_half(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    glossary = blocks.find()["glossary"]
    whole = glossary.build

    def fails(self: KbBlock, element: object) -> None:
        whole(self, element)  # type: ignore[arg-type]
        raise ValueError("late")

    monkeypatch.setattr(glossary, "build", fails)
    page = tree(tried(tmp_path, "/// glossary\n///"))

    assert not page.css("dt, dd, dl")
    assert page.css_first(".kb-error").text() == "The block “glossary” failed: ValueError: late"


def test_a_box_in_place_of_a_block_is_an_error_at_the_blocks_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(self: KbBlock, element: object) -> None:
        raise KeyError("kfor")

    monkeypatch.setattr(KeyPoints, "build", fails)
    root = small_site(tmp_path)

    found = [issue for issue in issues_of(root) if issue.rule == "block-failed"]

    assert [(issue.file, issue.line, issue.severity) for issue in found] == [("docs/mandates.md", 12, "error")]
