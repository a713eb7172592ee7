"""Built HTML as a browser sees it: pages, their elements and addresses, and how an address resolves."""

from kb.built.addresses import Reference
from kb.built.page import BuiltPage, Document, Element, Fault
from kb.built.resolve import Target
from kb.built.site import BuiltSite

__all__ = ["BuiltPage", "BuiltSite", "Document", "Element", "Fault", "Reference", "Target"]
