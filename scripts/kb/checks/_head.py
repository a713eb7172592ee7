"""What the heads of built pages say, read without parsing the pages."""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

from kb.built import BuiltPage, tags
from kb.checks.base import Site
from kb.issue import Issue, Severity
from kb.locate import fault_place


class Said(NamedTuple):
    """One `<link>` or `<meta>`: its attributes, and its number among those of its name."""

    tag: str
    attributes: dict[str, str]
    number: int


class Head:
    """The links and metadata of one page."""

    def __init__(self, said: list[Said]) -> None:
        self.said = said

    def links(self, rel: str) -> list[Said]:
        """Those `<link>` whose `rel` holds a word."""
        return [s for s in self.said if s.tag == "link" and rel in s.attributes.get("rel", "").lower().split()]

    def metas(self, name: str) -> list[Said]:
        """Those `<meta>` with this `name`, `property` or `http-equiv`."""
        keys = ("name", "property", "http-equiv")
        return [s for s in self.said if s.tag == "meta" and name in (s.attributes.get(k, "").lower() for k in keys)]

    @cached_property
    def canonicals(self) -> list[Said]:
        """Its canonical links."""
        return self.links("canonical")

    @cached_property
    def is_redirect(self) -> bool:
        """True if the page leads on by itself."""
        return bool(self.metas("refresh"))

    @cached_property
    def is_hidden(self) -> bool:
        """True if search engines are asked not to list the page."""
        return any("noindex" in s.attributes.get("content", "").lower() for s in self.metas("robots"))


def heads(site: Site) -> dict[str, Head]:
    """The head of every page, once read."""
    assert site.built
    if "heads" not in site.kept:
        site.kept["heads"] = {name: Head(_read(site, name)) for name in site.built.pages}
    kept: dict[str, Head] = site.kept["heads"]
    return kept


def _read(site: Site, name: str) -> list[Said]:
    assert site.built
    try:
        text = (site.built.folder / name).read_bytes().decode("utf-8", "replace")
    except OSError:
        return []
    found: list[Said] = []
    counts = {"link": 0, "meta": 0}
    for tag in tags.scan(text):
        if tag.name == "body" or (tag.name == "head" and tag.close):
            break
        if tag.name in counts and not tag.close and not tag.inert:
            found.append(Said(tag.name, dict(tags.key(text, tag)), counts[tag.name]))
            counts[tag.name] += 1
    return found


def issue(
    site: Site,
    rule: str,
    page: BuiltPage,
    said: Said,
    attribute: str,
    message: str,
    fix: str,
    severity: Severity = "error",
) -> Issue | None:
    """An issue at one of these; None if the frame of the pages makes it and it is reported already."""
    assert site.built
    document = site.built.document(page.path)
    elements = document.tagged(said.tag)
    element = elements[said.number] if said.number < len(elements) else None
    fault = document.fault(element, message, fix, attribute, severity)
    place = fault_place(site, rule, page, fault.where)
    return site.issue(rule, place, message, fix, severity=severity, url=page.url) if place else None
