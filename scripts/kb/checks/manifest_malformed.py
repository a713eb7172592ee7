"""A web manifest must be JSON of the shape that browsers read: else they ignore it, and the site cannot be installed."""

import json
from collections.abc import Iterable

from kb.built.tags import place
from kb.checks import _beside
from kb.checks.base import Site
from kb.issue import Issue

NEEDS = "built"
FIX = 'Write it as JSON: names and values in “"”, a comma between entries and none after the last.'
_LISTS = ("icons", "screenshots", "shortcuts")


def run(site: Site) -> Iterable[Issue]:
    """Files that are no JSON, or no object, or hold no list where there must be one."""
    assert site.built
    for name in filter(_beside.is_manifest, sorted(site.built.files)):
        text, file = _beside.read(site.built, name), _beside.written(site, name)
        try:
            value = json.loads(text)
        except json.JSONDecodeError as error:
            said = f"The manifest is no JSON: {error.msg[:1].lower()}{error.msg[1:]}"
            yield site.issue("manifest-malformed", (file, error.lineno, error.colno), said, FIX)
            continue
        except RecursionError:
            yield site.issue("manifest-malformed", (file, 1, 1), "The manifest is nested too deeply", FIX)
            continue
        if not isinstance(value, dict):
            fix = "Begin it with “{” and end it with “}”."
            yield site.issue("manifest-malformed", (file, 1, 1), "The manifest is no object", fix)
            continue
        for key in _LISTS:
            if key in value and not isinstance(value[key], list):
                at = place(text, max(0, text.find(f'"{key}"')))
                fix = f'Write “"{key}": [ … ]”.'
                yield site.issue("manifest-malformed", (file, *at), f"“{key}” is no list", fix)
