"""How the tags of a page pair and nest by the HTML standard, read from its text: a tree shows only what a browser mended."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import Literal, NamedTuple

from kb.built import Document, Fault, tags
from kb.built.page import Where
from kb.built.tags import Tag

Kind = Literal["unpaired", "misnested"]

_VOID_WORDS = "area base br col embed hr image img input link meta param source track wbr basefont bgsound frame keygen"
VOID = frozenset(_VOID_WORDS.split())
_HEADINGS_WORDS = "h1 h2 h3 h4 h5 h6"
_HEADINGS = frozenset(_HEADINGS_WORDS.split())
_BLOCKS = (
    "address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form header hgroup "
    "hr main menu nav ol p pre search section summary table ul"
)
_ENDS_P = _HEADINGS | frozenset(_BLOCKS.split())
_OPTIONAL_WORDS = "p li dt dd tr td th thead tbody tfoot option optgroup rp rt rb rtc caption colgroup"
_OPTIONAL = frozenset(_OPTIONAL_WORDS.split())
_CELLS = frozenset(("td", "th", "caption"))
_BODIES = frozenset(("thead", "tbody", "tfoot"))
_ROWS = frozenset(("table", "tr")) | _BODIES  # text has no place right inside these
_OF_TABLE = _ROWS | _CELLS | {"colgroup", "col"}
_PARTS = _OF_TABLE - {"table"}
_IN_ROWS = _OF_TABLE | {"script", "style", "template", "form"}
_IN_ITSELF = frozenset(("a", "button", "form")) | _HEADINGS
_KEEPS_P_WORDS = "table td th caption button object marquee applet template foreignobject noscript select svg"
_KEEPS_P = frozenset(_KEEPS_P_WORDS.split())
_PHRASES_WORDS = (
    "a abbr b bdi bdo big cite code data del dfn em font i ins kbd label map mark nobr q s samp small span strike strong "
    "sub sup time tt u var audio video"
)
_PHRASES = frozenset(_PHRASES_WORDS.split())
# Each ends the elements of the second set that are open, up to one of the third.
_LISTS = frozenset(("ul", "ol", "menu", "dir", "dl", "table", "td", "th", "caption", "template"))
_IMPLIED = {
    "li": (frozenset(("li",)), _LISTS),
    "dt": (frozenset(("dt", "dd")), _LISTS),
    "dd": (frozenset(("dt", "dd")), _LISTS),
    "option": (frozenset(("option",)), frozenset(("select", "datalist", "optgroup"))),
    "optgroup": (frozenset(("option", "optgroup")), frozenset(("select", "datalist"))),
    "rt": (frozenset(("rt", "rp", "rb")), frozenset(("ruby", "rtc"))),
    "rp": (frozenset(("rt", "rp", "rb")), frozenset(("ruby", "rtc"))),
    "td": (frozenset(("td", "th")), frozenset(("table", "tr"))),
    "th": (frozenset(("td", "th")), frozenset(("table", "tr"))),
    "tr": (_CELLS | {"tr", "colgroup"}, _BODIES | {"table"}),
    "tbody": (_CELLS | _BODIES | {"tr", "colgroup"}, frozenset(("table",))),
    "caption": (_CELLS | {"colgroup"}, frozenset(("table",))),
    "colgroup": (_CELLS | {"colgroup"}, frozenset(("table",))),
}
_IMPLIED["thead"] = _IMPLIED["tfoot"] = _IMPLIED["tbody"]
_FRAME = frozenset(("html", "head", "body"))
_FOREIGN = frozenset(("svg", "math"))
_WORDS_IN_DRAWING = frozenset(("foreignobject", "desc", "title", "annotation-xml", "mi", "mo", "mn", "ms", "mtext"))
_DEPTH = 600  # browsers nest no deeper than 512, so no end tag reaches further
_MOST = 100  # past these, one mistake has led to the others

# What never ends is taken to where it cannot go on, so that no text is read twice.
_HEAD = re.compile(
    r"<(?:!--(?:.*?-->|.*)|(script|style|textarea|title)\b[^>]*+>(?:.*?</\1|.*)"
    r"|(/?)([a-zA-Z][^\s/>]*+)((?>(?:[^>\"']|\"[^\"]*+\"|'[^']*+')*))(>?))",
    re.S,
)
_COMMENT = re.compile(r"<![^>]*>|<!--.*?(?:-->|\Z)", re.S)


class Flaw(NamedTuple):
    """One mistake: the tag, or the offset of the text, at which to mend it."""

    kind: Kind
    start: int
    tag: Tag | None
    message: str
    fix: str
    attribute: str = ""


@lru_cache(maxsize=2)
def heads(page: Document) -> list[tuple[str, str, str, str, str]]:
    """Of each tag, quickly: the name if its content is raw text, “/” if it closes, name, attributes, and “>” if it ends."""
    return _HEAD.findall(page.text)


@lru_cache(maxsize=2)
def flaws(page: Document) -> list[Flaw]:
    """Every mistake of a page in order."""
    if plain(page):
        return []
    reader = _Reader(page)
    return sorted(reader.read(), key=lambda flaw: flaw.start)[:_MOST]


def left_open(page: Document, *names: str) -> bool:
    """True if an element was never closed, or one of these names stands where a browser takes it apart: what follows is
    then not where it seems to be.
    """
    opened = (flaw for flaw in flaws(page) if flaw.tag and not flaw.tag.close)
    return any(flaw.kind == "unpaired" or (flaw.tag and flaw.tag.name in names) for flaw in opened)


def fault(page: Document, flaw: Flaw) -> Fault:
    """The mistake as a fault of its tag, which can be traced to what made it."""
    if flaw.tag is None:
        return page.fault_at(flaw.start, flaw.message, flaw.fix)
    line, column = tags.place(page.text, flaw.start)
    tag, inside = flaw.tag, in_article(page, flaw.start)
    held = dict(sorted(tags.key(page.text, tag)))
    nth = Counter(dict.fromkeys([*held, "", "*"], 0))
    for other in page.source_tags:
        if other.start >= tag.start:
            break
        if other.name == tag.name and not other.close and in_article(page, other.start) == inside:
            same = tags.key(page.text, other)
            nth.update([""] + ["*"] * (same == tags.key(page.text, tag)))
            nth.update(name for name, value in same if held.get(name) == value)
    words = "" if tag.close else " ".join(re.sub(r"<[^>]*>", "", page.text[tag.end : tag.end + 300]).split())[:80]
    return Fault(Where(tag.name, held, flaw.attribute, inside, words, line, column, dict(nth)), flaw.message, flaw.fix)


def in_article(page: Document, offset: int) -> bool:
    """True if the offset is in the article, or in the main part of a page without one."""
    start, end = _article(page)
    return start < offset < end


@lru_cache(maxsize=2)
def _article(page: Document) -> tuple[int, int]:
    for name in ("article", "main"):
        found = [tag for tag in page.source_tags if tag.name == name]
        if found:
            ends = [tag.start for tag in found if tag.close]
            return found[0].start, ends[-1] if ends else len(page.text)
    return -1, -1


# Void elements as XHTML writes them; a slash in any other tag is a fault.
_XHTML = re.compile(rb"<(?:br|hr|img|input|link|meta|source|col|area|base|embed|track|wbr)\b[^<>]*/>", re.I)


@lru_cache(maxsize=2)
def as_written(page: Document) -> bool:
    """True if the tree, written out, is the page's text: then a browser has nothing to mend.

    So it is on nearly every page that an engine writes, and asking costs a third of looking at each tag.
    """
    if page.raw.count(b"/>") != len(_XHTML.findall(page.raw)):
        return False
    tree = (page.tree.html or "").encode("utf-8", "replace")
    return _comparable(page.raw) == _comparable(tree) and not any(head.within(*_HEADINGS) for head in page.headings)


def _comparable(raw: bytes) -> bytes:
    return raw.replace(b" />", b">").replace(b"/>", b">").replace(b'=""', b"").lower()


@lru_cache(maxsize=2)
def plain(page: Document) -> bool:
    """True if every tag is closed by its own, in order, and no element stands where a browser would move it."""
    if as_written(page):
        return True
    stack: list[str] = [""]
    open_p = deep = 0
    for raw, slash, name, rest, end in heads(page):
        if raw or not name:
            continue
        if not end:
            return False
        name = name if name.islower() else name.lower()
        if slash:
            if stack.pop() != name or name in VOID:
                return False
            if name == "p":
                open_p -= 1
            elif name in _FOREIGN:
                deep -= 1
            continue
        if deep:
            if not rest.endswith("/"):
                stack.append(name)
            deep += name in _FOREIGN
            continue
        if open_p and name in _ENDS_P:
            return False
        if stack[-1] in _ROWS and name not in _IN_ROWS:
            return False
        if name in VOID:
            continue
        if rest.endswith("/") or (name in _IN_ITSELF and _nested(name, stack)):
            return False
        if name in _PARTS and "table" not in stack:
            return False
        stack.append(name)
        if name == "p":
            open_p += 1
        elif name in _FOREIGN:
            deep += 1
    return stack == [""] and not _stray_text(page)


def _nested(name: str, stack: list[str]) -> bool:
    return stack[-1] in _HEADINGS if name in _HEADINGS else name in stack


_STRAY = re.compile(
    r"<(?:table|tbody|thead|tfoot|tr)(?:\s[^<>]*)?>\s*[^\s<]|</(?:tr|td|th|tbody|thead|tfoot|caption)>\s*[^\s<]|</body>\s*[^\s<]"
    r"|</body>\s*<(?!/html|!)",
    re.I,
)


def _stray_text(page: Document) -> bool:
    return _STRAY.search(page.text) is not None


class _Open:
    """An element that is open, or was left open: `excused` if that is no mistake of its own."""

    __slots__ = ("above", "by", "excused", "name", "tag")

    def __init__(self, tag: Tag, above: _Open | None = None, by: Tag | None = None, excused: bool = False) -> None:
        self.name, self.tag, self.above, self.by, self.excused = tag.name, tag, above, by, excused


class _Reader:
    """Reads the tags of one page with a stack of what is open, as a browser does."""

    def __init__(self, page: Document) -> None:
        self.page, self.text = page, page.text
        self.stack: list[_Open] = []
        self.count: Counter[str] = Counter()
        self.left: dict[str, list[_Open]] = {}  # by name: ended without an end tag of their own
        self.found: list[Flaw] = []

    def read(self) -> list[Flaw]:
        """Every mistake."""
        before, after_body = 0, False
        for tag in self.page.source_tags:
            if len(self.found) > _MOST:
                return self.found
            if tag.inert:
                continue
            if after_body or (self.stack and self.stack[-1].name in _ROWS):
                offset = self._text(before, tag.start)
                if offset >= 0:
                    where = "after the end of the page’s body" if after_body else "in the table outside its cells"
                    fix = "Put it before </body>." if after_body else "Put it in a cell, or in a <caption>."
                    self._say("misnested", None, f"“{self._words(offset)}” stands {where}", fix, offset)
            if tag.name in _FRAME:
                if tag.close and tag.name != "head":
                    self._pop_to(0)
                    after_body = True
            elif after_body:
                if not tag.close:
                    said = f"“<{tag.name}>” stands after the end of the page’s body"
                    self._say("misnested", tag, said, "Put it before </body>.")
                return self.found
            elif tag.close:
                self._close(tag)
            elif self._in_drawing():
                if not tag.empty:
                    self._push(tag)
            else:
                self._start(tag)
            before = tag.end
        self._pop_to(0)
        offset = self._text(before, len(self.text)) if after_body else -1
        if offset >= 0:
            said = f"“{self._words(offset)}” stands after the end of the page’s body"
            self._say("misnested", None, said, "Put it before </body>.", offset)
        return self.found

    def _text(self, start: int, end: int) -> int:
        between = self.text[start:end]
        if not between or between.isspace():
            return -1
        between = _COMMENT.sub(lambda match: " " * len(match.group()), between)
        return start + len(between) - len(between.lstrip()) if between.strip() else -1

    def _words(self, offset: int) -> str:
        return " ".join(self.text[offset : offset + 40].partition("<")[0].split())

    def _say(self, kind: Kind, tag: Tag | None, message: str, fix: str, start: int = -1) -> None:
        self.found.append(Flaw(kind, tag.start if tag else start, tag, message, fix))

    def _push(self, tag: Tag, excused: bool = False) -> None:
        self.stack.append(_Open(tag, excused=excused))
        self.count[tag.name] += 1

    def _in_drawing(self) -> bool:
        if not (self.count["svg"] or self.count["math"]):
            return False
        for entry in reversed(self.stack[-_DEPTH:]):
            if entry.name in _WORDS_IN_DRAWING:
                return False
            if entry.name in _FOREIGN:
                return True
        return False

    def _start(self, tag: Tag) -> None:
        name = tag.name
        if name in _ENDS_P and self.count["p"]:
            self._end_paragraph(tag)
        if name in _IMPLIED:
            self._imply(*_IMPLIED[name])
        top = self.stack[-1].name if self.stack else ""
        excused = False
        if top in _ROWS and name not in _IN_ROWS and not self._hidden_input(tag):
            said = f"“<{name}>” stands in the table outside its cells, so a browser moves it in front of the table"
            self._say("misnested", tag, said, "Put it in a cell, or in a <caption>.")
        elif name in _PARTS and not self.count["table"]:
            excused = True
            said = f"“<{name}>” stands outside a table, so a browser leaves the tag out"
            self._say("misnested", tag, said, "Put it in a <table>, or use another element.")
        if name in _IN_ITSELF:
            self._in_itself(tag)
        if name in VOID:
            return
        if tag.empty and not self._unquoted_slash(tag):
            excused = True
            said = f"“<{name}/>” is not closed by its “/”: in HTML it opens the element"
            self._say("unpaired", tag, said, f"Write “<{name}></{name}>”.")
        self._push(tag, excused)

    def _hidden_input(self, tag: Tag) -> bool:
        return tag.name == "input" and ("type", "hidden") in {
            (name, value.lower()) for name, value in tags.key(self.text, tag)
        }

    def _unquoted_slash(self, tag: Tag) -> bool:
        found = tags.attributes(self.text, tag)
        return bool(found) and found[-1].value.endswith("/") and self.text[tag.end - 2] == "/"

    def _end_paragraph(self, tag: Tag) -> None:
        at = self._find("p", _KEEPS_P)
        if at < 0:
            return
        between = [entry for entry in self.stack[at + 1 :] if entry.name not in _OPTIONAL]
        above = self.stack[at - 1] if at else None
        paragraph = self.stack[at]
        for entry in self.stack[at:]:
            self.count[entry.name] -= 1
            if entry is not paragraph:
                entry.excused = True
                self.left.setdefault(entry.name, []).append(entry)
        del self.stack[at:]
        closed = _Open(paragraph.tag, above, tag)
        if between:
            closed.excused = True
            self._ends_paragraph(tag)
        self.left.setdefault("p", []).append(closed)

    def _ends_paragraph(self, tag: Tag) -> None:
        said = f"“<{tag.name}>” ends the paragraph that it stands in"
        self._say(
            "misnested", tag, said, f"End the paragraph before it, or use an element of a line instead of “{tag.name}”."
        )

    def _imply(self, ends: frozenset[str], up_to: frozenset[str]) -> None:
        lowest = -1
        for at in range(len(self.stack) - 1, max(-1, len(self.stack) - _DEPTH), -1):
            if self.stack[at].name in ends:
                lowest = at
            elif self.stack[at].name in up_to:
                break
        if lowest >= 0:
            self._pop_to(lowest)

    def _in_itself(self, tag: Tag) -> None:
        if tag.name in _HEADINGS:
            other = self.stack[-1] if self.stack and self.stack[-1].name in _HEADINGS else None
        else:
            at = self._find(tag.name, _CELLS | {"object", "template"}) if self.count[tag.name] else -1
            other = self.stack[at] if at >= 0 else None
        if other:
            other.excused = True
            said = f"“<{tag.name}>” stands in another “<{other.name}>”, which no browser keeps"
            self._say("misnested", tag, said, f"End the “<{other.name}>” before it with “</{other.name}>”.")

    def _find(self, name: str, stop: frozenset[str]) -> int:
        """Place of the nearest open element of a name; -1 if there is none this side of what stops."""
        for at in range(len(self.stack) - 1, max(-1, len(self.stack) - _DEPTH), -1):
            if self.stack[at].name == name:
                return at
            if self.stack[at].name in stop:
                return -1
        return -1

    def _close(self, tag: Tag) -> None:
        name = tag.name
        if self.stack and self.stack[-1].name == name:
            self.count[name] -= 1
            self.stack.pop()
            return
        stop = frozenset(("table",)) if name in _OF_TABLE else _CELLS | {"table"}
        at = self._find(name, stop) if self.count[name] else -1
        if at >= 0:
            inline = name in _PHRASES
            self._pop_to(at + 1, inline)
            self._pop_to(at, ended=True)
        elif not self._excuse(tag):
            said = f"“</{name}>” closes nothing"
            fix = f"Write “<{name}>”." if name in VOID else f"Take it out, or open the “{name}” that it was meant for."
            self._say("unpaired", tag, said, fix)

    def _excuse(self, tag: Tag) -> bool:
        """True if the element was ended earlier by a mistake that is reported there."""
        entries = self.left.get(tag.name)
        if not entries:
            return False
        if tag.name != "p" or entries[-1].by is None:
            entries.pop()
            return True
        while self.stack and self.stack[-1].name in _OPTIONAL and self.stack[-1] is not entries[-1].above:
            self._pop_to(len(self.stack) - 1)
        entry = entries[-1]
        if entry.above is not (self.stack[-1] if self.stack else None):
            return False
        entries.pop()
        if not entry.excused and entry.by:
            self._ends_paragraph(entry.by)
        return True

    def _pop_to(self, size: int, inline: bool = False, ended: bool = False) -> None:
        """End what is open beyond `size`; what may not be left open is a mistake."""
        while len(self.stack) > size:
            entry = self.stack.pop()
            self.count[entry.name] -= 1
            if ended or (entry.name in _OPTIONAL and not inline):
                continue
            self.left.setdefault(entry.name, []).append(entry)
            if not entry.excused:
                said = f"“<{entry.name}>” is never closed, or too late"
                self._say(
                    "unpaired",
                    entry.tag,
                    said,
                    f"Write “</{entry.name}>” where it ends, before what is around it ends.",
                )
