"""What tests share: a copy of the small site, edits to it, and its issues."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import shutil
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from kb import building, checking
from kb.built import BuiltSite
from kb.checks.base import Site
from kb.issue import Issue
from kb.model.article import SECTIONS
from selectolax.lexbor import LexborHTMLParser

TESTS = Path(__file__).parent
ROOT = TESTS.parent
SMALL = TESTS / "sites" / "small"
TODAY = dt.date(2026, 11, 23)


def small_site(folder: Path) -> Path:
    """A fresh copy of the small site under `folder`."""
    return Path(shutil.copytree(SMALL, folder / "small"))


def add_article(root: Path) -> None:
    """Give the small site one claim for every section of the article."""
    for key, order in SECTIONS.items():
        change(root, {f"data/article/{key}.yml": _SECTION.format(key=key, order=order)}, {})


_SECTION = """\
section: Heading of {key}
order: {order}
page: mandates.md
claims:
  - id: {key}-1
    claim: What the article says.
    verdict: supported
    why: The Council says so.
    corrected: What is right.
    sources: ["unscr-1244, para. 7"]
    treated: mandates.md#what-was-decided
"""


def add_operation(root: Path) -> None:
    """Give the small site an operation with the resolution and the country that it names."""
    change(root, {f"data/{name}.yml": text for name, text in _OPERATION.items()}, {})


_OPERATION = {
    "countries/xk": "name: Kosovo\n",
    "resolutions/1244": """\
date: 1999-06-10
chapter: VII
act: authorises
decides: States and organisations may establish a security presence.
operations: [kfor]
source: unscr-1244
at: para. 7
""",
    "operations/kfor": """\
title: Kosovo Force
short: KFOR
names:
  - {value: Kosovo Force, from: 1999-06-12, source: unscr-1244, at: para. 7, announced: true}
group: A
functions: [stabilise]
nato_role: leads
status: running
region: western-balkans
lead: NATO
countries: [XK]
dates:
  - {type: first-deployed, date: 1999-06-12, source: unscr-1244, at: para. 7, announced: true}
legal_basis:
  - {basis: un-chapter-vii, source: unscr-1244, at: opening}
mandates:
  - {resolution: "1244", tasks: To deter., source: unscr-1244, at: para. 7}
consent: [{host: Yugoslavia, freedom: under-threat, source: unscr-1244, at: para. 7}]
strength:
  - {value: 50000, date: 1999, source: unscr-1244, at: para. 7}
  - {value: 4600, date: 2026-09, recheck: 6 months, source: unscr-1244, at: para. 7, announced: true}
empty:
  area: not found
  labels: not found
  council_decision: not public
  command: not found
  headquarters: not found
  contributor_count: not found
  contributors: not found
  partners: not found
  fatalities: not found
  civilian_harm: not found
  cost: not found
  host_arrangements: not found
  caveats: not public
  reviews: not found
  exit: not applicable
  successors: not applicable
  aims: not found
  outcome: not found
  criticism: not found
page: mandates.md
marker: [20.9, 42.6]
""",
}


def change(root: Path, files: Mapping[str, str | None], replace: Mapping[str, Mapping[str, str]]) -> None:
    """Write files (None removes one), then replace words; a word that is not there fails the test.

    A file's text is `hex:` and its bytes, `link:` and where a symbolic link leads, or the text itself; after `fill:N:` it
    is filled up to N bytes, with zeros or blanks.
    """
    for name, text in files.items():
        path = root / name
        if text is None:
            path.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            if text.startswith("link:"):
                path.symlink_to(text[5:])
            else:
                length, text = text[5:].split(":", 1) if text.startswith("fill:") else ("0", text)
                raw, blank = (bytes.fromhex(text[4:]), b"\0") if text.startswith("hex:") else (text.encode(), b" ")
                path.write_bytes(raw.ljust(int(length), blank))
    for name, words in replace.items():
        path = root / name
        text = path.read_text("utf-8")
        for old, new in words.items():
            assert old in text, f"{name} does not hold {old!r}"
            text = text.replace(old, new)
        path.write_text(text, "utf-8")


def issues_of(root: Path) -> list[Issue]:
    """Every issue of a source tree, built for TODAY."""
    with tempfile.TemporaryDirectory() as out:
        return building.check(root, Path(out), TODAY).issues


def issues_of_html(folder: Path) -> list[Issue]:
    """Every issue of a folder of built HTML, as `check --site` sees it."""
    return checking.run(Site(built=BuiltSite(folder)))


def rendered(root: Path, engine: str = "mkdocs") -> dict[str, str]:
    """The article of every page of a source tree as an engine renders it, by the page's address in the site."""
    building.read(root, TODAY)
    with tempfile.TemporaryDirectory() as out:
        building.ENGINES[engine](root, Path(out))
        pages = {path.relative_to(out).parent: path.read_text("utf-8") for path in Path(out).rglob("index.html")}
    found = {}
    for folder, html in pages.items():
        article = re.search(r"<article[^>]*>(.*)</article>", html, re.S)
        assert article
        found["" if folder == Path() else f"{folder.as_posix()}/"] = article[1].strip()
    return found


TRIED = """---
title: Tried
description: A page on which one thing is tried; its kind is one that ends without a trust block.
kind: guide
verified: 2026-11-01
role: site
---

"""


def tried(folder: Path, markdown: str, files: Mapping[str, str | None] | None = None, engine: str = "mkdocs") -> str:
    """The HTML of `markdown` as the page tried.md of a small site in `folder`, changed by `files` first."""
    root = small_site(folder)
    change(root, {"docs/tried.md": TRIED + markdown, **(files or {})}, {})
    return rendered(root, engine)["tried/"]


def tree(html: str) -> LexborHTMLParser:
    """HTML as a browser would parse it, to be asked with CSS selectors."""
    return LexborHTMLParser(html)


def source(*places: str, title: str = "Many places") -> str:
    """A source record, as YAML, that was read at these places."""
    passages = "".join(f"  - at: {place}\n    says: What {place} says.\n    read: 2026-11-01\n" for place in places)
    return f"title: {title}\ntype: report\nURL: https://www.nato.int/many\npassages:\n{passages}"


def marks(html: str) -> list[tuple[str, str]]:
    """Footnote marks in the order a reader meets them: the number shown, and the footnote it leads to."""
    links = tree(html).css("sup a.footnote-ref")
    return [(link.text(), (link.attributes["href"] or "").removeprefix("#fn:")) for link in links]


def notes(html: str) -> list[str]:
    """Names of the footnotes in the order of the list at the foot of the page."""
    return [(item.attributes["id"] or "").removeprefix("fn:") for item in tree(html).css(".footnote li[id]")]


def digests(folder: Path) -> dict[str, str]:
    """Every file of a folder with a digest of its bytes, hidden ones too."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def command(root: Path, verb: str, *arguments: str) -> list[str]:
    """What a person types to run a verb on the tree at `root`."""
    return [sys.executable, str(ROOT / "scripts" / "build.py"), verb, "--root", str(root), *arguments]
