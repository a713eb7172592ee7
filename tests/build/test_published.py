"""What is written beside the pages: the sitemap with the pages' own dates, the fact check as files."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
from pathlib import Path

import pytest
from helpers import TODAY, change, small_site
from kb import building
from kb.model import library

CLAIMS = """\
section: The role
order: 2
page: mandates.md
claims:
  - id: role-1
    claim: 'The Council “decided”, it is said, in 1998; twice "so".'
    verdict: wrong
    why: It was 1999.
    corrected: The Council decided in 1999.
    sources: ["unscr-1244, opening", "unscr-1244, para. 7"]
    treated: mandates.md#what-was-decided
  - id: role-2
    claim: It was wise.
    verdict: opinion
    why: No source can settle it.
    corrected: Views differ.
    sources: ["unscr-1244, para. 7"]
    treated: mandates.md
"""


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built small site with two claims and a page of another date."""
    root = small_site(tmp_path_factory.mktemp("published"))
    change(
        root, {"data/article/role.yml": CLAIMS}, {"docs/mandates.md": {"verified: 2026-11-01": "verified: 2026-10-05"}}
    )
    out = root / "out"
    out.mkdir()
    building.check(root, out, TODAY, only=["link-broken"])
    return out


def test_the_sitemap_names_each_page_with_the_day_it_was_re_read(published: Path) -> None:
    text = (published / "sitemap.xml").read_text("utf-8")

    assert re.findall(r"<loc>(.*?)</loc><lastmod>(.*?)</lastmod>", text) == [
        ("https://small.example/project/", "2026-11-01"),
        ("https://small.example/project/mandates/", "2026-10-05"),
        ("https://small.example/project/reference/glossary/", "2026-11-01"),
    ]


def test_the_compressed_sitemap_is_the_same_and_carries_no_time(published: Path) -> None:
    packed = (published / "sitemap.xml.gz").read_bytes()

    assert gzip.decompress(packed) == (published / "sitemap.xml").read_bytes()
    assert packed[4:8] == bytes(4)


def test_a_page_without_a_date_is_in_the_sitemap_without_one(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    change(root, {}, {"docs/mandates.md": {"verified: 2026-11-01\n": ""}})
    (tmp_path / "out").mkdir()
    building.check(root, tmp_path / "out", TODAY, only=["link-broken"])

    assert (
        "<url><loc>https://small.example/project/mandates/</loc></url>"
        in (tmp_path / "out" / "sitemap.xml").read_text()
    )


def test_the_fact_check_as_csv_and_as_json_say_the_same(published: Path) -> None:
    claims = json.loads((published / "data" / "fact-check.json").read_text("utf-8"))["rows"]
    raw = (published / "data" / "fact-check.csv").read_bytes()
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8"), newline="")))

    assert claims == rows
    assert tuple(rows[0]) == ("id", "section", "claim", "verdict", "why", "corrected", "sources", "treated")
    assert rows[0]["claim"] == 'The Council “decided”, it is said, in 1998; twice "so".'
    assert raw.count(b"\r\n") == raw.count(b"\n") == 3


def test_the_downloads_hold_every_claim_in_the_articles_order(published: Path) -> None:
    claims = json.loads((published / "data" / "fact-check.json").read_text("utf-8"))["rows"]

    assert [claim["id"] for claim in claims] == ["role-1", "role-2"]


def test_the_downloads_say_under_which_licence_they_are(published: Path) -> None:
    assert json.loads((published / "data" / "fact-check.json").read_text("utf-8"))["licence"].endswith("(CC BY 4.0)")


@pytest.mark.real
def test_the_real_downloads_hold_every_claim_on_record(site_folder: Path) -> None:
    claims = json.loads((site_folder / "data" / "fact-check.json").read_text("utf-8"))["rows"]
    rows = list(csv.DictReader(io.StringIO((site_folder / "data" / "fact-check.csv").read_text("utf-8"))))

    ids = [claim.id for _, _, _, claim in library.load(Path(__file__).parents[2]).claims()]
    assert ids == [claim["id"] for claim in claims] == [row["id"] for row in rows]


@pytest.mark.real
def test_search_filters_have_one_value_so_that_two_indexes_are_the_same_bytes(site_folder: Path) -> None:
    # Pagefind 1.5.2 writes the values of a filter in no fixed order.
    values = set()
    for path in site_folder.rglob("index.html"):
        values |= set(re.findall(r'data-pagefind-filter="([^"]*)"', path.read_text("utf-8")))

    assert values == {"shelf:front"}
