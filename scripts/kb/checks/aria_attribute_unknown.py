"""An attribute that begins with “aria-” must be one that WAI-ARIA knows: any other says nothing to anybody."""

from collections.abc import Iterable

from kb.built import Document, Fault
from kb.nearest import nearest

NEEDS = "page"
FIX = "Take the attribute out."

_STATES_WORDS = (
    "actions activedescendant atomic autocomplete braillelabel brailleroledescription busy checked colcount colindex "
    "colindextext colspan controls current describedby description details disabled dropeffect errormessage expanded "
    "flowto grabbed haspopup hidden invalid keyshortcuts label labelledby level live modal multiline multiselectable "
    "orientation owns placeholder posinset pressed readonly relevant required roledescription rowcount rowindex "
    "rowindextext rowspan selected setsize sort valuemax valuemin valuenow valuetext"
)
_STATES = frozenset(f"aria-{name}" for name in _STATES_WORDS.split())


def visit(page: Document) -> Iterable[Fault]:
    """Attributes that are in no list of WAI-ARIA, old ones among the known."""
    for attribute in page.attribute_names:
        if attribute.startswith("aria-") and attribute not in _STATES:
            for element in page.having(attribute):
                said = f"“{attribute}” is no attribute of WAI-ARIA"
                near = nearest(attribute.removeprefix("aria-"), [name.removeprefix("aria-") for name in _STATES], 0.75)
                yield page.fault(element, said, f"Write “aria-{near}”." if near else FIX, attribute)
