"""An attribute must be one that HTML still has: of the old ones some do nothing, and stylesheets do what the others did.

They are those that the HTML standard lists (section 16.2), with what it lets stand: a picture's border of 0, the name of
an anchor. Of cells `align` is let pass, for Markdown engines say the alignment of a column by it.
"""

from collections.abc import Iterable

from kb.built import Document, Element, Fault
from kb.built.page import Where
from kb.checks._forbidden import forbidden
from kb.parse.page import SourcePage

NEEDS = "page"
FIX = "Take it out, and say in a stylesheet how it looks."

_PARTS = "col colgroup tbody thead tfoot tr td th"
_LOOKS = {
    "align": "caption col colgroup div embed h1 h2 h3 h4 h5 h6 hr iframe img input legend object p table tbody tfoot thead tr",
    "alink": "body", "allowtransparency": "iframe", "background": "body table tbody thead tfoot tr td th",
    "bgcolor": "body table tr td th", "border": "img input object table", "bordercolor": "table", "bottommargin": "body",
    "cellpadding": "table", "cellspacing": "table", "char": _PARTS, "charoff": _PARTS, "clear": "br", "color": "hr",
    "compact": "dl menu ol ul", "frame": "table", "frameborder": "iframe", "framespacing": "iframe",
    "height": "table tbody thead tfoot tr td th", "hspace": "embed iframe img input object", "leftmargin": "body",
    "link": "body", "marginheight": "body iframe", "marginwidth": "body iframe", "noshade": "hr", "nowrap": "td th",
    "rightmargin": "body", "rules": "table", "scrolling": "iframe", "size": "hr", "text": "body", "topmargin": "body",
    "type": "li ul", "valign": _PARTS, "vlink": "body", "vspace": "embed iframe img input object",
    "width": "col colgroup hr pre table td th",
}  # fmt: skip
_OTHERS = {
    "abbr": "td", "accept": "form", "archive": "object", "axis": "td th", "charset": "a link script", "classid": "object",
    "code": "object", "codebase": "object", "codetype": "object", "coords": "a", "datapagesize": "table", "declare": "object",
    "event": "script", "for": "script", "ismap": "input", "label": "menu", "language": "script", "longdesc": "iframe img",
    "lowsrc": "img", "manifest": "html", "methods": "a link", "name": "embed img option", "nohref": "area", "profile": "head",
    "scheme": "meta", "scope": "td", "shape": "a", "standby": "object", "summary": "table", "target": "link",
    "typemustmatch": "object", "urn": "a link", "usemap": "input object", "version": "html",
}  # fmt: skip
_INSTEAD = {
    "accept": "Write it in the tag of the <input>.", "longdesc": "Link to the description, or write it below.",
    "manifest": "Take it out: browsers no longer read it.", "name": "Write “id” instead.",
    "scope": "Write “<th>” instead of “<td>” for a header.", "summary": "Write it in a <caption>, or above the table.",
}  # fmt: skip
_OBSOLETE = {
    name: frozenset(f"{_LOOKS.get(name, '')} {_OTHERS.get(name, '')}".split())
    for name in _LOOKS.keys() | _OTHERS.keys()
}
_LET_STAND = {("img", "border"): "0", ("script", "charset"): "utf-8", ("script", "language"): "javascript"}


def visit(page: Document) -> Iterable[Fault]:
    """Each element that has obsolete attributes, once, at the first of them."""
    names = [name for name in page.attribute_names if name in _OBSOLETE]
    found = {e.rank: e for name in names for e in page.having(name) if _is_obsolete(e, name)}
    for rank in sorted(found):
        element = found[rank]
        if element.within("svg", "math"):
            continue
        old = [name for name in element.attributes if _is_obsolete(element, name)]
        said = " and ".join(filter(None, (", ".join(f"“{name}”" for name in old[:-1]), f"“{old[-1]}”")))
        fix = FIX if old[0] in _LOOKS else _INSTEAD.get(old[0], "Take it out.")
        yield page.fault(
            element, f"{said} of “<{element.tag}>” {'is' if len(old) == 1 else 'are'} obsolete", fix, old[0]
        )


def told(source: SourcePage | None, where: Where) -> bool:
    """True if html-unsafe reports the element."""
    return forbidden(source, where)


def _is_obsolete(element: Element, name: str) -> bool:
    return element.tag in _OBSOLETE.get(name, ()) and element.get(name).lower() != _LET_STAND.get((element.tag, name))
