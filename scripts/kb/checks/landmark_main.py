"""A page must have one main part: people who use a screen reader go straight to it, past the menus.

Pages that only send on to another have none.
"""

from collections.abc import Iterable

from kb.built import Document, Fault

NEEDS = "page"
FIX = "Put what the page is about in one <main>."


def visit(page: Document) -> Iterable[Fault]:
    """Pages without a main part, and every one that is shown after the first."""
    mains = [*page.tagged("main"), *(e for e in page.having("role") if e.tag != "main" and e.get("role") == "main")]
    shown = sorted((main for main in mains if "hidden" not in main.attributes), key=lambda main: main.rank)
    for main in shown[1:]:
        yield page.fault(
            main, "This is a second main part of the page", "Keep one, or mark what is not shown “hidden”."
        )
    if not mains and not page.redirects:
        body = next(iter(page.tagged("body", "frameset")), None)
        yield page.fault(body, "The page has no main part", FIX, severity="warning")
