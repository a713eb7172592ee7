"""A character reference such as “&nbsp;” must exist and end with a semicolon: else readers see its letters."""

import re
from collections.abc import Iterable
from functools import cache
from html.entities import html5

from kb.checks._prose import words
from kb.checks.base import Site
from kb.issue import Edit, Issue
from kb.nearest import nearest

NEEDS = "sources"
FIX = "Write the character itself."

_REFERENCE = re.compile(r"&(?P<name>#?\w{1,32})(?P<end>;(?P<again>#?\w{1,32};)?)?")
# Names that are no words: “R&D” or “Q&A;” are.
_COMMON = {"nbsp", "amp", "ndash", "mdash", "hellip", "shy", "quot", "rsquo", "lsquo", "ldquo", "rdquo", "thinsp"}
_COMMON |= {"rarr", "larr", "eacute", "euro", "middot", "times"}
_SHORT = 3
_LAST = 0x10FFFF
_HALVES = range(0xD800, 0xE000)


def run(site: Site) -> Iterable[Issue]:
    """References to no character, without a semicolon, or to the & of another reference."""
    for page in site.pages.values():
        if "&" not in page.masked:
            continue
        for match in _REFERENCE.finditer(words(site, page)):
            file, line, column = place = page.place(match.start())
            name, word_before = match["name"], page.body[match.start() - 1 : match.start()].isalnum()
            if not match["end"]:
                if name in _COMMON and not word_before:
                    edit = Edit(file, line, column, f"&{name}", f"&{name};")
                    message = f"“&{name}” has no semicolon, so its letters are shown"
                    yield site.issue("entity-unknown", place, message, f"Write “&{name};”.", edits=(edit,))
            elif name == "amp" and match["again"] and _exists(match["again"][:-1]):
                fix = f"Write “&{match['again']}”, or put it in `code` if readers are to see it."
                message = f"“{match.group()}” is shown as “&{match['again']}”, for its & is written as “&amp;”"
                yield site.issue("entity-unknown", place, message, fix)
            elif not _exists(name):
                near = _near(name)
                if not word_before or (near and len(name) > _SHORT):
                    fix = f"Write “&{near}”, or the character itself." if near else FIX
                    yield site.issue(
                        "entity-unknown", place, f"“&{name};” is no character, so its letters are shown", fix
                    )


@cache
def _near(name: str) -> str | None:
    return nearest(f"{name};", (key for key in html5 if key.endswith(";")), 0.75)


def _exists(name: str) -> bool:
    if not name.startswith("#"):
        return f"{name};" in html5
    digits = name[2:] if name[1:2] in ("x", "X") else name[1:]
    try:
        number = int(digits, 16 if digits != name[1:] else 10)
    except ValueError:
        return False
    return 0 < number <= _LAST and number not in _HALVES
