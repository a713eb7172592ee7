"""Elements must not nest deeper than browsers do: they put one with more than 512 around it beside its parent, not in it.

The parsers of Chromium and WebKit do so by a constant of theirs, `kMaximumHTMLParserDOMTreeDepth` and
`defaultMaximumHTMLParserDOMTreeDepth`, which is 512 in both; the HTML standard sets no limit. The first element that is
too deep is reported. One that is too deep because others were left open is tag-unpaired's.
"""

from collections.abc import Iterable

from kb.built import Document, Fault
from kb.checks._nesting import left_open

NEEDS = "page"
FIX = "Close what need not be around it, or take out elements that only hold others."

_DEEPEST = 512


def visit(page: Document) -> Iterable[Fault]:
    """The first element of a page with more elements around it than browsers keep."""
    elements = page.elements
    if len(elements) <= _DEEPEST:
        return
    around = [0] * len(elements)
    for element in elements:
        above = element.parent
        if above is None:
            continue
        depth = around[element.rank] = around[above.rank] + 1
        if depth > _DEEPEST:
            if not left_open(page):
                said = f"“<{element.tag}>” has {depth} elements around it, and browsers keep {_DEEPEST}"
                yield page.fault(element, said, FIX)
            return
