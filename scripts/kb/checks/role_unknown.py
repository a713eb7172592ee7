"""A role must be one that WAI-ARIA knows: a browser leaves out any other, and the element is not what it claims to be."""

from collections.abc import Iterable

from kb.built import Document, Fault
from kb.nearest import nearest

NEEDS = "page"
FIX = "Take the role out, or use the element that is meant."

_ROLES_WORDS = (
    "alert alertdialog application article associationlist associationlistitemkey associationlistitemvalue banner blockquote "
    "button caption cell checkbox code columnheader combobox comment complementary contentinfo definition deletion dialog "
    "directory document emphasis feed figure form generic grid gridcell group heading image img insertion link list listbox "
    "listitem log main mark marquee math menu menubar menuitem menuitemcheckbox menuitemradio meter navigation none note "
    "option paragraph presentation progressbar radio radiogroup region row rowgroup rowheader scrollbar search searchbox "
    "sectionfooter sectionheader separator slider spinbutton status strong subscript suggestion superscript switch tab table "
    "tablist tabpanel term textbox time timer toolbar tooltip tree treegrid treeitem text"
)
_ROLES = frozenset(_ROLES_WORDS.split())
_SETS = ("doc-", "graphics-")  # of digital publishing and of drawings


def visit(page: Document) -> Iterable[Fault]:
    """Roles that are in no list of WAI-ARIA; of several each is looked at."""
    for element in page.having("role"):
        for role in element.get("role").lower().split():
            if role not in _ROLES and not role.startswith(_SETS):
                said = f"“{role}” is no role of WAI-ARIA"
                near = nearest(role, _ROLES, 0.8)
                yield page.fault(element, said, f"Write “{near}”." if near else FIX, "role")
