"""Tells what is wrong with an address in the navigation, a page that does not exist apart."""

import re

from kb.checks.base import Site

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.I)
_SOUND = re.compile(
    r"(?:(?:https?|ftp):)?//[^\s/?#@.]+(?:\.[^\s/?#@.]+)*(?::\d+)?(?:[/?#]\S*)?|mailto:[^\s@]+@[^\s@]+|tel:[+\d-]+",
    re.I,
)
# What was meant for an address of another host, and lacks a part.
_MEANT = re.compile(r"(?:https?(?::/?|:?//)(?=[^/:])|(?=www\.))(?P<rest>[^\s/.]+(?:\.[^\s/.]+)+(?:/\S*)?)", re.I)


def fault(site: Site, value: str) -> tuple[str, str] | None:
    """What is wrong with what an entry leads to, and how to mend it; None if it is sound or for nav-page-missing."""
    if not value.strip():
        return "An entry of the navigation leads to nothing", "Name a page, or remove the entry."
    if value in site.pages or _SOUND.fullmatch(value):
        return None
    meant = _MEANT.fullmatch(value)
    if meant:
        return f"“{value}” is no address", f"Write “https://{meant['rest']}”."
    if _SCHEME.match(value) or value.startswith("//"):
        return f"“{value}” is no address", "Write an address such as “https://www.un.org/”, without spaces."
    return _inside(site, value)


def _inside(site: Site, value: str) -> tuple[str, str] | None:
    page = value.partition("#")[0].lstrip("/")
    if page in site.pages:
        what = "names a place in a page" if "#" in value else "begins with “/”"
        return f"“{value}” {what}, and the navigation holds pages alone", f"Write “{page}”."
    if site.project and f"docs/{value}" in site.project.tree.files:
        return f"“{value}” is no page", "Name a Markdown page; link to this file from its text."
    return None
