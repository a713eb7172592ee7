"""`/// schemas`: the keys of each kind of record, from the models that also check them."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from typing import Any

from kb.markdown.blocks.base import KbBlock
from kb.markdown.elements import add, table
from kb.model.schema import MODELS, schema


class Block(KbBlock):
    """No argument, no options, no content."""

    NAME = "schemas"
    CLASS = "kb-schemas"

    def build(self, element: etree.Element) -> None:
        """A heading and a table for each kind of record, then for the records inside it."""
        for name in MODELS:
            made = schema(name)
            self._record(element, "h2", name, made, made)
            for inner, part in made.get("$defs", {}).items():
                if "properties" in part:
                    self._record(element, "h3", f"{name}: {inner.lower()}", part, made)

    def _record(
        self, element: etree.Element, level: str, name: str, part: dict[str, Any], whole: dict[str, Any]
    ) -> None:
        add(element, level, name, id=name.replace(": ", "-"))
        add(element, "p", " ".join(part.get("description", "").split()))
        body = table(element, f"Keys of {name}", "Key", "Takes", "Meaning")
        for key, value in part["properties"].items():
            row = add(body, "tr")
            head = add(row, "th", scope="row")
            add(head, "code", key)
            needed = "" if key in part.get("required", []) else "optional; "
            add(row, "td", needed + _takes(value))
            add(row, "td", value.get("description", ""))


def _takes(value: dict[str, Any]) -> str:
    if "anyOf" in value:
        return " or ".join(_takes(part) for part in value["anyOf"] if part.get("type") != "null")
    if "enum" in value:
        return "one of: " + ", ".join(value["enum"])
    if "$ref" in value:
        return f"a record: {value['$ref'].rsplit('/', 1)[-1].lower()}"
    if value.get("type") == "array":
        return f"a list of {_takes(value.get('items', {}))}"
    bounds = [
        f"at least {value['minLength']}" if value.get("minLength") else "",
        f"at most {value['maxLength']}" if value.get("maxLength") else "",
    ]
    limits = " and ".join(filter(None, bounds))
    return {"string": "text", "boolean": "true or false", "integer": "a number"}.get(value.get("type", ""), "text") + (
        f" of {limits} characters" if limits else ""
    )
