"""MkDocs and Zensical run the same extension: one tree gives the same footnotes and links under both."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers import TRIED, change, marks, notes, rendered, small_site, source, tree
from kb.engine import zensical
from kb.failure import CannotRun
from kb.markdown.engine import page_uri, relative
from markdown import Markdown

TEXT = """\
/// key-points
- First.[@many, para. 2]
///

KFOR came.[@many, para. 1] See [mandates](../mandates.md#what-was-decided) and [the term](../reference/glossary.md#kfor).

| Column | Other |
| --- | ---: |
| Third.[unread @many, para. 9] | 1 |

- Item.[@unscr-1244, §7; @many, para. 2]

    Deeper, in `[@code]` too.

/// details | More
Last.[@https://www.nato.int/x, opening: words]
///

/// related
- [Mandates](../mandates.md)
///
"""


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, str], dict[str, str]]:
    """The articles of one tree as MkDocs and as Zensical give them, under the theme that both know."""
    root = small_site(tmp_path_factory.mktemp("both"))
    change(
        root,
        {"docs/deep/tried.md": TRIED + TEXT, "data/sources/many.yml": source("para. 1", "para. 2")},
        {
            "mkdocs.yml": {
                "  name: null\n  custom_dir: theme": "  name: material\n  variant: classic\n  font: false",
                "plugins: []": "plugins: [{search: {enabled: false}}]",
                "  - toc\n": "  - toc\n  - pymdownx.blocks.details\n",
            }
        },
    )
    return rendered(root, "mkdocs"), rendered(root, "zensical")


def _links(html: str) -> list[tuple[str, str | None]]:
    return [(link.text(), link.attributes["href"]) for link in tree(html).css("a[href]")]


def test_both_engines_render_the_same_pages(both: tuple[dict[str, str], dict[str, str]]) -> None:
    assert set(both[0]) == set(both[1]) == {"", "mandates/", "reference/glossary/", "deep/tried/"}


@pytest.mark.parametrize("page", ["", "mandates/", "reference/glossary/", "deep/tried/"])
def test_both_engines_give_the_same_footnotes_and_links(both: tuple[dict[str, str], dict[str, str]], page: str) -> None:
    mkdocs, zensical = both[0][page], both[1][page]

    assert marks(mkdocs) == marks(zensical)
    assert notes(mkdocs) == notes(zensical)
    assert _links(mkdocs) == _links(zensical)


@pytest.mark.parametrize(
    "part", [".kb-key-points", ".kb-table", ".kb-related", ".kb-trust", ".kb-glossary", ".footnote"]
)
def test_both_engines_give_the_same_blocks(both: tuple[dict[str, str], dict[str, str]], part: str) -> None:
    parts = [[node.html for page in sorted(pages) for node in tree(pages[page]).css(part)] for pages in both]

    assert parts[0] and parts[0] == parts[1]


def test_the_numbers_are_right_and_not_only_alike(both: tuple[dict[str, str], dict[str, str]]) -> None:
    names = [name for _, name in marks(both[1]["deep/tried/"])]

    assert names == [
        "many-para-2",
        "many-para-1",
        "unread-many-para-9",
        "unscr-1244-para-7",
        "many-para-2",
        "https-www-nato-int-x-opening",
    ]


def test_when_zensical_stops_it_says_why_on_one_line(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    change(root, {"mkdocs.yml": "site_name: [\n"}, {})

    with pytest.raises(CannotRun, match=r"^Zensical stopped: [^\n]+$"):
        zensical.render(root, tmp_path / "out")


def test_outside_an_engine_a_page_has_no_path() -> None:
    assert page_uri(Markdown()) == ""


@pytest.mark.parametrize(
    ("page", "to", "link"),
    [
        ("index.md", "a/b.md#c", "a/b.md#c"),
        ("a/index.md", "a/b.md", "b.md"),
        ("a/b/c.md", "reference/glossary.md#kfor", "../../reference/glossary.md#kfor"),
        ("a/b.md", "a/b.md", "b.md"),
        ("a/b.md", "#here", "#here"),
        ("", "a/b.md", "a/b.md"),
    ],
)
def test_a_link_to_a_page_is_written_as_an_author_would(page: str, to: str, link: str) -> None:
    assert relative(page, to) == link
