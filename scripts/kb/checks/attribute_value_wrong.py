"""The value of an attribute must be one that it may have: browsers take any other for none, for the usual one or for “yes”.

Looked at are words, numbers and dates that the HTML standard and WAI-ARIA 1.2 allow, in any letter case. An empty value
says nothing and is let pass, but for `aria-hidden` and the like without any: that is not “true”. What browsers read as it
is meant is let pass too, such as a width of “50%”. Roles, languages, lists of pictures and tabindex have rules of their own.
"""

from collections.abc import Iterable, Iterator

from kb.built import Document, Element, Fault
from kb.built.page import Where
from kb.checks._allowed import FORMS, HOW, LISTS, MARKS, WORDS, fits, nearest_day
from kb.checks._forbidden import forbidden
from kb.checks._prose import short
from kb.nearest import nearest
from kb.parse.page import SourcePage

NEEDS = "page"
FIX = "Write one of the values that the attribute may have."

_KNOWN = WORDS.keys() | LISTS.keys() | MARKS.keys() | FORMS.keys()
_MOST = 8
_NO = ("false", "no", "off", "0")
_MEANT = {"true": ("yes", "on", "1", "open", "expanded", "visible"), "false": ("no", "off", "0", "closed", "collapsed")}


def visit(page: Document) -> Iterable[Fault]:
    """Words, numbers and dates that the attribute cannot have, and a “no” where only leaving it out says so."""
    for attribute in page.attribute_names:
        if attribute in _KNOWN:
            for element in page.having(attribute):
                for said, fix in _faults(element, attribute):
                    yield page.fault(element, said, fix, attribute)


def told(source: SourcePage | None, where: Where) -> bool:
    """True if html-unsafe reports the element."""
    return forbidden(source, where)


def _faults(element: Element, attribute: str) -> Iterator[tuple[str, str]]:
    given = element.get(attribute)
    words, forms = _of(WORDS, attribute, element), _of(FORMS, attribute, element)
    said = f"“{short(given)}” is no value of “{attribute}”"
    if not given.strip():
        if element.attributes[attribute] is None and attribute.startswith("aria-") and "true" in (words or ()):
            yield f"“{attribute}” without a value does not say “true”", f'Write {attribute}="true", or take it out.'
    elif words and given.lower() not in words:
        yield said, _fix(attribute, given.strip().lower(), words)
    elif forms and not fits(forms[0], given):
        day = nearest_day(given) if attribute == "datetime" else None
        yield said, f"Write “{day}”." if day else HOW[forms[0]]
    elif _of(MARKS, attribute, element) is not None and given.strip().lower() in _NO:
        yield f"“{attribute}” says yes, also with the value “{given}”", "Take the attribute out."
    for word in dict.fromkeys(given.lower().split()):
        allowed = _of(LISTS, attribute, element)
        if allowed and word not in allowed:
            yield f"“{short(word)}” is no value of “{attribute}”", _fix(attribute, word, allowed)


def _of(table: dict[str, dict[str, tuple[str, ...]]], attribute: str, element: Element) -> tuple[str, ...] | None:
    by_element = table.get(attribute, {})
    return by_element.get(element.tag, by_element.get(""))


def _fix(attribute: str, given: str, allowed: tuple[str, ...]) -> str:
    if given == attribute.removeprefix("aria-") and "true" in allowed:
        return "Write “true”."
    meant = next((word for word, others in _MEANT.items() if given in others), given)
    near = nearest(meant, allowed, 0.65)
    if near and (near[0] == meant[0] or nearest(meant, allowed, 0.8)):
        return f"Write “{near}”."
    return f"Write one of: {', '.join(allowed[:_MOST])}{' …' if len(allowed) > _MOST else ''}."
