"""`/// lineage | sfor`: what came before, beside and after an operation, each arrow typed and cited."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Iterable

from kb.markdown.blocks.base import OperationBlock
from kb.markdown.context import Context
from kb.markdown.elements import add, table
from kb.model.library import Library
from kb.model.locator import Pointer
from kb.model.operation import ARROW_WORDS, Operation, Successor
from kb.model.record import in_words

_CHAIN = {"renamed", "mandate-transferred", "re-hatted", "tasks-partly-taken", "gap"}


def arrows(library: Library, start: str) -> list[tuple[str, Successor]]:
    """Every arrow of the family that `start` belongs to, by the date on which the earlier one began."""
    family, waiting = {start}, [start]
    while waiting:
        key = waiting.pop()
        near = {a.to for a in library.operations[key].successors} if key in library.operations else set()
        near |= {
            other for other, operation in library.operations.items() if any(a.to == key for a in operation.successors)
        }
        waiting += sorted(near - family)
        family |= near
    found = [(key, a) for key in family if key in library.operations for a in library.operations[key].successors]
    return sorted(found, key=lambda item: (_began(library, item[0]), _began(library, item[1].to), item[0]))


def chain(library: Library, start: str) -> list[str]:
    """The line that leads through `start`: first what it grew out of, then what grew out of it; each once."""
    before: list[str] = []
    key = start
    while True:
        earlier = [
            k for k, o in library.operations.items() if any(a.to == key and a.arrow in _CHAIN for a in o.successors)
        ]
        earlier = [k for k in earlier if k not in before and k != start]
        if not earlier:
            break
        key = min(earlier, key=lambda k: _began(library, k))
        before.insert(0, key)
    line, key = [*before, start], start
    while True:
        operation = library.operations.get(key)
        later = [a.to for a in operation.successors if a.arrow in _CHAIN and a.to not in line] if operation else []
        if not later:
            return line
        key = later[0]
        line.append(key)


def _began(library: Library, key: str) -> str:
    operation = library.operations.get(key)
    return operation.start.date if operation and operation.start else "9"


class Block(OperationBlock):
    """Argument: the id of any operation of the family. No content."""

    NAME = "lineage"
    CLASS = "kb-lineage"
    ARGUMENT = True

    @classmethod
    def cites(cls, project: Context, argument: str) -> Iterable[Pointer]:
        """The place of each arrow."""
        return [arrow.pointer for _, arrow in arrows(project.library, argument)]

    def build(self, element: etree.Element) -> None:
        """The line as chips, then every arrow as a row."""
        library = self.project.library
        line = add(element, "ol", class_="kb-chain")
        for key in chain(library, self.argument):
            item = add(line, "li")
            self._name(item, key, current=key == self.argument)
        body = table(element, "What led to what", "Earlier", "Step", "Later", "From")
        for key, arrow in arrows(library, self.argument):
            row = add(body, "tr")
            self._name(add(row, "th", scope="row"), key)
            cell = add(row, "td")
            add(cell, "span", ARROW_WORDS[arrow.arrow] + (f": {arrow.note}" if arrow.note else ""))
            self.note(cell, arrow.pointer)
            self._name(add(row, "td"), arrow.to)
            later = library.operations.get(arrow.to)
            add(row, "td", in_words(later.start.date) if later and later.start else "not found")

    def _name(self, parent: etree.Element, key: str, current: bool = False) -> None:
        operation: Operation | None = self.project.library.operations.get(key)
        words = operation.short if operation else key
        if operation and operation.page and operation.page != self.uri:
            add(parent, "a", words, href=self.link(operation.page))
        else:
            holder = add(parent, "span", words)
            if current:
                holder.set("aria-current", "true")
