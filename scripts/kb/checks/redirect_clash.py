"""A former address must be free, and lead to one page: what is there now would be overwritten, or could not be reached."""

from collections.abc import Iterable

from kb.checks._redirects import is_sound, plain, redirects
from kb.checks.base import Site
from kb.issue import Issue
from kb.parse.page import is_published

NEEDS = "sources"
FIX = "Remove it here, or give the page that has this address now another name."


def run(site: Site) -> Iterable[Issue]:
    """Former addresses that a page or file has now (the page itself too), or that another entry claims."""
    assert site.project
    taken = {plain(page.url): page.file for page in site.pages.values()}
    claimed: dict[str, str] = {}
    files = set(site.project.tree.files)
    for page, number, address in redirects(site):
        if not is_sound(address):
            continue
        here = plain(address)
        file = taken.get(here) or (f"docs/{address}" if f"docs/{address}" in files and is_published(address) else "")
        message, fix = "", FIX
        if file == page.file:
            message, fix = f"“{address}” is the page’s own address", "Remove it."
        elif file:
            message = f"“{address}” is the address of {file} now"
        elif claimed.get(here) == page.file:
            message, fix = f"“{address}” stands here twice", "Keep one of the two."
        elif here in claimed:
            message, fix = (
                f"“{address}” is a former address of {claimed[here]} too",
                "Keep it on the page that took its place.",
            )
        if message:
            yield site.issue("redirect-clash", page.key_place("redirects", number), message, fix)
        claimed.setdefault(here, page.file)
