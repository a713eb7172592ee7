"""Blanks out what is not prose, keeping every other character at its place."""

from __future__ import annotations

import re

# MkDocs' own expression (mkdocs/utils/meta.py), so that both see the same front matter.
_FRONT_MATTER = re.compile(r"-{3}[ \t]*\n(?:.*?\n)?(?:\.{3}|-{3})[ \t]*(?:\n|\Z)", re.S)
_FENCE = re.compile(r"^(?P<indent>[ ]*)(?P<mark>`{3,}(?!.*`)|~{3,})")
_LIST_ITEM = re.compile(r"\s*([-*+]|\d+[.)])\s")
# Whichever begins first wins: a comment may show a code span, a code span a comment. A span never crosses an empty line.
_RAW = r"<(?P<tag>pre|script|style|textarea)\b.*?</(?P=tag)>"
_SPAN = r"(?<![`\\])(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)(?P=ticks)(?!`)"
_HIDDEN = re.compile(rf"<!--.*?-->|{_RAW}|{_SPAN}", re.S | re.I)
_HIDDEN_UNCOMMENTED = re.compile(rf"{_RAW}|{_SPAN}", re.S | re.I)


def blank(text: str) -> str:
    """As many spaces as `text` has characters, line ends kept."""
    return re.sub(r"[^\n]", " ", text)


def front_matter_end(text: str) -> int:
    """Offset of the first character after the front matter, or 0 if there is none."""
    match = _FRONT_MATTER.match(text)
    return match.end() if match else 0


def code(text: str) -> str:
    """`text` with fenced code, indented code, code spans, raw code and comments blanked; same length, same lines."""
    lines = text.split("\n")
    closed_at = -1
    open_for_good: dict[str, int] = {}
    in_indented = False
    previous_blank, in_list = True, False
    for number, line in enumerate(lines):
        if number <= closed_at:
            lines[number] = blank(line)
            previous_blank = False
            continue
        opened = _FENCE.match(line)
        mark = opened["mark"] if opened else ""
        end = None
        if mark and len(mark) < open_for_good.get(mark[0], len(mark) + 1):
            end = _fence_end(lines, number, mark)
            if end is None:  # then none as long closes further down either
                open_for_good[mark[0]] = len(mark)
        if end is not None:
            closed_at = end
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
    return _without_hidden("\n".join(lines))


def _without_hidden(text: str) -> str:
    """`text` with comments, raw code and code spans blanked."""
    # After the last end of a comment none can be closed: looking for one from each start would take for ever.
    last = text.rfind("-->") + 3
    head = _HIDDEN.sub(_blanked, text[:last]) if last > 2 else ""
    return head + _HIDDEN_UNCOMMENTED.sub(_blanked, text[len(head) :])


def _blanked(match: re.Match[str]) -> str:
    return blank(match.group())


def _fence_end(lines: list[str], start: int, mark: str) -> int | None:
    """Number of the line that closes a fence; None if none does: then the engine takes it for text, and so do we."""
    for number in range(start + 1, len(lines)):
        line = lines[number].strip()
        if len(line) >= len(mark) and not line.strip(mark[0]):
            return number
    return None
