"""Only the Markdown that this site knows may be used: marks of another program's are shown to readers as they are typed."""

import re
from collections.abc import Iterable, Iterator

from kb.checks._html import tags
from kb.checks._prose import blocks, prose, short, words
from kb.checks.base import Site
from kb.issue import Issue
from kb.parse.page import SourcePage

NEEDS = "sources"
FIX = "Write it as this site's Markdown has it, or put it in `code` if readers are to see the marks."

# Each mark with what to write instead; those of lines are looked for where a line begins.
_OF_LINES = {
    "admonition": (r"(?:!!!|\?\?\?\+?)[ ]*[A-Za-z][^\n]*", "Write “/// note | Title”, the words, and “///”."),
    "tab": (r"===[!+]?[ ]+\"[^\n]*", "Write “/// tab | Title”, the words, and “///”."),
    "directive": (r":{3,}[^\n]*", "Write “/// name”, the words, and “///”."),
    "task": (r"(?:[-*+]|\d+\.)[ ]+(?P<box>\[[ xX]\])(?=[ ])", "Say in words whether it is done."),
    "alert": (r">[ ]*(?P<sort>\[!\w+\])", "Write “/// note”, the words, and “///”."),
    "contents": (r"\[(?:toc|\[_?toc_?\])\][ ]*$", "Write “[TOC]”."),
    "snippet": (r";*-{2,}8<-{2,}[^\n]*", "Write the words themselves."),
    "abbreviation": (r"\*\[[^\[\]\n]+\]:", "Add the term to data/terms, which explains it on every page."),
}
_OF_WORDS = {
    "gone": (r"(?<!~)~~(?=[^\s~])[^~\n]+(?<=\S)~~(?!~)", "Write “<del>” and “</del>”, or take the words out."),
    "marked": (r"(?<![=\w])==(?=[^\s=])[^=\n]+(?<=\S)==(?![=\w])", "Write “<mark>” and “</mark>”."),
    "below": (r"(?<=\w)~\w{1,12}~(?!~)", "Write “<sub>” and “</sub>”."),
    "above": (r"(?<=\w)\^\w{1,12}\^", "Write “<sup>” and “</sup>”."),
    "template": (r"\{\{[^{}\n]*\}\}|\{%[^{}\n]*%\}|\{#[^{}\n]*#\}", "Write the words themselves, or a value “[=record.field]”."),
    "edit": (r"\{(?:\+\+|--|~~|==|>>)[^{}\n]*\}", "Make the change, and take the marks out."),
    "wiki": (r"!?\[\[(?![@^=])[^\[\]\n]+\]\]", "Write “[words](page.md)”."),
    "note": (r"(?<!\w)\^\[[^\[\]\n]+\]", "Write “[^name]”, and below “[^name]: words”."),
    "formula": (r"\$\$[^$]{1,500}\$\$", "Write the formula in words or as a picture."),
    "emoji": (r"(?<![\w:/.\\]):[a-z][a-z0-9_-]*[a-z0-9]:(?![\w:/])", "Write the character itself, or a word."),
}  # fmt: skip
_HINTS = ("!!!", "???", "===", ":::", "[ ]", "[x]", "[X]", "[!", "oc]", "TOC]", "8<", "*[", "oc_]")
_LINES = re.compile(
    r"^[ ]{0,12}(?:" + "|".join(f"(?P<{name}>{mark})" for name, (mark, _) in _OF_LINES.items()) + ")", re.M
)
# Each expression with what it cannot do without, which is far quicker to look for.
_WORDS = {
    name: (hint, re.compile(_OF_WORDS[name][0]))
    for name, hint in {
        "gone": "~~", "marked": "==", "below": "~", "above": "^", "template": "{", "edit": "{", "wiki": "[[",
        "note": "^[", "formula": "$$", "emoji": ":",
    }.items()
}  # fmt: skip
_FIXES = {name: fix for marks in (_OF_LINES, _OF_WORDS) for name, (_, fix) in marks.items()}
_BRACES = re.compile(r"(?:(?<=[\w.,;:!?])|(?<=\S[ ]))\{:?[ ]*[.#][\w-][^{}\n]*\}")
_TAKES = re.compile(r"[ ]*(?:#|[-*+][ ]|\d+\.[ ]|:[ ]|\||>)")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_MARKDOWN = re.compile(r"\smarkdown(?=[\s=]|\Z)", re.I)


def run(site: Site) -> Iterable[Issue]:
    """Marks that were seen to be shown as text here: tasks, tabs, templates, wiki links, struck words and the like."""
    for page in site.pages.values():
        text = prose(site, page)
        if any(hint in text for hint in _HINTS):
            for match in _LINES.finditer(text):
                name = next(name for name in _OF_LINES if match[name])
                mark = "box" if match["box"] else "sort" if match["sort"] else name
                yield _issue(site, page, match.start(mark), match[mark], _FIXES[name])
        done = 0
        for start, end, name in _in_words(words(site, page)):
            if start < done or (name == "wiki" and page.body[end : end + 1] in ("(", "[", ":")):
                continue  # part of another mark, or an ordinary link whose words stand in brackets
            done = end
            yield _issue(site, page, start, page.body[start:end], _FIXES[name])
        yield from _attributes(site, page, text)
        for tag in tags(site, page):
            attribute = None if tag["end"] else _MARKDOWN.search(_QUOTED.sub(_same_length, tag["rest"]))
            if attribute:
                fix = "Write the words as HTML, or use a block “/// name”."
                yield _issue(site, page, tag.start("rest") + attribute.start() + 1, "markdown", fix)


def _in_words(text: str) -> list[tuple[int, int, str]]:
    return sorted(
        (*match.span(), name) for name, (hint, mark) in _WORDS.items() if hint in text for match in mark.finditer(text)
    )


def _attributes(site: Site, page: SourcePage, text: str) -> Iterator[Issue]:
    """Attributes in the middle of a paragraph; a heading, an item, a cell or what stands directly before takes them."""
    if "{" not in text:
        return
    for block in blocks(text):
        if _TAKES.match(block[0][1]):
            continue
        for at, line in block:
            for match in _BRACES.finditer(line) if "|" not in line else ():
                fix = "Put it directly after a link, a picture or emphasised words, or on a line below the paragraph."
                yield _issue(site, page, at + match.start(), match.group(), fix)


def _same_length(match: re.Match[str]) -> str:
    return "x" * len(match.group())


def _issue(site: Site, page: SourcePage, offset: int, mark: str, fix: str) -> Issue:
    return site.issue("syntax-foreign", page.place(offset), f"“{short(mark)}” is shown to readers as it is typed", fix)
