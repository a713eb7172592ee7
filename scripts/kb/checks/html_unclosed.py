"""Raw HTML must be closed: an element left open takes in the rest of the page, and a comment left open is shown."""

from collections import Counter
from collections.abc import Iterable, Iterator

from kb.checks._html import HTML, KNOWN, VOID, tags
from kb.checks._prose import short
from kb.checks.base import Site
from kb.issue import Issue
from kb.parse.page import SourcePage

NEEDS = "sources"
FIX = "Close it where it ends, or take it out."

# HTML closes these by itself.
_OPTIONAL = {"p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "optgroup", "rp", "rt"}
_OPTIONAL |= {"caption", "colgroup"}


def run(site: Site) -> Iterable[Issue]:
    """Elements without an end, ends without an element, and comments without “-->”."""
    for page in site.pages.values():
        if "<" in page.body:
            yield from _elements(site, page)
            yield from _comments(site, page)


def _elements(site: Site, page: SourcePage) -> Iterator[Issue]:
    opened: list[tuple[str, int, str]] = []
    count: Counter[str] = Counter()
    crossed: Counter[str] = Counter()
    for tag in tags(site, page):
        name = tag["name"].lower()
        if name not in KNOWN or name in VOID:
            continue
        if not tag["end"]:
            if name in HTML or not tag["rest"].endswith("/"):  # `<div/>` opens a div, `<path/>` is whole
                opened.append((name, tag.start(), tag.group()))
                count[name] += 1
        elif count[name]:
            while opened[-1][0] != name:
                yield from _left_open(site, page, opened[-1])
                crossed[opened[-1][0]] += 1
                count[opened.pop()[0]] -= 1
            opened.pop()
            count[name] -= 1
        elif crossed[name]:  # `<b><i></b></i>` is one mistake, and reported where “i” begins
            crossed[name] -= 1
        else:
            message = f"“{tag.group()}” closes nothing"
            fix = f"Take it out, or open the “{name}” that it was meant for."
            yield site.issue("html-unclosed", page.place(tag.start()), message, fix)
    for left in opened:
        yield from _left_open(site, page, left)


def _left_open(site: Site, page: SourcePage, element: tuple[str, int, str]) -> Iterator[Issue]:
    name, offset, written = element
    if name not in _OPTIONAL:
        message = f"“{short(written)}” is never closed"
        yield site.issue("html-unclosed", page.place(offset), message, f"Write “</{name}>” where it ends.")


def _comments(site: Site, page: SourcePage) -> Iterator[Issue]:
    offset = page.masked.find("<!--")  # a whole comment was blanked
    if offset >= 0:
        fix = "Write “-->” where it ends."
        yield site.issue("html-unclosed", page.place(offset), "This comment is never closed, so it is shown", fix)
