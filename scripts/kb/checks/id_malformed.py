"""An id must be one word: no link or label can name one that is empty or holds white space."""

from collections.abc import Iterable

from kb.built import Document, Fault

NEEDS = "page"
FIX = "Write one word, with hyphens for spaces, or take the attribute out."


def visit(page: Document) -> Iterable[Fault]:
    """Ids that are empty or hold white space, also as an entity and inside drawings."""
    for element in page.having("id"):
        name = element.get("id")
        if len(name.split()) != 1 or name != name.strip():
            said = f"The id “{name}” holds white space" if name else "The id is empty"
            fix = f"Write “{'-'.join(name.split())}”." if name.strip() else FIX
            yield page.fault(element, said, fix, "id")
