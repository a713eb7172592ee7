"""Finds the line that a person must edit for a fault seen in built HTML: in a page, in data, or in the navigation."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from kb.built import BuiltPage, Reference, Target
from kb.checks.base import Site
from kb.parse.links import Link
from kb.parse.page import SourcePage

Place = tuple[str, int, int]

_FORMS = {"inline", "image", "definition", "autolink"}


def source_target(site: Site, page: SourcePage, link: Link) -> tuple[str, str]:
    """Path in the built site and fragment that a link of a source page asks for, whether or not it is there."""
    path, _, fragment = link.target.partition("#")
    if not path:
        return f"{page.url}index.html", fragment
    uri = posixpath.normpath(posixpath.join(posixpath.dirname(page.uri), path))
    found = site.pages.get(uri)
    return (f"{found.url}index.html" if found else uri), fragment


def places(site: Site, page: BuiltPage, reference: Reference, target: Target) -> Iterator[Place]:
    """Every place that makes this address appear on this page; none if a record makes it."""
    source = site.page_of_url.get(page.url)
    if source is None:
        yield (page.path, *page.place(reference.value, reference.number))
        return
    found = False
    for link in source.links:
        if link.form in _FORMS and (
            link.target == reference.value or source_target(site, source, link) == (target.path, target.fragment)
        ):
            found = True
            yield source.place(link.offset)
    if not found and _named_in_data(site, target):
        return  # the rule claim-untreated reports it at the record's line
    if not found and site.project and any(entry.uri == reference.value for entry in site.project.nav):
        return  # the rule nav-page-missing reports it in mkdocs.yml
    if not found:
        yield source.file, 1, 1


def _named_in_data(site: Site, target: Target) -> bool:
    """True if a claim, an article's section or a term names this page and heading."""
    values = [claim.treated for _, _, _, claim in site.library.claims()]
    values += [section.page for section in site.library.article.values()]
    values += [term.page for term in site.library.terms.values() if term.page]
    for value in values:
        path, _, fragment = value.partition("#")
        page = site.pages.get(path)
        built = f"{page.url}index.html" if page else path
        if fragment == target.fragment and (target.path or "").endswith(built):
            return True
    return False


def page_place(site: Site, page: BuiltPage, opening: str) -> Place:
    """The Markdown file of a built page, or the place of `opening` (an expression) in it when there are no sources."""
    source = site.page_of_url.get(page.url)
    return (source.file, 1, 1) if source else (page.path, *page.node_place(opening))
