"""A file must end with one line end: without it the next line added changes two, and empty lines at the end say nothing."""

from collections.abc import Iterable

from kb.checks.base import Site
from kb.issue import Edit, Issue

NEEDS = "sources"
FIX = "End the last line with one line end; editors that read .editorconfig do so by themselves."


def run(site: Site) -> Iterable[Issue]:
    """Files with none and files with several; spaces at the end are for whitespace-trailing first."""
    assert site.project
    for text in site.project.texts.files:
        written = text.text
        words = written.rstrip("\r\n")
        end = written[len(words) :]
        if end in ("\n", "\r\n", "\r") or not words or words[-1] in " \t":
            continue
        place = text.place(len(words) - 1)
        count = end.count("\n") or end.count("\r")
        message = f"{count - 1} empty lines stand at the end" if end else "The last line has no line end"
        message = message.replace("1 empty lines stand", "1 empty line stands") if count == 2 else message
        yield site.issue("newline-final", place, message, FIX, edits=(Edit(*place, words[-1] + end, words[-1] + "\n"),))
