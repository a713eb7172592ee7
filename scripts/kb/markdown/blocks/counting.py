"""`/// counting`: how many operations there are by each rule: the rule, the number, the list, and what is left out."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Callable

from kb.markdown.blocks.base import KbBlock
from kb.markdown.elements import add, after, table
from kb.model.operation import Operation

RULES: tuple[tuple[str, str, Callable[[Operation], bool]], ...] = (
    (
        "Strict",
        "Land forces that NATO led to carry out or guard a peace arrangement or to help a government keep order (group A).",
        lambda o: o.group == "A",
    ),
    (
        "With a Council mandate",
        "NATO led or commanded, and the record names a Security Council resolution that gave it a task.",
        lambda o: o.nato_role in ("leads", "commands") and bool(o.mandates),
    ),
    (
        "Broad",
        "Everything NATO led, commanded or supported outside collective defence (groups A to F).",
        lambda o: o.group in "ABCDEF",
    ),
    (
        "Everything",
        "The broad list and what is often counted with it: air policing, surveillance, aid to Ukraine (groups A to G).",
        lambda o: o.group != "context",
    ),
    (
        "Running",
        "Of the broad list, those that run or were relocated.",
        lambda o: o.group in "ABCDEF" and o.status != "ended",
    ),
)
"""Name, rule in words, and the rule. Each judgement is one line here, so that changing one changes every number."""


class Block(KbBlock):
    """No argument, no content."""

    NAME = "counting"
    CLASS = "kb-counting"

    def build(self, element: etree.Element) -> None:
        """One row a rule; the numbers are counted, not typed."""
        operations = self.project.library.operations
        body = table(element, "How many operations, by which rule", "Rule", "Number", "In words", "Which")
        for name, words, rule in RULES:
            row = add(body, "tr")
            add(row, "th", name, scope="row")
            chosen = [o for o in operations.values() if rule(o)]
            add(row, "td", str(len(chosen)), class_="kb-number")
            add(row, "td", words)
            cell = add(row, "td")
            for number, operation in enumerate(sorted(chosen, key=lambda o: o.start.date if o.start else "9")):
                after(cell, ", " if number else "")
                if operation.page:
                    add(cell, "a", operation.short, href=self.link(operation.page))
                else:
                    after(cell, operation.short)
