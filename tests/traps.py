"""The trap site: one page a trap, made from tests/sites/trap/*.yml, with the place at which each fault must be reported.

A trap is a `fault` (the rule that must report it, and `at`, words that stand once in its page or `file`: there is the
place) or a look-alike, `silent` for the reason given. It is a page of its own, the sound frame with its `head` and `body`,
or a whole `page`; `files` stand beside it.
"""

from __future__ import annotations

import base64
import hashlib
import posixpath
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent / "sites" / "trap"
SITE = "https://traps.example/project/"
_ICON = '<link rel="icon" href="/project/assets/dot.png">'
FAMILIES = ("links", "anchors", "assets", "images", "ids", "html", "files")

_FRAME = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{title}</title>
<meta name="description" content="{why}">
{head}
@CANONICAL@
</head>
<body>
<main>
<h1>{title}</h1>
{body}
</main>
</body>
</html>
"""


@dataclass(frozen=True)
class Trap:
    """One fault or look-alike. `sitemap` says whether its page is listed there, `latin` that its bytes are not UTF-8."""

    name: str
    family: str
    fault: str = ""
    silent: str = ""
    at: str = ""
    file: str = ""
    head: str = ""
    body: str = ""
    page: str = ""
    canonical: str = '<link rel="canonical" href="@OWN@">'
    files: dict[str, str] = field(default_factory=dict)
    entries: Sequence[str] = ()
    repeat: dict[str, tuple[str, int]] = field(default_factory=dict)
    also: dict[str, str] = field(default_factory=dict)
    sitemap: bool = True
    latin: bool = False

    @property
    def path(self) -> str:
        """Its page in the site."""
        return f"{self.name}/index.html"

    @property
    def place(self) -> str:
        """The file in which its fault is to be mended."""
        return (
            self.file.removeprefix("/")
            if self.file.startswith("/")
            else posixpath.join(self.name, self.file or "index.html")
        )

    @property
    def html(self) -> str:
        """Its page's text."""
        title = self.name.replace("-", " ").capitalize()
        why = f"A trap for checkers: {title.lower()}."
        text = self.page or _FRAME.format(title=title, why=why, head=self.head.rstrip(), body=self.body.rstrip())
        for token, (words, times) in self.repeat.items():
            text = text.replace(token, words * times)
        return self.filled(text.replace("@CANONICAL@", self.canonical + _ICON))

    def filled(self, text: str) -> str:
        """Words with the trap's own address, and the site's, put in."""
        digest = base64.b64encode(hashlib.sha256(common()["assets/app.js"].encode()).digest()).decode()
        return text.replace("@OWN@", f"{SITE}{self.name}/").replace("@SITE@", SITE).replace("@DIGEST@", digest)


def load() -> list[Trap]:
    """Every trap, by family."""
    found = []
    for family in FAMILIES:
        records: dict[str, dict[str, Any]] = yaml.safe_load((HERE / f"{family}.yml").read_text("utf-8"))
        found += [Trap(name, family, **record) for name, record in records.items()]
    return found


def common() -> dict[str, str]:
    """The pages and files that traps refer to."""
    files: dict[str, str] = yaml.safe_load((HERE / "common.yml").read_text("utf-8"))
    return files


def write(folder: Path, traps: Sequence[Trap]) -> None:
    """The site with these traps."""
    for name, text in common().items():
        _write(folder / name, text.replace("@SITE@", SITE))
    home = Trap("", "", body='<p>A site of traps for checkers. <a href="about/">About us</a></p>')
    _write(
        folder / "index.html",
        home.html.replace("<title>", "<title>Traps").replace("<h1>", "<h1>Traps").replace(f"{SITE}/", SITE),
    )
    entries = [f"<loc>{SITE}</loc>", f"<loc>{SITE}about/</loc>"]
    for trap in traps:
        path = folder / trap.path
        path.parent.mkdir(parents=True)
        path.write_bytes(trap.html.encode("latin-1" if trap.latin else "utf-8"))
        for name, text in trap.files.items():
            _write(
                folder / (name[1:] if name.startswith("/") else posixpath.normpath(f"{trap.name}/{name}")),
                trap.filled(text),
            )
        if trap.sitemap:
            entries += [f"<loc>{SITE}{trap.name}/{name}</loc>" for name in ("", *_pages(trap))]
        entries += trap.entries
    urls = "".join(f"  <url>{entry}</url>\n" for entry in entries)
    sitemap = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    _write(folder / "sitemap.xml", f"{sitemap}{urls}</urlset>\n")


def _pages(trap: Trap) -> list[str]:
    """Its other pages that search engines may list."""
    files = [(name, text) for name, text in trap.files.items() if name.endswith(".html")]
    return [name for name, text in files if "noindex" not in text and "http-equiv" not in text]


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if text.startswith("link:"):
        path.symlink_to(text[5:])
    else:
        path.write_bytes(bytes.fromhex(text[4:]) if text.startswith("hex:") else text.encode())


def expected(folder: Path, trap: Trap) -> Iterator[tuple[str, int, int, str]]:
    """File, line and column at which a fault must be reported, and the rule; `also` are other files that share in it."""
    for place, words in [(trap.place, trap.at), *((f"{trap.name}/{file}", words) for file, words in trap.also.items())]:
        text = (folder / place).read_bytes().decode("utf-8", "replace")
        assert not words or text.count(words) == 1, f"{trap.name}: {words!r} stands {text.count(words)} times"
        offset = text.index(words)
        yield place, text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset), trap.fault
