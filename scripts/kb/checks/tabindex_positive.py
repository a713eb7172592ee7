"""No element may be put ahead in the order of the Tab key: people who use it are thrown about the page.

`tabindex` of 0 takes an element in where it stands, of -1 leaves it to scripts.
"""

from collections.abc import Iterable

from kb.built import Document, Fault

NEEDS = "page"
FIX = "Write “0”, or take the attribute out."


def visit(page: Document) -> Iterable[Fault]:
    """Values above 0, and such as are no number."""
    for element in page.having("tabindex"):
        value = element.get("tabindex").strip()
        digits = value.removeprefix("-").removeprefix("+")
        if not (digits.isascii() and digits.isdigit()):
            yield page.fault(element, f"“{value}” of “tabindex” is no number", FIX, "tabindex")
        elif not value.startswith("-") and digits.strip("0"):
            said = f"“{value}” of “tabindex” puts the element before all others"
            yield page.fault(element, said, FIX, "tabindex")
