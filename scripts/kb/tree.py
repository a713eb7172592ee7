"""The project's files as they lie on the disk: those that can be read, and what is wrong with the others."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from kb.issue import Issue

_ENDING = {"docs": ".md", "data": ".yml"}
"""What a file in the folder is read by; a folder of such a name is taken for one."""


@dataclass(frozen=True)
class Tree:
    """Files relative to the repository, in order, and an issue for each that cannot be followed or listed.

    A link to a file is a file, a link to a folder is followed once: site generators follow both.
    """

    files: tuple[str, ...] = ()
    issues: tuple[Issue, ...] = ()

    @cached_property
    def faults(self) -> dict[str, Issue]:
        """The issue of each file."""
        return {issue.file: issue for issue in self.issues}


def unreadable(file: str, error: OSError) -> Issue:
    """The issue for a file whose bytes cannot be had."""
    fix = "Give everybody the right to read it."
    if isinstance(error, FileNotFoundError):
        fix = "Put it back, or run the command again if an editor was just saving it."
    return Issue(file, 1, 1, "file-unreadable", f"The file cannot be read: {_reason(error)}", fix)


def walk(root: Path, folders: Iterable[str]) -> Tree:
    """Look at every file below these folders of `root`; a folder that is not there is empty. Never raises."""
    walked = _Walk(os.path.realpath(root))
    for folder in folders:
        if os.path.lexists(root / folder):
            walked.add(folder.strip("/"), ())
    while walked.waiting:
        walked.list(*walked.waiting.pop())
    return Tree(tuple(sorted(walked.files, key=lambda file: file.split("/"))), tuple(sorted(walked.issues)))


def stamp(folder: Path, ending: str) -> int:
    """A number that changes when a file of this ending does: names, newest changes and sizes, mixed."""
    return hash(tuple(_stats(folder, ending)))


def _stats(folder: Path, ending: str) -> Iterator[tuple[str, int, int]]:
    for path, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            if name.endswith(ending):
                file = Path(path, name)
                try:
                    seen = file.stat()
                except OSError:
                    continue
                yield str(file), seen.st_mtime_ns, seen.st_size


@dataclass
class _Walk:
    root: str
    files: list[str] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    waiting: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    followed: set[str] = field(default_factory=set)

    def list(self, folder: str, above: tuple[str, ...]) -> None:
        """Look at what is in a folder."""
        try:
            with os.scandir(f"{self.root}/{folder}") as entries:
                for entry in entries:
                    self.add(f"{folder}/{entry.name}", above)
        except OSError as error:
            self._fault("file-unreadable", folder, f"The folder cannot be listed: {_reason(error)}",
                        "Give everybody the right to read it.")  # fmt: skip

    def add(self, file: str, above: tuple[str, ...]) -> None:
        """Take a file, a folder or a link; `above` are the real places of the folders that it lies in."""
        path = f"{self.root}/{file}"
        try:
            mode = os.lstat(path).st_mode
            if stat.S_ISLNK(mode):
                target = str(Path(path).readlink())
                if not self._leads_inside(file, target, above):
                    return
                mode = Path(path).stat().st_mode
        except OSError as error:
            self._lost(file, error)
            return
        if stat.S_ISDIR(mode):
            self._folder(file, above)
        elif not stat.S_ISREG(mode):
            self._fault("file-unreadable", file, "This is neither a file nor a folder", "Remove it.")
        elif not os.access(path, os.R_OK):
            self.issues.append(unreadable(file, PermissionError(errno.EACCES, "Permission denied")))
        else:
            self.files.append(file)

    def _folder(self, file: str, above: tuple[str, ...]) -> None:
        ending = _ENDING.get(file.partition("/")[0])
        if ending and file.endswith(ending):
            self._fault("file-unreadable", file, f"A folder has the ending of a file, “{ending}”",
                        f"Rename it to “{file.rpartition('/')[2].removesuffix(ending)}”.")  # fmt: skip
        real = os.path.realpath(f"{self.root}/{file}")
        self.waiting.append((file, (*above, real)))

    def _leads_inside(self, file: str, target: str, above: tuple[str, ...]) -> bool:
        """True if a link can be followed: it ends in the repository, at something, and not above itself."""
        path = f"{self.root}/{file}"
        real = os.path.realpath(path)
        fix = "Make it lead to a file of this repository, by a path relative to it, or put the file itself there."
        if real in above:
            return self._link(file, f"The link leads to “{target}”, a folder that holds it", "Remove the link.")
        try:
            seen = Path(path).stat()
        except OSError as error:
            if error.errno == errno.ELOOP:
                return self._link(file, f"The link leads to “{target}”, which leads back to it", fix)
            if error.errno in (errno.ENOENT, errno.ENOTDIR):
                return self._link(file, f"The link leads to “{target}”, which does not exist", fix)
            raise
        if target.startswith("/") or not f"{real}/".startswith(f"{self.root}/"):
            return self._link(file, f"The link leads to “{target}”, out of the repository", fix)
        if stat.S_ISDIR(seen.st_mode):
            first = real not in self.followed
            self.followed.add(real)
            return first
        return True

    def _link(self, file: str, message: str, fix: str) -> bool:
        self._fault("symlink-broken", file, message, fix)
        return False

    def _lost(self, file: str, error: OSError) -> None:
        self.issues.append(unreadable(file, error))

    def _fault(self, rule: str, file: str, message: str, fix: str) -> None:
        self.issues.append(Issue(file, 1, 1, rule, message, fix))


def _reason(error: OSError) -> str:
    return (error.strerror or type(error).__name__).rstrip(".")
