"""An entry of the navigation must have a title and lead to a page or a whole address: others show as nothing, or lead nowhere.

Empty titles, entries that share one “- ”, and sections without a list are reported before the engine stops at them. A page that
does not exist is for nav-page-missing.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from kb.checks._nav import fault
from kb.checks.base import Site
from kb.issue import Issue
from kb.model import yaml_text

NEEDS = "sources"
FIX = "Write “- Title: page.md” in mkdocs.yml."


def run(site: Site) -> Iterable[Issue]:
    """Titles, shapes and addresses below `nav:`."""
    assert site.project
    yield from site.project.nav_faults
    for value, path in _addresses(site.project.settings.value.get("nav"), ("nav",)):
        found = fault(site, value)
        if found:
            yield site.issue("nav-malformed", ("mkdocs.yml", *site.project.settings.at(path)), *found)


def _addresses(value: Any, path: yaml_text.Path) -> Iterator[tuple[str, yaml_text.Path]]:
    """What each entry leads to, with its path in the settings."""
    if isinstance(value, str):
        yield value, path
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _addresses(item, (*path, index))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _addresses(item, (*path, key))
