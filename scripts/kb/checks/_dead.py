"""Addresses that lead to no file of the site, for the rules that share them out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kb.built import BuiltPage, Reference, Target
from kb.checks import _beside
from kb.checks._address_faults import local, malformed, without_scheme
from kb.checks.base import Site
from kb.issue import Issue
from kb.locate import Fate, fate, near_address, places


def of_fate(site: Site, wanted: Fate) -> Iterator[tuple[BuiltPage, Reference, Target]]:
    """Every address of one fate; those that are wrong in themselves are left to address-malformed and address-local."""
    assert site.built
    for page, reference, target in site.built.references():
        if target.path is None or is_told(reference, wanted) or fate(site, page, reference, target) != wanted:
            continue
        if wanted == "outside" and page.base and (site.built.resolve(page, "").path or "../").startswith("../"):
            continue  # the rule base-element tells it once
        yield page, reference, target


def is_told(reference: Reference, fate: Fate = "missing") -> bool:
    """True if a rule reports the address whatever it leads to."""
    value = reference.value
    if fate == "missing" and not reference.asset and without_scheme(value):
        return True
    return malformed(value) is not None or local(value) is not None


def missing(
    site: Site, rule: str, asset: bool, names: Iterable[str], said: str, verb: str, fix: str
) -> Iterator[Issue]:
    """An issue at each place of an address whose file is missing; `said` has the address for `{}`, `verb` goes before the
    nearest of `names`.
    """
    for page, reference, target in of_fate(site, "missing"):
        if asset == (reference.asset or reference.tag == "link"):
            near = near_address(site, page, reference, target, names)
            for place in places(site, page, reference, target):
                advised = f"{verb} “{near}”." if near else fix
                yield site.issue(rule, place, said.format(reference.value), advised, url=page.url)
    for named in _beside.of_fate(site, "missing"):
        if asset == named.asset:
            yield site.issue(rule, named.place, said.format(named.value), fix)
