"""Lines must end with a line feed alone: other ends make every line of a file look changed, and hide what was."""

import re
from collections.abc import Iterable

from kb.checks.base import Site
from kb.issue import Edit, Issue

NEEDS = "sources"
FIX = "Save the file with Unix line ends (LF); editors that read .editorconfig do so by themselves."

_END = re.compile(r"\r\n?")


def run(site: Site) -> Iterable[Issue]:
    """Line ends of Windows (CRLF) and of old Macs (CR), one report a file."""
    assert site.project
    for text in site.project.texts.files:
        if "\r" not in text.text:
            continue
        edits = tuple(Edit(*text.place(match.start()), match.group(), "\n") for match in _END.finditer(text.text))
        first = edits[0]
        kind = "as on Windows (CRLF)" if first.old == "\r\n" else "as on old Macs (CR)"
        lines = "1 line ends" if len(edits) == 1 else f"{len(edits)} lines end"
        yield site.issue("line-ending", (text.file, first.line, first.column), f"{lines} {kind}", FIX, edits=edits)
