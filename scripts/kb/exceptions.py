"""Problems that are let pass for now: data with a reason and a day on which somebody looks again.

data/exceptions.yml is a list; each entry names a rule, a file (`*` stands for any letters), the words of the message
that it is about, the reason, and the day until which it holds. No rule has an exception in its code.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from kb.issue import Issue
from kb.model import problems, yaml_text

FILE = "data/exceptions.yml"


class Exemption(BaseModel):
    """One problem that is let pass."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    rule: str = Field(min_length=3, description="Id of the rule.")
    file: str = Field(min_length=3, description="The file that the problem is reported in; `*` stands for any letters.")
    message: str = Field(default="", description="Words that the message holds; without them, every message.")
    reason: str = Field(min_length=20, description="Why it is right to let it pass, in a sentence.")
    until: dt.date = Field(description="The day after which somebody looks at it again.")

    def covers(self, issue: Issue) -> bool:
        """True if it lets `issue` pass."""
        return self.rule == issue.rule and fnmatchcase(issue.file, self.file) and self.message in issue.message


@dataclass
class Exceptions:
    """What data/exceptions.yml holds: each entry with its line and column, and what is wrong with the file."""

    entries: list[tuple[Exemption, int, int]] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    """Numbers of the entries that some problem fell under."""

    def left(self, found: Iterable[Issue]) -> Iterator[Issue]:
        """The problems that no entry lets pass."""
        for issue in found:
            covering = [number for number, (entry, _, _) in enumerate(self.entries) if entry.covers(issue)]
            self.used.update(covering)
            if not covering:
                yield issue


def read(root: Path) -> Exceptions:
    """Read the file of `root`; none is as good as an empty one. Never raises: faults stand in `issues`."""
    found = Exceptions()
    try:
        text = (root / FILE).read_bytes().decode("utf-8-sig")
        marked = yaml_text.read(text)
    except (OSError, UnicodeDecodeError):
        return found  # the rules on files report one that is no text
    except yaml_text.YamlFault as fault:
        found.issues.append(problems.of_yaml(FILE, fault, text))
        return found
    values = marked.value if marked.value is not None else []
    if not isinstance(values, list):
        found.issues.append(
            Issue(FILE, 1, 1, "data-invalid", "The file must be a list", "Begin each entry with “- rule: …”.")
        )
        return found
    for number, value in enumerate(values):
        inner = yaml_text.Marked(
            value, {path[1:]: mark for path, mark in marked.marks.items() if path and path[0] == number}
        )
        try:
            found.entries.append((Exemption.model_validate(value), *marked.at((number,))))
        except ValidationError as error:
            found.issues += problems.of_model(FILE, inner, error, Exemption, "data-invalid")
    return found
