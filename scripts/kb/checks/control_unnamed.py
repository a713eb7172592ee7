"""A button or field must have a name: a screen reader says only “button” or “edit” for one without.

Its name is its words, a label, an aria-label, a title, the words that aria-labelledby names, or at least a placeholder.
"""

from collections.abc import Iterable

from kb.built import Document, Element, Fault
from kb.checks._seen import hidden, labels, named, says

NEEDS = "page"
FIX = "Write a <label> for it, or words in it, or aria-label."

_NAME_THEMSELVES = {"hidden", "submit", "reset", "image"}  # of an image button image-alt-missing asks
_UNSEEN = "data-md-toggle"  # the theme keeps the state of its menus in boxes that its styles hide


def visit(page: Document) -> Iterable[Fault]:
    """Buttons, fields and lists of choices that are met and have no name."""
    controls = page.tagged("button", "input", "select", "textarea")
    if not controls:
        return
    of = labels(page)
    for control in controls:
        if _named(control, of) or hidden(control) or _UNSEEN in control.attributes:
            continue
        kind = "button" if control.tag == "button" or control.get("type").lower() == "button" else "field"
        yield page.fault(control, f"The {kind} “{_shown(control)}” has no name", FIX)


def _shown(control: Element) -> str:
    own = next((f' {name}="{control.get(name)}"' for name in ("id", "name", "class", "type") if control.get(name)), "")
    return f"<{control.tag}{own}>"


def _named(control: Element, of: dict[str, list[Element]]) -> bool:
    if named(control):
        return True
    kind = control.get("type").lower() if control.tag == "input" else ""
    if control.tag == "button" or kind == "button":
        if control.get("value").strip() if kind else says(control):
            return True
    elif kind in _NAME_THEMSELVES or control.get("placeholder").strip():
        return True
    around = control.within("label")
    found = [*of.get(control.get("id"), ()), *([around] if around else [])] if control.get("id") else [around]
    return any(label is not None and says(label) for label in found)
