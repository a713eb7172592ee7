"""An element that belongs to another must stand in it: an item outside a list, or words between items, lose their meaning.

Parts of tables are html-misnested's, and what Markdown holds of a page's head is html-unsafe's.
"""

from collections.abc import Iterable

from kb.built import Document, Element, Fault
from kb.built.page import Where
from kb.parse.page import SourcePage

NEEDS = "page"
FIX = "Put it where it belongs, or use another element."

_LISTS = ("ul", "ol", "menu")
_PARENTS: dict[str, tuple[str, ...]] = {
    "li": (*_LISTS, "dir"),
    "dt": ("dl",),
    "dd": ("dl",),
    "figcaption": ("figure",),
    "summary": ("details",),
    "legend": ("fieldset", "optgroup"),
    "source": ("picture", "audio", "video"),
    "track": ("audio", "video"),
}
_AROUND = {"option": ("select", "datalist"), "optgroup": ("select",)}
_IN_LISTS = {"li", "script", "template"}
_IN_DL = {"dt", "dd", "div", "script", "template"}
_CHILDREN = {"ul": _IN_LISTS, "ol": _IN_LISTS, "menu": _IN_LISTS, "dl": _IN_DL}
_OF_HEAD = ("title", "meta", "style")


def visit(page: Document) -> Iterable[Fault]:
    """Elements outside what they belong to, others right inside a list, and those of the head in the body."""
    for name, parents in _PARENTS.items():
        for element in page.tagged(name):
            above = element.parent
            if above and above.tag == "div" and name in ("dt", "dd"):
                above = above.parent
            if above and above.tag not in parents and not _custom(above):
                yield page.fault(
                    element, f"“<{name}>” stands outside “<{parents[0]}>”", f"Put it right in a <{parents[0]}>."
                )
    for name, around in _AROUND.items():
        for element in page.tagged(name):
            if not element.within(*around):
                yield page.fault(element, f"“<{name}>” stands outside “<{around[0]}>”", f"Put it in a <{around[0]}>.")
    if any(page.tagged(name) for name in _CHILDREN):
        for element in page.elements:
            if element.parent and element.tag not in _CHILDREN.get(element.parent.tag, (element.tag,)):
                item = "<dt> or <dd>" if element.parent.tag == "dl" else "<li>"
                said = f"“<{element.tag}>” stands right in “<{element.parent.tag}>”, between its items"
                yield page.fault(element, said, f"Put it in a {item}.")
    yield from _of_head(page)


def _of_head(page: Document) -> Iterable[Fault]:
    for element in page.tagged(*_OF_HEAD):
        if not element.within("head", "svg") and "itemprop" not in element.attributes:
            yield page.fault(element, f"“<{element.tag}>” stands outside “<head>”", "Put it in the <head>.")


def told(source: SourcePage | None, where: Where) -> bool:
    """True if html-unsafe reports it: what belongs to the head, in Markdown."""
    return where.tag in _OF_HEAD


def _custom(element: Element) -> bool:
    return "-" in element.tag or element.within("svg") is not None
