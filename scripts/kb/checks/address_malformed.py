"""An address must be written as addresses are: with a slip in its scheme, its host or an escape it leads nowhere.

A file of the site that is missing is the matter of link-broken, an address of a private network that of address-local.
"""

from collections.abc import Iterable

from kb.built import Document, Fault
from kb.checks import _beside
from kb.checks._address_faults import malformed, without_scheme
from kb.checks._prose import short
from kb.checks.base import Site
from kb.issue import Issue
from kb.locate import fate, places

NEEDS = "page"
FIX = "Correct the address."


def visit(page: Document) -> Iterable[Fault]:
    """Addresses that are wrong in themselves: schemes, hosts, ports, escapes, mail and telephone numbers."""
    for reference in page.references:
        flaw = malformed(reference.value)
        if flaw:
            element = page.elements[reference.rank]
            said = f"“{short(reference.value, 100)}” {flaw.message}"
            yield page.fault(element, said, flaw.fix, reference.attribute)


def run(site: Site) -> Iterable[Issue]:
    """Hosts and e-mail addresses without a scheme, which a browser takes for files; and there is no such file."""
    for page, reference, target in site.built.references() if site.built else ():
        right = None if reference.asset else without_scheme(reference.value)
        if right and not malformed(reference.value) and fate(site, page, reference, target) == "missing":
            scheme = right.partition(":")[0] + (":" if right.startswith("mailto:") else "://")
            for place in places(site, page, reference, target):
                said = f"“{reference.value}” has no “{scheme}”, so it is taken for a file"
                yield site.issue("address-malformed", place, said, f"Write “{right}”.", url=page.url)
    for named in _beside.everything(site):
        flaw = malformed(named.value)
        if flaw:
            yield site.issue("address-malformed", named.place, f"“{short(named.value, 100)}” {flaw.message}", flaw.fix)
