"""Gives sitemap.xml the pages' own dates: engines write the day of the build."""

from __future__ import annotations

import gzip
import re
from collections.abc import Mapping
from pathlib import Path

_ENTRY = re.compile(r"<url>\s*<loc>(?P<loc>[^<]*)</loc>.*?</url>", re.S)


def write(site: Path, site_url: str, verified: Mapping[str, str]) -> None:
    """Rewrite `sitemap.xml` and `sitemap.xml.gz`; `verified` maps a page's address in the site to its date."""
    path = site / "sitemap.xml"
    if not path.exists():
        return

    def entry(match: re.Match[str]) -> str:
        date = verified.get(match["loc"].removeprefix(site_url))
        lastmod = f"<lastmod>{date}</lastmod>" if date else ""
        return f"<url><loc>{match['loc']}</loc>{lastmod}</url>"

    text = _ENTRY.sub(entry, path.read_text("utf-8"))
    path.write_text(text, "utf-8")
    # mtime 0: a compressed file that changes with the clock would make two builds differ.
    (site / "sitemap.xml.gz").write_bytes(gzip.compress(text.encode(), mtime=0))
