"""Each page of built HTML must have a description if most have one: search engines and previews show it under the title.

Pages that redirect or ask not to be listed need none. In a source tree front-matter-invalid asks for it.
"""

from collections.abc import Iterable

from kb.checks._head import Head, heads
from kb.checks.base import Site
from kb.issue import Issue

NEEDS = "built"
FIX = 'Write <meta name="description" content="what this page alone answers"> in its head.'


def run(site: Site) -> Iterable[Issue]:
    """Pages without one, where more than half of the pages have one: a site without any wants none."""
    if site.project is not None:
        return
    listed = {path: head for path, head in heads(site).items() if _is_listed(path, head)}
    lacking = [path for path, head in listed.items() if not _is_described(head)]
    if 2 * len(lacking) >= len(listed):
        return
    for path in lacking:
        yield site.issue("description-missing", (path, 1, 1), "The page has no description", FIX, severity="warning")


def _is_listed(path: str, head: Head) -> bool:
    return not (head.is_redirect or head.is_hidden or path.rpartition("/")[2] == "404.html")


def _is_described(head: Head) -> bool:
    return any(said.attributes.get("content", "").strip() for said in head.metas("description"))
