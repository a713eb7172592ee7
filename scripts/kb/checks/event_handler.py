"""No script may stand in an attribute or an address: the site's security policy keeps browsers from running it.

In Markdown html-unsafe reports it.
"""

import re
from collections.abc import Iterable

from kb.built import Document, Element, Fault
from kb.built.page import Where
from kb.parse.page import SourcePage

NEEDS = "page"
FIX = "Put the script in a file, and let it find the element; give a link an address."

_NAME = re.compile(
    r"on(?:abort|after|animation|aux|before|begin|blur|cancel|can|change|click|close|command|contextmenu|copy|cue|cut|dbl|drag"
    r"|drop|duration|emptied|end|error|focus|form|fullscreen|hash|got|input|invalid|key|language|load|lost|message|mouse"
    r"|offline|online|page|paste|pause|play|pointer|pop|progress|rate|readystate|repeat|reset|resize|scroll|security|seek"
    r"|select|show|slot|stalled|storage|submit|suspend|time|toggle|touch|transition|unhandled|unload|volume|waiting|wheel"
    r"|webkit)[a-z]*"
)
_SCHEME = re.compile(r"(?:javascript|vbscript):", re.I)
_INITIALS = ("j", "J", "v", "V")
_STRIPPED = "".join(map(chr, range(0x21)))  # a browser passes over these
_ADDRESSES = ("href", "src", "action", "formaction", "xlink:href", "data")


def visit(page: Document) -> Iterable[Fault]:
    """Attributes like “onclick”, and addresses that begin with “javascript:”, wherever white space hides it."""
    for element, attribute, message in _found(page):
        yield page.fault(element, message, FIX, attribute)


def told(source: SourcePage | None, where: Where) -> bool:
    """True if html-unsafe reports it."""
    return source is not None and where.inside


def _found(page: Document) -> Iterable[tuple[Element, str, str]]:
    for attribute in page.attribute_names:
        if attribute.startswith("on") and _NAME.fullmatch(attribute):
            for element in page.having(attribute):
                yield element, attribute, f"“{attribute}” of “<{element.tag}>” is a script"
    for attribute in _ADDRESSES:
        for element in page.having(attribute):
            value = element.get(attribute).lstrip(_STRIPPED)
            if value[:1] in _INITIALS and _SCHEME.match(re.sub(r"[\t\r\n]", "", value)):
                yield element, attribute, f"“{attribute}” of “<{element.tag}>” is a script, not an address"
