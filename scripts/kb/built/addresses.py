"""Which attributes hold addresses, and which addresses they hold: single ones, lists, and those inside CSS."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import tinycss2

# Elements and attributes whose value a browser follows (links) or fetches by itself (assets).
LINKS = {
    ("a", "href"), ("area", "href"), ("form", "action"), ("button", "formaction"), ("input", "formaction"),
    ("blockquote", "cite"), ("q", "cite"), ("ins", "cite"), ("del", "cite"), ("a", "xlink:href"), ("img", "longdesc"),
}  # fmt: skip
ASSETS = {
    ("img", "src"), ("script", "src"), ("source", "src"), ("video", "src"), ("video", "poster"), ("audio", "src"),
    ("track", "src"), ("iframe", "src"), ("embed", "src"), ("object", "data"), ("input", "src"), ("body", "background"),
    ("frame", "src"), ("table", "background"), ("td", "background"), ("th", "background"),
}  # fmt: skip
# In SVG these take another element or picture, in a file or on the same page.
_DRAWN = "use image feImage textPath mpath pattern linearGradient radialGradient filter script"
ASSETS |= {(tag, name) for tag in _DRAWN.split() for name in ("href", "xlink:href")}
SETS = {("img", "srcset"), ("source", "srcset"), ("link", "imagesrcset")}
# Values of `rel` for which a browser fetches the address by itself.
FETCHED = {
    "stylesheet", "icon", "apple-touch-icon", "apple-touch-icon-precomposed", "apple-touch-startup-image", "mask-icon",
    "preload", "modulepreload", "manifest", "prefetch", "prerender",
}  # fmt: skip
# Pictures that other sites fetch to show a link to the page.
SHARED = {
    "og:image", "og:image:url", "og:image:secure_url", "og:video", "og:video:url", "og:video:secure_url", "og:audio",
    "og:audio:url", "og:audio:secure_url", "twitter:image", "twitter:image:src",
}  # fmt: skip
_PINNED = {"msapplication-tileimage", "msapplication-config"}
_ADDRESSED = {tag for tag, _ in LINKS | ASSETS | SETS} | {"link", "meta", "style"}

_SPACE = " \t\n\f\r"
_BEFORE = re.compile(f"[{_SPACE},]*+")
_UP_TO_SPACE = re.compile(f"[^{_SPACE}]++")
_DESCRIPTORS = re.compile(r"(?>(?:[^,(]|\([^)]*+(?:\)|\Z))*)")
_REFRESH = re.compile(
    r"\s*+(?:\d|\.)[\d.]*+(?=[\s;,])\s*+[;,]?\s*+(?:url\s*+=\s*+)?(?P<quote>[\"']?)(?P<url>.*)", re.I | re.S
)
_IN_CSS = re.compile(r"url\(|src\(|image-set\(|@import|\\", re.I)


class Reference(NamedTuple):
    """One address in a page. `rank` is the number of its element there; `asset` is true if the browser fetches it by
    itself, `hint` if it contacts the host only.
    """

    tag: str
    attribute: str
    value: str
    rank: int
    asset: bool
    in_article: bool
    hint: bool = False


class Candidate(NamedTuple):
    """One picture of a `srcset`: its address and what it says of its size (`2x`, `480w`)."""

    url: str
    descriptor: str


def candidates(value: str) -> Iterator[Candidate]:
    """The pictures of a `srcset`, split as the HTML standard splits it: at white space, and at a comma that ends an address
    or stands outside parentheses after one.
    """
    position = 0
    while address := _UP_TO_SPACE.match(value, _end(_BEFORE, value, position)):
        url, position = address.group(), address.end()
        if url.endswith(","):
            yield Candidate(url.rstrip(","), "")
        else:
            start, position = position, _end(_DESCRIPTORS, value, position)
            yield Candidate(url, value[start:position].strip(_SPACE))


def _end(pattern: re.Pattern[str], text: str, position: int) -> int:
    match = pattern.match(text, position)
    return match.end() if match else position


def refresh(content: str) -> str | None:
    """The address that `<meta http-equiv="refresh">` leads to, or None if it only reloads."""
    match = _REFRESH.fullmatch(content)
    if not match or not match["url"].strip():
        return None
    url = match["url"]
    return url.partition(match["quote"])[0] if match["quote"] else url.strip()


def of_element(tag: str, attributes: dict[str, str | None]) -> Iterator[tuple[str, str, bool, bool]]:
    """Attribute, address, whether a browser fetches it by itself, and whether it is a mere hint, of one element."""
    if tag == "link":
        rel = set((attributes.get("rel") or "").lower().split())
        if "canonical" not in rel and attributes.get("href") is not None:
            yield "href", attributes["href"] or "", bool(rel & FETCHED), bool(rel & {"preconnect", "dns-prefetch"})
    elif tag == "meta":
        name = (attributes.get("property") or attributes.get("name") or "").lower()
        if (name in SHARED or name in _PINNED) and attributes.get("content"):
            yield "content", attributes["content"] or "", True, False
        if (attributes.get("http-equiv") or "").lower() == "refresh":
            address = refresh(attributes.get("content") or "")
            if address is not None:
                yield "content", address, False, False
    for name, value in attributes.items():
        if (tag, name) in LINKS:
            yield name, value or "", False, False
        elif (tag, name) in ASSETS:
            yield name, value or "", True, False
        elif (tag, name) in SETS:
            for candidate in candidates(value or ""):
                yield name, candidate.url, True, False
        elif name == "style" and value:
            for address, _, _ in in_css(value):
                yield name, address, True, False


def has_addresses(tag: str) -> bool:
    """True if an element of this name can hold an address."""
    return tag in _ADDRESSED


def in_css(text: str) -> Iterator[tuple[str, int, int]]:
    """Every `url()` and `@import` of a stylesheet (or a style attribute) with its line and column, from 1.

    Comments and strings that only look like one are no addresses: tinycss2 reads CSS by its standard.
    """
    if not _IN_CSS.search(text):
        return
    importing = naming = False
    left = tinycss2.parse_component_value_list(text)[::-1]
    while left:  # not by recursion: anybody may nest a thousand brackets
        node = left.pop()
        if node.type == "at-keyword":
            importing, naming = node.lower_value == "import", node.lower_value == "namespace"
            continue
        if node.type in ("url", "string"):
            if (node.type == "url" or importing) and not naming:
                yield node.value, node.source_line, node.source_column
        elif node.type == "function":
            strings = [part for part in node.arguments if part.type == "string"]
            if node.lower_name in ("url", "src"):
                strings = [] if naming else strings[:1]
            elif not node.lower_name.endswith("image-set"):
                strings = []
            for part in strings:
                yield part.value, part.source_line, part.source_column
            left += [part for part in reversed(node.arguments) if part.type != "string"]
        elif node.type in ("{} block", "[] block", "() block"):
            left += reversed(node.content)
        if node.type not in ("whitespace", "comment"):
            importing = False
            naming = naming and node != ";"
