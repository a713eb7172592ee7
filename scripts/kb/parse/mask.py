"""Blanks out what is not prose, keeping every other character at its place."""

from __future__ import annotations

import re

_FENCE = re.compile(r"^(?P<indent>[ ]*)(?P<mark>`{3,}|~{3,})")
_COMMENT = re.compile(r"<!--.*?-->", re.S)
_CODE_SPAN = re.compile(r"(?<![`\\])(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.S)
_LIST_ITEM = re.compile(r"\s*([-*+]|\d+[.)])\s")


def blank(text: str) -> str:
    """As many spaces as `text` has characters, line ends kept."""
    return re.sub(r"[^\n]", " ", text)


def front_matter_end(text: str) -> int:
    """Offset of the first character after the front matter, or 0 if there is none."""
    if not text.startswith("---\n"):
        return 0
    end = text.find("\n---", 3)
    if end < 0:
        return 0
    line_end = text.find("\n", end + 1)
    return len(text) if line_end < 0 else line_end + 1


def code(text: str) -> str:
    """`text` with fenced code, indented code, code spans and comments blanked; the same length, the same lines."""
    text = _COMMENT.sub(lambda m: blank(m.group()), text)
    lines = text.split("\n")
    fence = ""
    in_indented = False
    previous_blank, in_list = True, False
    for number, line in enumerate(lines):
        opened = _FENCE.match(line)
        if fence:
            lines[number] = blank(line)
            if (
                opened
                and opened["mark"][0] == fence[0]
                and len(opened["mark"]) >= len(fence)
                and not line[opened.end() :].strip()
            ):
                fence = ""
            continue
        if opened:
            fence = opened["mark"]
            lines[number] = blank(line)
            previous_blank = False
            continue
        if not line.strip():
            previous_blank = True
            continue
        indented = line.startswith(("    ", "\t"))
        if not indented:
            in_list = bool(_LIST_ITEM.match(line)) or (in_list and not previous_blank)
            in_indented = False
        elif in_indented or (previous_blank and not in_list):
            in_indented = True
            lines[number] = blank(line)
        previous_blank = False
    masked = "\n".join(lines)
    # A span never crosses an empty line.
    parts = re.split(r"(\n[ \t]*\n)", masked)
    return "".join(_CODE_SPAN.sub(lambda m: blank(m.group()), part) for part in parts)
