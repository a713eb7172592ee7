"""A block that cannot be filled shows a box in its place; no page with such a box is published."""

from collections.abc import Iterable

from kb.built import Document, Fault

NEEDS = "page"
FIX = "Mend what the box says; if it is no fault of the data, report it."


def visit(page: Document) -> Iterable[Fault]:
    """Error boxes that carry a block's name."""
    for box in page.having("data-block"):
        if "kb-error" in box.get("class").split():
            yield page.fault(box, box.text, FIX)
