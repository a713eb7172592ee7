"""A link should lead to the page itself, not to one that only sends its reader on: that takes longer, and breaks when it goes."""

from collections.abc import Iterable

from kb.checks._moved import way
from kb.checks.base import Site
from kb.issue import Issue
from kb.locate import address_to, edit_at, places

NEEDS = "built"
FIX = "Link to the page where the reader ends."


def run(site: Site) -> Iterable[Issue]:
    """Links in the article to a page that sends on at once, unless in a circle."""
    built = site.built
    assert built
    ends: dict[str, str] = {}
    for path in [path for path, page in built.pages.items() if page.redirects]:
        steps = way(built, path)
        if len(steps) > 1 and len(set(steps)) == len(steps):
            ends[path] = steps[-1]
    if not ends:
        return
    for page in built.pages.values():
        if page.followed.isdisjoint(ends):
            continue
        source = site.page_of_url.get(page.url)
        written = {source.place(link.offset): link.target for link in source.links} if source else {}
        document = built.document(page.path)
        for reference in document.references:
            target = built.resolve(document, reference.value)
            if (
                reference.tag != "a"
                or not reference.in_article
                or target.path not in ends
                or ends[target.path] == page.path
            ):
                continue
            right = address_to(site, page, reference, target, ends[target.path])
            for place in places(site, page, reference, target):
                old = written.get(place, "")
                edits = edit_at(site, place, old, right) if "#" not in old else ()
                said = f"“{reference.value}” only sends its readers on to “{ends[target.path]}”"
                yield site.issue(
                    "link-redirected", place, said, f"Link to “{right}”.", severity="warning", url=page.url, edits=edits
                )
