"""An id must stand once on a page: a link to it finds only the first."""

import re
from collections.abc import Iterable

from kb.built import Document, Fault
from kb.checks._prose import short
from kb.checks.base import Site
from kb.issue import Issue

NEEDS = "page"
FIX = "Rename one of them: a heading by its words, or with {#another-id}."


def visit(page: Document) -> Iterable[Fault]:
    """Every element whose id an earlier one carries, also inside drawings."""
    if all(count < 2 for count in page.ids.values()):
        return
    seen: set[str] = set()
    for element in page.having("id"):
        name = element.get("id")
        if name in seen:
            yield page.fault(element, f"The id “{name}” stands {page.ids[name]} times on the page", FIX, "id")
        elif name:
            seen.add(name)


def run(site: Site) -> Iterable[Issue]:
    """Ids given to a heading that are those of another's words: the engine gives that one another id in silence."""
    for page in site.pages.values():
        headings = {heading.id: heading for heading in page.headings} if "{" in page.masked else {}
        for heading in headings.values():
            given = headings.get(re.sub(r"_\d+$", "", heading.id))
            if given and given is not heading and given.text.casefold() != heading.text.casefold():
                line = page.text[given.offset :].partition("\n")[0]
                braces = re.search(rf"\{{[^{{}}]*(?P<id>#{re.escape(given.id)})(?=[\s}}])", line)
                if braces:
                    message = f"The id “{given.id}” is that of “{short(heading.text)}” too, which loses it"
                    place = page.place(given.offset + braces.start("id"))
                    yield site.issue("id-duplicate", place, message, "Give another id.")
