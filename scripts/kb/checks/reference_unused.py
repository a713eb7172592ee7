"""A definition must be used: the address of a link that no link names is lost, and a footnote without a mark explains nothing."""

import re
from collections.abc import Iterable

from kb.checks._prose import short
from kb.checks.base import Site
from kb.issue import Issue
from kb.nearest import nearest
from kb.parse.page import SourcePage

NEEDS = "sources"
FIX = "Use it, or take the definition out."

_MOST = 10_000
_BRACKETS = re.compile(r"(?<!\\)\[([^\[\]]+)\]")


def run(site: Site) -> Iterable[Issue]:
    """`[label]: address` whose label stands nowhere else on the page.

    A label used with a slip of the pen is reported where it is used, by reference-undefined.
    """
    for page in site.pages.values():
        yield from _footnotes(site, page)
        starts = {
            page.body.index("[", link.start): link.text
            for link in page.links
            if link.form == "definition" and "[" in page.body[link.start : link.end]
        }
        if not starts:
            continue
        used = {_label(match[1]) for match in _BRACKETS.finditer(page.body) if match.start() not in starts}
        # A label may hold code, which was blanked where links were looked for.
        defined = {_label(page.body[at + 1 : at + 1 + len(text)]): at for at, text in starts.items()}
        meant = _meant(_undefined(page, defined), set(defined) - used)
        for label, at in defined.items():
            if label not in used and label not in meant:
                words = page.body[at + 1 : at + 1 + len(starts[at])]
                yield site.issue(
                    "reference-unused", page.place(at), f"The definition “{short(words)}” is used nowhere", FIX
                )


def _footnotes(site: Site, page: SourcePage) -> Iterable[Issue]:
    """Footnotes without a mark: they are shown with a link back to nothing."""
    defined = {link.target: link.start for link in page.links if link.form == "footnote-definition"}
    if not defined:
        return
    marks = {link.target for link in page.links if link.form == "footnote"}
    meant = _meant(marks - defined.keys(), defined.keys() - marks)
    for label, at in defined.items():
        if label not in marks and label not in meant:
            yield site.issue("reference-unused", page.place(at), f"The footnote “{label}” has no mark", FIX)


def _undefined(page: SourcePage, defined: dict[str, int]) -> set[str]:
    return {_label(link.target) for link in page.links if link.form == "reference"} - set(defined)


def _meant(slips: set[str], unused: set[str]) -> set[str | None]:
    """The unused labels that undefined ones are slips of; not looked for in a page that is nothing but slips."""
    return {nearest(slip, unused) for slip in slips} if len(slips) * len(unused) < _MOST else set()


def _label(text: str) -> str:
    return " ".join(text.split()).casefold()
