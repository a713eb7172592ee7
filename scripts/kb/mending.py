"""Makes the changes that rules offer where there is one right answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kb.issue import Edit, Issue


@dataclass
class Mended:
    """What was changed: how many edits were made in each file, and those whose words were not found."""

    made: dict[str, int] = field(default_factory=dict)
    lost: list[Edit] = field(default_factory=list)


def mend(root: Path, issues: Sequence[Issue]) -> Mended:
    """Make the edits of `issues` in the files under `root`.

    Where two edits touch the same words the first is made; the next check finds the other again. A file is written
    beside itself and put in its place whole, so that nothing is lost if the power fails.
    """
    by_file: dict[str, list[Edit]] = {}
    for issue in issues:
        for edit in issue.edits:
            by_file.setdefault(edit.file, []).append(edit)
    done = Mended()
    for file, edits in sorted(by_file.items()):
        path = root / file
        try:
            before = path.read_bytes().decode("utf-8")  # line ends stay as they are
        except (OSError, UnicodeDecodeError):
            done.lost += edits
            continue
        after, made = _edited(before, edits, done)
        if made:
            done.made[file] = made
            _replace(path, after)
    return done


def _edited(text: str, edits: Sequence[Edit], done: Mended) -> tuple[str, int]:
    """The text with the edits made, and how many were."""
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    mark = text.startswith("\ufeff")  # columns do not count a byte order mark
    spans: list[tuple[int, int, str]] = []
    for edit in edits:
        begin = starts[edit.line - 1] if edit.line < len(starts) else len(text)
        end = starts[edit.line] - 1 if edit.line < len(starts) else len(text)  # the line end belongs to the line
        begin += edit.column - 1 + (1 if mark and edit.line == 1 and not edit.old.startswith("\ufeff") else 0)
        at = text.find(edit.old, begin, end + len(edit.old))
        if at < 0 or at > end:
            done.lost.append(edit)
        else:
            spans.append((at, at + len(edit.old), edit.new))
    made, last, parts = 0, 0, []
    for start, stop, new in sorted(set(spans)):
        if start < last or (start == stop and start == last and made):
            continue  # touches words that an edit before it has changed
        parts += [text[last:start], new]
        last, made = stop, made + 1
    return "".join(parts) + text[last:], made


def _replace(path: Path, text: str) -> None:
    beside = path.with_name(f".{path.name}.mended")
    beside.write_bytes(text.encode("utf-8"))
    beside.chmod(path.stat().st_mode)
    beside.replace(path)
