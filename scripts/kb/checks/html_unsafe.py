"""A page must hold no script, style, frame or form of its own: it runs in every reader's browser, and no one reviews it."""

import re
from collections.abc import Iterable, Iterator

from kb.checks._html import tags
from kb.checks._prose import short
from kb.checks.base import Site
from kb.issue import Issue
from kb.parse.page import SourcePage

NEEDS = "sources"
FIX = "Take it out: scripts, styles and forms belong in the theme."

ELEMENTS = {
    "script", "style", "iframe", "frame", "frameset", "object", "embed", "applet", "form", "input", "button", "select",
    "textarea", "base", "meta", "link", "html", "head", "body", "title", "noscript", "portal",
    "foreignobject", "marquee", "blink", "font", "center", "basefont", "bgsound", "plaintext", "xmp",
}  # fmt: skip
_ATTRIBUTE = re.compile(r"(?<![^\s\"'{])(?P<name>on[a-z]+|style|srcdoc|formaction)\s*=\s*[^\s=]", re.I)
_SCHEME = re.compile(r"\b(?P<name>javascript|vbscript|data:text/html)\s*[:;,]", re.I)
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_LIST = re.compile(r"\{[^{}\n]*\}")


def run(site: Site) -> Iterable[Issue]:
    """Elements and attributes of raw HTML, attributes in braces, and addresses that are scripts."""
    for page in site.pages.values():
        if "<" in page.body:
            yield from _in_tags(site, page)
        if "{" in page.masked:
            for braces in _LIST.finditer(page.masked):
                yield from _attributes(site, page, braces.start(), braces.group())
        if "script" in page.masked.lower() or "text/html" in page.masked.lower():
            for link in page.links:
                if _SCHEME.match(link.target):
                    yield _issue(site, page, link.offset, short(link.target))


def _in_tags(site: Site, page: SourcePage) -> Iterator[Issue]:
    for tag in tags(site, page):
        if tag["end"]:
            continue
        if tag["name"].lower() in ELEMENTS:
            yield _issue(site, page, tag.start(), f"<{tag['name']}>")
            continue
        yield from _attributes(site, page, tag.start("rest"), tag["rest"])
        scheme = _SCHEME.search(tag["rest"])
        if scheme:
            yield _issue(site, page, tag.start("rest") + scheme.start(), scheme.group())


def _attributes(site: Site, page: SourcePage, offset: int, text: str) -> Iterator[Issue]:
    if "=" not in text:
        return
    names = _QUOTED.sub(lambda match: '"' + "x" * (len(match.group()) - 2) + '"', text)
    for attribute in _ATTRIBUTE.finditer(names):
        yield _issue(site, page, offset + attribute.start("name"), f"{attribute['name']}=")


def _issue(site: Site, page: SourcePage, offset: int, what: str) -> Issue:
    return site.issue("html-unsafe", page.place(offset), f"“{what}” does not belong in a page's text", FIX)
