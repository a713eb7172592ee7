"""In a link or a button nothing else may be clicked, in a label one field: browsers follow one of two, screen readers name one.

A link in a link and a button in a button are html-misnested's where a browser takes them apart; where it does not, as in
a table in a link, they are reported here. A link in a label is let pass, as by the HTML standard.
"""

import re
from collections.abc import Iterable

from kb.built import Document, Element, Fault
from kb.built.page import Where
from kb.checks._forbidden import forbidden
from kb.checks._nesting import left_open
from kb.parse.page import SourcePage

NEEDS = "page"
FIX = "Put one after the other, or take one of them out."

_ALWAYS = ("button", "details", "embed", "iframe", "label", "select", "textarea")
_WITH = {"a": "href", "audio": "controls", "img": "usemap", "video": "controls"}
_FIELDS = ("button", "input", "meter", "output", "progress", "select", "textarea")
# ARIA in HTML lets nothing that can be clicked stand in these.
_ROLES_WORDS = "button checkbox link menuitem menuitemcheckbox menuitemradio option radio switch tab"
_ROLES = frozenset(_ROLES_WORDS.split())
_NUMBER = re.compile(r"\s*[+-]?[0-9]+.*", re.S)
_Found = dict[int, tuple[Element, str, str]]


def visit(page: Document) -> Iterable[Fault]:
    """Links, buttons, fields, frames and the like in one another, and a second field or label in a label."""
    found = _in_labels(page) | _in_one_another(page)
    if found and not left_open(page, "a", "button"):  # else they may stand there only because of that
        for element, said, fix in found.values():
            yield page.fault(element, said, fix)


def told(source: SourcePage | None, where: Where) -> bool:
    """True if html-unsafe reports one of the two."""
    return forbidden(source, where, "button")


def _in_one_another(page: Document) -> _Found:
    clickable = _clickable(page)
    found: _Found = {}
    if not clickable:
        return found
    inside: list[Element | None] = [None] * len(page.elements)  # of each element: the link or button its content is in
    for element in page.elements:
        rank, above = element.rank, element.parent
        around = inside[above.rank] if above else None
        if around and rank in clickable:
            role = "" if around.tag in ("a", "button") else f' role="{around.get("role")}"'
            said = f"“<{element.tag}>” stands in “<{around.tag}{role}>”, and both can be clicked"
            found[rank] = element, said, FIX
            around = None  # what stands in this one is no mistake of its own
        if element.tag in ("a", "button") or "role" in element.attributes:
            around = element if _takes_clicks(element) else around
        inside[rank] = around
    return found


def _clickable(page: Document) -> dict[int, Element]:
    found = [*page.tagged(*_ALWAYS)]
    found += [element for element in page.tagged("input") if element.get("type").lower() != "hidden"]
    found += [element for tag, name in _WITH.items() for element in page.tagged(tag) if name in element.attributes]
    found += [element for element in page.having("tabindex") if _NUMBER.fullmatch(element.get("tabindex"))]
    return {element.rank: element for element in found}


def _takes_clicks(element: Element) -> bool:
    if element.tag == "button" or (element.tag == "a" and "href" in element.attributes):
        return True
    roles = element.get("role").lower().split()
    return bool(roles) and roles[0] in _ROLES


def _in_labels(page: Document) -> _Found:
    found: _Found = {}
    if not page.tagged("label"):
        return found
    for label in page.tagged("label"):
        if label.within("label"):
            found[label.rank] = (
                label,
                "“<label>” stands in another “<label>”",
                "Close the first before it with “</label>”.",
            )
    named: set[int] = set()
    for field in sorted(page.tagged(*_FIELDS), key=lambda field: field.rank):
        around = field.within("label")
        if around is None or (field.tag == "input" and field.get("type").lower() == "hidden"):
            continue
        wanted = around.get("for")
        if wanted and (field.get("id") == wanted or wanted not in page.ids):  # id-reference-missing reports that
            continue
        if wanted or around.rank in named:
            said = f"“<{field.tag}>” stands in the “<label>” of another field"
            found[field.rank] = field, said, "Put it outside, in a <label> of its own."
        named.add(around.rank)
    return found
