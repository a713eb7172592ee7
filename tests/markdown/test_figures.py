"""Maps and charts of the real data: what they weigh, that labels leave each other room, and that pictures tell no other numbers
than their tables."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from helpers import ROOT, TODAY, change, rendered, small_site, tree
from kb.geo.geometry import Box
from kb.markdown.blocks.chart import numbered, running_by_year
from kb.markdown.figures import strength
from kb.markdown.figures.axis import middle, step
from kb.markdown.figures.labels import Placer, width
from kb.markdown.figures.maps import locator
from kb.model import library as model
from kb.model.library import Library
from operations import operation
from selectolax.lexbor import LexborHTMLParser, LexborNode

pytestmark = pytest.mark.real

HEAD = (
    "---\ntitle: {0}\ndescription: A page of figures made from the real data, tried in a test.\n"
    "kind: guide\nverified: 2026-11-01\nrole: site\n---\n\n"
)


@pytest.fixture(scope="module")
def library() -> Library:
    return model.load(ROOT)


@pytest.fixture(scope="module")
def pages(library: Library, tmp_path_factory: pytest.TempPathFactory) -> dict[str, LexborHTMLParser]:
    """Both maps, every chart and every fact box, on the small site with the real data."""
    root = small_site(tmp_path_factory.mktemp("figures"))
    shutil.rmtree(root / "data")
    shutil.copytree(ROOT / "data", root / "data")
    charts = ["operations-per-year"]
    charts += [f"{key}.strength" for key, o in library.operations.items() if strength.dated(o)]
    charts += [f"{key}.contributors" for key, o in library.operations.items() if numbered(library, o)[0]]
    blocks = {"overview": "map", "balkans": "map | western-balkans", "timeline": "timeline"}
    blocks |= {f"chart-{number}": f"chart | {name}" for number, name in enumerate(charts)}
    blocks |= {f"box-{key}": f"infobox | {key}" for key in library.operations}
    change(root, {f"docs/{name}.md": HEAD.format(name) + f"/// {block}\n///\n" for name, block in blocks.items()}, {})
    built = rendered(root)
    return {name: tree(built[f"{name}/"]) for name in blocks}


def weight(page: LexborHTMLParser, selector: str) -> int:
    return sum(len((node.html or "").encode()) for node in page.css(selector))


def test_the_maps_are_small(pages: dict[str, LexborHTMLParser]) -> None:
    assert 20_000 < weight(pages["overview"], "svg") < 60_000
    assert 10_000 < weight(pages["balkans"], "svg") < 60_000


def test_every_chart_is_under_20_kb_and_every_locator_under_15(pages: dict[str, LexborHTMLParser]) -> None:
    charts = {name: weight(page, "svg") for name, page in pages.items() if name.startswith("chart-")}
    boxes = {name: weight(page, "svg") for name, page in pages.items() if name.startswith("box-")}

    assert charts and {name: size for name, size in charts.items() if size >= 20_000} == {}
    assert boxes and {name: size for name, size in boxes.items() if size >= 15_000} == {}


def test_every_figure_was_drawn(pages: dict[str, LexborHTMLParser]) -> None:
    assert [name for name, page in pages.items() if page.css(".kb-error")] == []
    assert [name for name, page in pages.items() if not page.css("svg")] == [
        name for name, page in pages.items() if name.startswith("box-") and not page.css(".kb-locator, .kb-curve")
    ]


def _shown(chart: LexborHTMLParser) -> list[tuple[str, str]]:
    """What the marks of a picture say: name or date, and number."""
    titles = [node.text() for node in chart.css("svg title")]
    return [(head, re.split(r", (?=[a-z])", rest)[0]) for head, _, rest in (title.partition(": ") for title in titles)]


def _cells(row: LexborNode) -> tuple[str, ...]:
    cells = row.css("th, td")
    return tuple((cell.css_first("span") or cell).text() if cell.tag == "td" else cell.text() for cell in cells)


def test_pictures_and_tables_have_the_same_numbers(pages: dict[str, LexborHTMLParser]) -> None:
    for name, page in pages.items():
        if not name.startswith("chart-"):
            continue
        rows = [_cells(row)[:3] for row in page.css("tbody tr")]
        for head, number in _shown(page):
            value, _, date = number.removesuffix(")").partition(" (")
            assert any(row[:2] == (head, value) and (not date or row[2] == date) for row in rows), (name, head, number)


def test_every_dated_strength_has_a_mark_and_every_row_its_footnote(
    pages: dict[str, LexborHTMLParser], library: Library
) -> None:
    page = pages["chart-1"]
    drawn = next(o for o in library.operations.values() if strength.dated(o))

    assert len(page.css(".kb-figure")) == len(strength.dated(drawn))
    assert len(page.css("tbody tr")) == len(drawn.strength) == len(page.css("td.kb-number .footnote-ref"))


def test_labels_of_a_map_do_not_cover_each_other(pages: dict[str, LexborHTMLParser]) -> None:
    for name in ("overview", "balkans"):
        for layer, size in (("wide", 12.5), ("middle", 19), ("narrow", 24)):
            boxes = [_box(text, size) for text in pages[name].css(f".kb-layer--{layer} text")]
            hits = [(a, b) for n, a in enumerate(boxes) for b in boxes[:n] if _overlap(a[1], b[1])]
            assert boxes and hits == [], (name, layer)


def _box(text: LexborNode, size: float) -> tuple[str, Box]:
    lines = [node.text() for node in text.css("tspan[x]")]
    x = float(text.css_first("tspan[x]").attributes["x"] or 0)
    top = float(text.attributes["y"] or 0) - size * 0.8
    # Names in the widest usual font are a tenth wider than their letters' mean.
    wide = max(width(line, size) for line in lines) * 0.9
    side = (text.attributes["class"] or "").rpartition("--")[2]
    left = x if side == "right" else x - wide if side == "left" else x - wide / 2
    return text.text(), Box(left, top, left + wide, top + size * (1.2 * len(lines) - 0.2))


def _overlap(a: Box, b: Box) -> bool:
    return min(a.right, b.right) - max(a.left, b.left) > 1 and min(a.bottom, b.bottom) - max(a.top, b.top) > 1


def test_the_map_names_every_operation_that_runs_at_every_width(
    pages: dict[str, LexborHTMLParser], library: Library
) -> None:
    running = [o for o in library.operations.values() if o.group in "ABCDEF" and o.status != "ended" and o.marker]
    page = pages["overview"]
    for layer in ("wide", "middle", "narrow"):
        titles = " ".join(node.text() for node in page.css(f".kb-layer--{layer} title"))
        assert all(o.short in titles for o in running)
    assert all(o.short in (page.css_first("svg").attributes["aria-label"] or "") for o in running)
    assert "Boundaries are not a position; disputed ones are dashed." in page.css_first("figcaption").text()


def test_no_figure_carries_styles_of_its_own(pages: dict[str, LexborHTMLParser]) -> None:
    for page in pages.values():
        assert page.css("[style], svg [fill], svg [stroke], svg [font-size], figure style") == []


def test_an_operation_without_a_mark_or_far_away_has_no_locator(library: Library) -> None:
    kfor = library.operations["kfor"]
    assert locator(library, kfor) is not None
    assert locator(library, kfor.model_copy(update={"marker": None})) is None
    assert locator(library, kfor.model_copy(update={"marker": (-90.0, 30.0), "region": "americas"})) is None


def test_a_year_counts_what_ran_on_any_day_of_it() -> None:
    records = {
        "a": operation("A", "1995-12-31", "1997-01-01"),
        "b": operation("B", "1996", status="running"),
        "c": operation("C", "1996"),
        "d": operation("D", "1996", status="running", group="context"),
    }
    years = running_by_year(
        Library(operations={k: model.Operation.model_validate(r) for k, r in records.items()}), TODAY
    )

    assert [years.counts[year] for year in (1995, 1996, 1997, 1998, 2026)] == [1, 2, 2, 1, 1]
    assert min(years.counts) == 1995 and max(years.counts) == 2026
    assert [o.short for o in years.unknown] == ["C"]


def test_a_partial_date_stands_in_its_middle() -> None:
    assert middle("2000") == pytest.approx(2000.5, abs=0.01)
    assert middle("2000-01") == pytest.approx(2000.04, abs=0.01)
    assert middle("2000-12-31") < 2001


@pytest.mark.parametrize(("highest", "most", "by"), [(4, 4, 1), (5, 4, 2), (49_000, 4, 20_000), (130_000, 4, 50_000)])
def test_steps_are_round(highest: int, most: int, by: int) -> None:
    assert step(highest, most) == by


def test_a_label_goes_where_there_is_room_or_nowhere() -> None:
    placer = Placer(Box(0, 0, 100, 100), 10)
    placer.mark((50, 50), 5)
    first = placer.put((50, 50), 5, ["One"], (0,), force=False)
    second = placer.put((50, 50), 5, ["Two"], (0,), force=False)
    assert first and second and (first.side, second.side) == ("right", "left")
    assert placer.put((50, 50), 5, ["Much too long for this picture"], (0,), force=False) is None
    assert placer.put((50, 50), 5, ["Much too long for this picture"], (0,), force=True)


def test_the_placer_is_the_same_at_every_build(
    tmp_path: Path, pages: dict[str, LexborHTMLParser], library: Library
) -> None:
    root = small_site(tmp_path)
    shutil.rmtree(root / "data")
    shutil.copytree(ROOT / "data", root / "data")
    change(root, {"docs/overview.md": HEAD.format("overview") + "/// map\n///\n"}, {})

    again = tree(rendered(root)["overview/"])

    assert again.css_first("svg").html == pages["overview"].css_first("svg").html
