"""What is hidden from screen readers must not take the focus: people who use one land on a thing that says nothing."""

from collections.abc import Iterable

from kb.built import Document, Element, Fault

NEEDS = "page"
FIX = 'Take aria-hidden out, or add tabindex="-1".'

_TAKES_FOCUS = {"button", "input", "select", "textarea", "iframe", "summary"}


def visit(page: Document) -> Iterable[Fault]:
    """Links, buttons, fields and whatever has a tabindex, if aria-hidden is on them."""
    for element in page.having("aria-hidden"):
        if element.get("aria-hidden") == "true" and _takes_focus(element):
            said = f"“<{element.tag}>” takes the focus and is hidden from screen readers"
            yield page.fault(element, said, FIX, "aria-hidden")


def _takes_focus(element: Element) -> bool:
    held = element.attributes
    if "disabled" in held or "hidden" in held or element.get("type").lower() == "hidden":
        return False
    if "tabindex" in held:
        return not element.get("tabindex").strip().startswith("-")
    return element.tag in _TAKES_FOCUS or (element.tag in ("a", "area") and "href" in held)
