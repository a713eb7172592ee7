"""Structured data (`application/ld+json`) must be JSON: search engines leave out all of it for one wrong comma."""

import json
from collections.abc import Iterable

from kb.built import Document, Fault

NEEDS = "page"
FIX = 'Write it as JSON: names and values in “"”, a comma between entries and none after the last.'


def visit(page: Document) -> Iterable[Fault]:
    """Scripts of that type that do not parse."""
    for script in page.tagged("script"):
        if script.get("type").strip().casefold() == "application/ld+json":
            tag = page.tag_of(script)
            text = script.node.text()
            try:
                json.loads(text)
            except json.JSONDecodeError as error:
                message = f"The structured data is no JSON: {error.msg[:1].lower()}{error.msg[1:]}"
                start = tag.end if tag else 0
                # A page with odd line ends has other offsets than its tree.
                exact = page.text.startswith(text, start)
                yield page.fault_at(start + error.pos if exact else start, message, FIX, element=script)
            except (RecursionError, ValueError):
                yield page.fault(script, "The structured data is nested too deeply", "Write it flat.")
