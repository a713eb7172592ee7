"""A heading must be “## Words” at the start of its line: else readers see the marks, or a heading that was not meant."""

import re
from collections.abc import Iterable

from kb.checks._prose import lines, prose, short
from kb.checks.base import Site
from kb.issue import Edit, Issue
from kb.parse.page import SourcePage

NEEDS = "sources"
FIX = "Write “## ” at the start of the line and the words after it."

_MARKS = re.compile(r"(?P<indent>[ ]{0,3})(?P<hashes>#+)(?P<space>[ \t]*)(?P<rest>[^\n]*)")
_DEEPEST = 6


def run(site: Site) -> Iterable[Issue]:
    """Lines with # that are no heading, or one by accident; second headings of the first level are those of heading-h1."""
    for page in site.pages.values():
        if "#" not in page.masked:
            continue
        titled = False
        for at, line in lines(prose(site, page)):
            if "#" not in line[:4]:
                continue
            match = _MARKS.match(page.body, at, at + len(line))
            if match is None:
                continue
            second = titled and match["hashes"] == "#" and not match["indent"]
            titled = titled or (match["hashes"] == "#" and not match["indent"])
            issue = None if second else _fault(site, page, match, line)
            if issue:
                yield issue


def _fault(site: Site, page: SourcePage, match: re.Match[str], line: str) -> Issue | None:
    place = page.place(match.start("hashes"))
    file, number, _ = place
    hashes, words = match["hashes"], match["rest"].rstrip().rstrip("#").rstrip()
    if match["indent"]:
        if not match["space"] or not words or len(hashes) > _DEEPEST:
            return None
        edits = (Edit(file, number, 1, f"{match['indent']}{hashes}", hashes),)
        message = f"“{short(line)}” is set in, so it is shown as text and is no heading"
        return site.issue("heading-malformed", place, message, "Begin the line with the #.", edits=edits)
    if len(hashes) > _DEEPEST:
        message = f"“{short(line)}” has {len(hashes)} #, and there are six levels of heading"
        return site.issue("heading-malformed", place, message, "Write six # at most.")
    if not words:
        message = "The heading has no words"
        return site.issue("heading-malformed", place, message, "Write the words of the heading, or take the line out.")
    if match["space"]:
        return None
    if hashes == "#":
        fix = f"Write “# {short(words)}” if it is a heading, else “\\#{short(words)}”."
        return site.issue("heading-malformed", place, f"“{short(line)}” becomes a heading", fix)
    edits = (Edit(*place, f"{hashes}{words[0]}", f"{hashes} {words[0]}"),)
    message = f"“{short(line)}” has no space after the #"
    return site.issue("heading-malformed", place, message, f"Write “{hashes} {short(words)}”.", edits=edits)
