"""What a page loads or sends must go by https: browsers refuse it otherwise, and anybody on the way can read and change it.

Files of other hosts are the matter of resource-external, links and pictures in the article that of link-absolute.
"""

from collections.abc import Iterable

from kb.built import Document, Fault
from kb.checks._address_faults import local, malformed
from kb.checks._dead import is_told
from kb.checks._prose import short
from kb.checks.base import Site
from kb.issue import Issue
from kb.locate import places

NEEDS = "page"
FIX = "Write “https://”."


def visit(page: Document) -> Iterable[Fault]:
    """Forms that send what readers write by http."""
    for attribute in ("action", "formaction"):
        for element in page.having(attribute):
            value = element.get(attribute).strip()
            if value.lower().startswith("http://") and not (malformed(value) or local(value)):
                fix = f"Write “https{value[4:]}”."
                yield page.fault(element, f"The form sends to “{short(value, 80)}” by http", fix, attribute)


def run(site: Site) -> Iterable[Issue]:
    """Files of the site's own host that a page spells out with http."""
    built = site.built
    if built is None or not built.host:
        return
    for page, reference, target in built.references():
        value = reference.value.strip()
        if not reference.asset or target.path not in built.files or not value.lower().startswith("http://"):
            continue
        if is_told(reference) or (reference.in_article and reference.tag == "img"):
            continue
        for place in places(site, page, reference, target):
            fix = f"Write “https{value[4:]}”, or a relative address."
            yield site.issue("resource-insecure", place, f"“{short(value, 80)}” is loaded by http", fix, url=page.url)
