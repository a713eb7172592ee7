"""The outlines follow the United Nations, not control; and what is drawn from them stays small."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from kb.geo import atlas, derive
from kb.geo.geometry import Box, Frame, area, contains, cut, path

ATLAS = atlas.load("overview")
BALKANS = atlas.load("western-balkans")


def owners(point: tuple[float, float], drawn: atlas.Atlas = ATLAS) -> list[str]:
    """Codes of the countries that a place lies in."""
    return [code for code, rings in drawn.countries.items() if contains(rings, point)]


@pytest.mark.parametrize(
    ("place", "point", "code"),
    [
        ("Simferopol", (34.1, 44.95), "UA"),
        ("Sevastopol", (33.6, 44.6), "UA"),
        ("Kerch", (36.3, 45.3), "UA"),
        ("Dzhankoi", (34.4, 45.7), "UA"),
        ("Donetsk", (37.8, 48.0), "UA"),
        ("Krasnodar", (39.0, 45.0), "RU"),
        ("Laayoune", (-13.2, 27.15), "EH"),
        ("Dakhla", (-15.5, 23.9), "EH"),
        ("Tifariti", (-10.5, 26.1), "EH"),
        ("Agadir", (-9.5, 30.4), "MA"),
        ("northern Nicosia", (33.36, 35.2), "CY"),
        ("Kyrenia", (33.3, 35.3), "CY"),
        ("Famagusta", (33.85, 35.15), "CY"),
        ("Limassol", (33.0, 34.75), "CY"),
        ("Hargeisa", (44.06, 9.56), "SO"),
        ("Mogadishu", (45.2, 2.2), "SO"),
        ("Golan", (35.78, 33.0), "SY"),
        ("Majdal Shams", (35.77, 33.27), "SY"),
        ("Tiberias", (35.5, 32.79), "IL"),
        ("Ramallah", (35.2, 31.9), "PS"),
        ("Gaza", (34.4, 31.48), "PS"),
        ("Pristina", (21.16, 42.66), "XK"),
        ("Sukhumi", (41.05, 43.05), "GE"),
        ("Tiraspol", (29.6, 46.85), "MD"),
    ],
)
def test_a_place_lies_where_the_united_nations_sees_it(place: str, point: tuple[float, float], code: str) -> None:
    assert owners(point) == [code], place


@pytest.mark.parametrize(
    ("point", "code"),
    [
        ((20.87, 42.91), "XK"),
        ((20.74, 42.21), "XK"),
        ((20.4, 43.14), "RS"),
        ((18.4, 43.86), "BA"),
        ((21.4, 42.0), "MK"),
    ],
)
def test_the_inset_has_its_towns_too(point: tuple[float, float], code: str) -> None:
    assert owners(point, BALKANS) == [code]


@pytest.mark.parametrize("drawn", [ATLAS, BALKANS], ids=["overview", "western-balkans"])
def test_the_files_name_no_country_by_control_and_dash_kosovos_boundary(drawn: atlas.Atlas) -> None:
    assert all(len(code) == 2 and code.isupper() for code in drawn.countries)
    assert "RS-XK" in drawn.dashed


def test_western_sahara_is_dashed_and_crimea_has_no_line_to_ukraine() -> None:
    assert {"EH-MA", "IL-PS", "IL-SY", "IN-PK", "SD-SS"} <= set(ATLAS.dashed)
    assert not any("UA" in names for names in ATLAS.dashed)
    assert len(ATLAS.countries["UA"]) == len(ATLAS.countries["CY"]) == len(ATLAS.countries["SO"]) == 1


def test_former_states_stand_on_the_ground_of_todays() -> None:
    assert atlas.ground("YUCS") == ("RS", "ME", "XK") and atlas.ground("ba") == ("BA",)


SQUARE = [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0)]


def test_a_ring_is_cut_to_a_box() -> None:
    assert area(cut(SQUARE, Box(2, 0, 9, 9))) == 8
    assert cut(SQUARE, Box(5, 5, 9, 9)) == []


def test_a_hole_is_not_inside() -> None:
    hole = [(1.0, 1.0), (3.0, 1.0), (3.0, 3.0), (1.0, 3.0)]
    assert contains([SQUARE], (2, 2)) and not contains([SQUARE, hole], (2, 2)) and contains([SQUARE, hole], (0.5, 2))


def test_a_path_is_whole_relative_and_without_empty_steps() -> None:
    assert path([[(0, 0), (0.2, 0.1), (4, 0), (8, 0), (8.4, -3.9)]]) == "M0 0l8 0 0-4z"
    assert path([[(0, 0), (0.2, 0.1)]]) == ""
    assert path([[(1, 2), (3, 4)]], closed=False) == "M1 2l2 2"


def test_the_projection_keeps_its_centre_and_areas() -> None:
    frame = Frame((20, 40), 200, 100, 10)
    assert frame.project((20, 40)) == (100, 50)
    north, south = ([frame.project((x, y)) for x, y in ring] for ring in (_cell(60), _cell(0)))
    assert area(north) * 100 == pytest.approx(_true_area(60), rel=0.01)
    assert area(south) * 100 == pytest.approx(_true_area(0), rel=0.01)


def _cell(latitude: float) -> list[tuple[float, float]]:
    return [(30, latitude), (31, latitude), (31, latitude + 1), (30, latitude + 1)]


def _true_area(latitude: float) -> float:
    import math

    between = math.sin(math.radians(latitude + 1)) - math.sin(math.radians(latitude))
    return 6371**2 * math.radians(1) * between


def test_two_pieces_are_joined_along_the_edge_they_share() -> None:
    right = [(4.0, 0.0), (8.0, 0.0), (8.0, 4.0), (4.0, 4.0)]
    (joined,) = derive.merge([list(SQUARE)], right)
    assert area(joined) == 32 and contains([joined], (4, 2))


def test_a_ring_is_cut_between_two_of_its_points() -> None:
    rings = [list(SQUARE)]
    piece = derive.split(rings, (3, 1), (0, 0), (4, 4))
    assert area(piece) == area(rings[0]) == 8 and contains([piece], (3, 1)) and not contains(rings, (3, 1))


def test_deriving_reads_arcs_writes_rings_and_drops_specks(tmp_path: Path) -> None:
    topology = {
        "transform": {"scale": [1, 1], "translate": [20, 40]},
        "arcs": [[[0, 0], [0, 2]], [[0, 2], [-2, 0], [0, -2], [2, 0]], [[0, 0], [2, 0], [0, 2], [-2, 0]]],
        "objects": {
            "countries": {
                "geometries": [
                    {"id": "688", "type": "Polygon", "arcs": [[0, 1]], "properties": {"name": "Serbia"}},
                    {"type": "Polygon", "arcs": [[2, -1]], "properties": {"name": "Kosovo"}},
                    {"id": "999", "type": "Polygon", "arcs": [[2, -1]], "properties": {"name": "Elsewhere"}},
                ]
            }
        },
    }
    (tmp_path / "in.json").write_text(json.dumps(topology))
    countries = derive.read(tmp_path / "in.json")
    countries["XK"].append([(20.0, 40.0), (20.0, 40.001), (20.001, 40.0)])
    derive.write(tmp_path / "out.json", "a test", countries, Box(0, 60, 60, 0), 2, 0.01)

    written = json.loads((tmp_path / "out.json").read_text())

    assert set(written["countries"]) == {"RS", "XK"} and len(written["countries"]["XK"]) == 1
    assert written["dashed"] == {"RS-XK": [[[20, 40], [20, 42]]]}
