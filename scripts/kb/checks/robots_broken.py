"""robots.txt must be rules that search engines can read, and name a sitemap that exists: they pass over what they cannot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kb.checks import _beside
from kb.checks.base import Site
from kb.issue import Issue
from kb.nearest import nearest

NEEDS = "built"
FIX = "Write one “Name: value” a line, and first “User-agent: *”."
_NAMES = ("user-agent", "disallow", "allow", "sitemap", "crawl-delay", "host", "clean-param", "content-signal")


class _Home(NamedTuple):
    url: str = ""
    base: str = ""


def run(site: Site) -> Iterable[Issue]:
    """The faults of robots.txt at the root of the site, line by line."""
    assert site.built
    if "robots.txt" not in site.built.files:
        return
    file = _beside.written(site, "robots.txt")
    begun = False
    for number, line in enumerate(_beside.read(site.built, "robots.txt").split("\n"), 1):
        said = line.partition("#")[0]
        name, colon, value = said.partition(":")
        key, words = name.strip().casefold(), value.strip()
        begun = begun or key == "user-agent"
        if said.strip():
            at = len(said) - len(said.lstrip()) + 1
            at_value = len(name) + len(value) - len(value.lstrip()) + 2
            for column, message, fix in _faults(site, key, colon, words, said.strip(), begun, at, at_value):
                yield site.issue("robots-broken", (file, number, column), message, fix)


def _faults(
    site: Site, key: str, colon: str, words: str, said: str, begun: bool, at: int, at_value: int
) -> Iterator[tuple[int, str, str]]:
    assert site.built
    near = nearest(key, _NAMES, 0.75)
    if not colon:
        yield at, f"“{said[:40]}” is no rule", FIX
    elif near and near != key:
        yield at, f"“{said.partition(':')[0].strip()}” is unknown", f"Write “{near.capitalize()}:”."
    elif key in ("allow", "disallow"):
        if not begun:
            yield at, "The rule stands before any “User-agent:”", "Write “User-agent: *” above it."
        if words and not words.startswith(("/", "*", "$")):
            yield at_value, f"The path “{words}” does not begin at the root", f"Write “/{words}”."
    elif key == "sitemap":
        if not words.lower().startswith(("http://", "https://")):
            yield at_value, f"“{words}” is no whole address", "Write the whole address, from “https://” on."
        else:
            path = site.built.resolve(_Home(), words).path
            if path is not None and path not in site.built.files:
                yield at_value, f"The sitemap “{words}” is not in the site", "Correct the address, or remove the line."
