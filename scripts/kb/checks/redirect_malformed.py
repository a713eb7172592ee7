"""A former address must be a path inside the site: of any other form nothing can be published there, and old links break."""

import re
from collections.abc import Iterable

from kb.checks._redirects import is_sound, redirects
from kb.checks.base import Site
from kb.issue import Issue

NEEDS = "sources"
FIX = "Write the path below the home page, such as “operations/old-name/”."


def run(site: Site) -> Iterable[Issue]:
    """Entries of `redirects` with a host, a slash in front, an anchor, a query, spaces or steps up."""
    own = site.project.site_url if site.project else ""
    for page, number, address in redirects(site):
        if is_sound(address):
            continue
        meant = address.removeprefix(own) if own else address
        meant = re.sub(r"[?#].*", "", meant).strip().lstrip("/")
        fix = f"Write “{meant}”." if is_sound(meant) else FIX
        message = f"“{address}” is no path below the home page" if address.strip() else "A former address is empty"
        yield site.issue("redirect-malformed", page.key_place("redirects", number), message, fix)
