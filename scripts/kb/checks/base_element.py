"""`<base>` must stand once, before every address, and lead into the site: it changes where each address on the page leads."""

from collections.abc import Iterable

from kb.built import Document, Fault
from kb.checks._address_faults import malformed

NEEDS = "page"
FIX = "Remove it, and write the addresses as the page needs them."


def visit(page: Document) -> Iterable[Fault]:
    """A second one, one that comes late, and one that leads out of the site."""
    bases = page.tagged("base")
    if not bases:
        return
    for attribute in ("href", "target"):
        for second in [base for base in bases if attribute in base.attributes][1:]:
            said = f"This <base> counts for nothing: an earlier one has “{attribute}”"
            yield page.fault(second, said, "Remove it.", attribute)
    first = next((base for base in bases if "href" in base.attributes), None)
    if first is None:
        return
    early = next((found for found in page.references if found.rank < first.rank), None)
    if early is not None:
        said = f"This <base> comes after “{early.value[:80]}”, which some programs then resolve without it"
        yield page.fault(first, said, "Move it to the top of <head>.", "href")
    flaw = malformed(page.base)
    if flaw:
        yield page.fault(first, f"“{page.base[:80]}” {flaw.message}", flaw.fix, "href")
    elif page.site is not None:
        path = page.site.resolve(page, "").path
        if path is None or path.startswith("../"):
            yield page.fault(first, f"By “{page.base[:80]}” every relative link leads out of the site", FIX, "href")
