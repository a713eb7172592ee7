"""A small site with five operations, their tables and their pages; in the tests' own theme or in the site's real one.

The dates differ in precision, one end is not on record, and the fifth operation is led by others, in a table of its own.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from helpers import ROOT, TRIED, change, small_site
from kb.model.operation import EXPECTED

AT = {"source": "unscr-1244", "at": "para. 7"}


def operation(
    short: str,
    start: str,
    end: str = "",
    strength: tuple[Mapping[str, Any], ...] = (),
    **fields: Any,
) -> dict[str, Any]:
    """A complete record as data/operations/ holds it; a field of `fields` takes the place of the usual one."""
    dates = [{"type": "first-deployed", "date": start, **AT}]
    if end:
        dates.append({"type": "ended-by-decision", "date": end, **AT})
    record = {
        "title": f"The {short} operation",
        "short": short,
        "names": [{"value": short, **AT}],
        "group": "A",
        "functions": ["stabilise"],
        "nato_role": "leads",
        "status": "ended",
        "region": "western-balkans",
        "lead": "NATO",
        "countries": ["XK"],
        "dates": dates,
        "legal_basis": [{"basis": "un-chapter-vii", "source": "unscr-1244", "at": "opening"}],
        "consent": [{"host": "Yugoslavia", "freedom": "under-threat", **AT}],
        "strength": [{**figure, **AT} for figure in strength],
        **fields,
    }
    record["empty"] = {name: "not found" for name in EXPECTED if not record.get(name)}
    return {name: value for name, value in record.items() if value != [] or name == "countries"}


OPERATIONS: dict[str, dict[str, Any]] = {
    "kfor": operation(
        "KFOR",
        "1999-06-12",
        status="running",
        page="kfor.md",
        strength=({"value": "50000", "date": "1999"}, {"value": "4600", "date": "2026-09", "about": "true"}),
    ),
    "sfor": operation("SFOR", "1996-12-20", "2004-12", page="sfor.md", strength=({"value": "7000", "date": "2004"},)),
    "ocean-shield": operation(
        "Ocean Shield",
        "2009",
        "2016-12-15",
        group="D",
        functions=["maritime"],
        region="africa",
        countries=[],
        area={"value": "off the Horn of Africa", **AT},
    ),
    "relief": operation("Relief", "2005-10-11", group="F", functions=["relief"], region="south-asia"),
    "unmik": operation("UNMIK", "1999-06-10", group="context", nato_role="context", status="running", lead="UN"),
}

PAGES = {
    "all": "/// operations\n///\n\n## Led by others\n\n/// operations | context\n///\n",
    "compare": "/// compare\n///\n",
    "timeline": "/// timeline\n///\n",
    "allies": "/// partners | allies\n///\n",
    "kfor": "/// infobox | kfor\n///\n\nIt has [=kfor.strength] people and has run for [=kfor.duration].\n",
    "sfor": "/// infobox | sfor\n///\n\nIt ended in [=sfor.end].\n",
}


COUNTRIES = {
    "xk": {"name": "Kosovo"},
    "be": {"name": "Belgium", "ally": {"date": "1949-08-24", **AT}},
    "pl": {"name": "Poland", "ally": {"date": "1999-03", **AT}},
    "mk": {"name": "North Macedonia", "ally": {"date": "2020-03-27", **AT}},
}


def operations_site(folder: Path) -> Path:
    """The small site with the five operations and a page for each of PAGES."""
    root = small_site(folder)
    kinds = {"operations": OPERATIONS, "countries": COUNTRIES}
    records = {
        f"data/{kind}/{key}.yml": yaml.safe_dump(record)
        for kind, found in kinds.items()
        for key, record in found.items()
    }
    pages = {f"docs/{key}.md": _headed(key) + text for key, text in PAGES.items()}
    change(root, {**records, **pages}, {})
    nav = "".join(f"  - {key.capitalize()}: {key}.md\n" for key in PAGES)
    (root / "mkdocs.yml").write_text((root / "mkdocs.yml").read_text("utf-8").rstrip() + "\n" + nav, "utf-8")
    return root


def _headed(key: str) -> str:
    title = f"Page of {key}"
    return TRIED.replace("title: Tried", f"title: {title}").replace("kind: guide", "kind: reference") + f"# {title}\n\n"


def in_the_real_theme(root: Path) -> Path:
    """Give a small site the templates, styles, scripts and settings of the real one; its own navigation stays."""
    shutil.copytree(ROOT / "overrides", root / "overrides")
    shutil.copytree(ROOT / "docs" / "assets", root / "docs" / "assets")
    real = (ROOT / "mkdocs.yml").read_text("utf-8")
    own = (root / "mkdocs.yml").read_text("utf-8")
    nav = "nav:\n" + re.split(r"^nav:\n", own, flags=re.M)[1] + "  - Reference: reference/index.md\n"
    (root / "mkdocs.yml").write_text(re.split(r"^nav:\n", real, flags=re.M)[0] + nav, "utf-8")
    # The header leads there, to search, when scripts do not run.
    (root / "docs" / "reference" / "index.md").write_text(_headed("reference"), "utf-8")
    return root
