"""An attribute must stand once in a tag: a browser keeps the first and drops the others in silence."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

from kb.built import Document, Fault, tags
from kb.checks._attributes import suspect
from kb.checks._nesting import Flaw, fault

NEEDS = "page"
FIX = "Keep one of them; for two classes write both names in one attribute."

_SECOND = 2
_MOST = 100


def visit(page: Document) -> Iterable[Fault]:
    """The second attribute of a name, in any letter case; the first mistakes of a page that is full of them."""
    if not suspect(page):
        return
    yield from (fault(page, flaw) for flaw in islice(_flaws(page), _MOST))


def _flaws(page: Document) -> Iterator[Flaw]:
    for tag in page.source_tags:
        if tag.close or tag.inert:
            continue
        count: Counter[str] = Counter()
        for attribute in tags.attributes(page.text, tag):
            count[attribute.name] += 1
            if count[attribute.name] == _SECOND:
                said = f"“{attribute.name}” stands twice in “<{tag.name}>”"
                yield Flaw("misnested", attribute.start, tag, said, FIX, attribute.name)
