"""What a check finds: one record per problem, the same for text, JSON and the annotated build."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True)
class Edit:
    """One change that mends a problem: the words `old`, found at the place or later on its line, become `new`.

    A rule offers edits only where there is one right answer that needs no judgement; `kb.mending` makes them.
    """

    file: str
    line: int
    column: int
    old: str
    new: str


@dataclass(frozen=True, order=True)
class Issue:
    """One problem at one place.

    `file` is relative to the repository (or to the checked folder with `--site`), `line` and `column` count from 1,
    `message` is one sentence saying what is wrong, `fix` says what to do, `url` is the built page where it shows,
    `edits` are the changes that `fix` makes by itself; without any, a person must decide.
    """

    file: str
    line: int
    column: int
    rule: str
    message: str
    fix: str = ""
    severity: Severity = "error"
    url: str = ""
    edits: tuple[Edit, ...] = field(default=(), compare=False)

    def as_json(self) -> dict[str, object]:
        """The record as design.md section 7 promises it to outside tools."""
        record = asdict(self)
        del record["edits"]
        return record

    def as_text(self) -> str:
        """`file:line:column: message [rule]`, then the fix on a line of its own."""
        mark = "" if self.severity == "error" else "warning: "
        head = f"{self.file}:{self.line}:{self.column}: {mark}{self.message} [{self.rule}]"
        return f"{head}\n    Fix: {self.fix}" if self.fix else head
