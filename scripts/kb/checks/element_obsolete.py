"""An element must be one that HTML still has: browsers may drop the others, and styles do what they did."""

from collections.abc import Iterable

from kb.built import Document, Fault
from kb.built.page import Where
from kb.parse.page import SourcePage

NEEDS = "page"
FIX = "Use an element that says what the words are, and a style for how they look."

_INSTEAD = {
    "acronym": "abbr", "applet": "object", "big": "", "dir": "ul", "frame": "iframe", "frameset": "", "isindex": "input",
    "listing": "pre", "nobr": "", "noembed": "object", "noframes": "", "plaintext": "pre", "rb": "ruby", "rtc": "ruby",
    "spacer": "", "strike": "del", "tt": "code", "xmp": "pre", "bgsound": "audio", "blink": "", "multicol": "",
    "center": "", "font": "", "marquee": "", "basefont": "", "nextid": "", "menuitem": "button", "keygen": "",
    "param": "",
}  # fmt: skip
_UNSAFE = (
    "applet", "basefont", "bgsound", "blink", "center", "font", "frame", "frameset", "marquee", "plaintext", "xmp",
)  # fmt: skip


def visit(page: Document) -> Iterable[Fault]:
    """Elements that the HTML standard calls obsolete; those of drawings are others."""
    for name in _INSTEAD:
        for element in page.tagged(name):
            if not element.within("svg", "math"):
                instead = _INSTEAD[name]
                fix = f"Write “<{instead}>” instead." if instead else FIX
                yield page.fault(element, f"“<{name}>” is obsolete", fix)


def told(source: SourcePage | None, where: Where) -> bool:
    """True if html-unsafe reports it in Markdown."""
    return where.tag in _UNSAFE
