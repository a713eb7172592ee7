"""An id that an element refers to must be on its page: a label without its field, or a name without its words, says nothing.

Counted are labels, lists, forms, headers of cells, ARIA's relations, maps, and what drawings use. An element that a
script makes later may be missing: where ARIA expects that, it is a warning.
"""

import re
from collections.abc import Iterable, Iterator

from kb.built import Document, Element, Fault
from kb.issue import Severity
from kb.nearest import advice

NEEDS = "page"
FIX = "Name an id that the page has, or take the attribute out."

_SOME = ("aria-labelledby", "aria-describedby", "aria-details", "itemref", "headers")
_MADE_LATER = ("aria-controls", "aria-owns", "aria-flowto", "aria-activedescendant", "aria-errormessage")
_ONE = ("for", "list", "form", "popovertarget", "commandfor")
_USERS = ("use", "linearGradient", "radialGradient", "pattern", "textPath", "mpath", "filter")
_PAINTS = (
    "fill",
    "stroke",
    "clip-path",
    "mask",
    "filter",
    "marker-start",
    "marker-mid",
    "marker-end",
    "marker",
    "style",
)
_URL = re.compile(r"url\(\s*[\"']?#(?P<id>[^\"')\s]+)[\"']?\s*\)")
_LABELLED = {"button", "input", "meter", "output", "progress", "select", "textarea"}
_FORM_PARTS = {"button", "fieldset", "input", "object", "output", "select", "textarea", "label"}
_TAGS = {"for": {"label", "output"}, "list": {"input"}, "form": _FORM_PARTS, "headers": {"td", "th"}}
_MANY = 2000  # more names than this are not compared


def visit(page: Document) -> Iterable[Fault]:
    """References to no id of the page, or to an element of another kind."""
    found = [*_named(page), *_drawn(page)]
    yield from _maps(page)
    if not found:
        return
    ids: dict[str, Element] = {}
    for element in page.having("id"):
        ids.setdefault(element.get("id"), element)
    for element, attribute, name, severity in found:
        if name not in ids:
            fix = advice(name, ids, most=0) if len(ids) < _MANY else ""
            said = f"“{attribute}” names “{name}”, which is no id of the page"
            yield page.fault(element, said, fix or FIX, attribute, severity)
        elif wrong := _wrong(element, attribute, ids[name]):
            said = f"“{attribute}” names “{name}”, which is no {wrong}"
            yield page.fault(element, said, f"Name a {wrong}, or take the attribute out.", attribute)


def _named(page: Document) -> Iterator[tuple[Element, str, str, Severity]]:
    for attribute in (*_SOME, *_MADE_LATER, *_ONE):
        severity: Severity = "warning" if attribute in _MADE_LATER else "error"
        for element in page.having(attribute):
            if element.tag in _TAGS.get(attribute, (element.tag,)):
                value = element.get(attribute)
                many = attribute not in _ONE or element.tag == "output"
                for name in dict.fromkeys(value.split()) if many else [value] * bool(value):
                    yield element, attribute, name, severity


def _drawn(page: Document) -> Iterator[tuple[Element, str, str, Severity]]:
    for element in page.tagged(*_USERS):
        for attribute in ("href", "xlink:href"):
            if element.get(attribute).startswith("#") and element.get(attribute) != "#":
                yield element, attribute, element.get(attribute)[1:], "error"
    for attribute in _PAINTS:
        for element in page.having(attribute):
            if "url(" in element.get(attribute):
                for match in _URL.finditer(element.get(attribute)):
                    yield element, attribute, match["id"], "error"


def _wrong(element: Element, attribute: str, named: Element) -> str:
    """What the element named should have been; "" if it is right."""
    if attribute == "for" and element.tag == "label":
        hidden = named.tag == "input" and named.get("type").lower() == "hidden"
        return "field" if hidden or (named.tag not in _LABELLED and "-" not in named.tag) else ""
    if attribute == "list":
        return "datalist" if named.tag != "datalist" else ""
    if attribute == "form":
        return "form" if named.tag != "form" else ""
    if attribute == "headers":
        table = element.within("table")
        own = named.tag in ("td", "th") and table is not None and named.within("table") is table
        return "" if own and named is not element else "heading of its table"
    return ""


def _maps(page: Document) -> Iterator[Fault]:
    used = page.having("usemap")
    names = {element.get(name) for element in page.tagged("map") for name in ("name", "id")} if used else set()
    for element in used:
        name = element.get("usemap").removeprefix("#")
        if name and name not in names:
            said = f"“usemap” names “{name}”, which is no <map> of the page"
            yield page.fault(element, said, advice(name, names - {""}) or FIX, "usemap")
