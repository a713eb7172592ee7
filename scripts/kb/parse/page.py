"""A page as its author wrote it: front matter, headings, links, citations, blocks, sentences, each with its place."""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from pydantic import ValidationError

from kb import tree
from kb.issue import Issue
from kb.model import problems, yaml_text
from kb.model.front_matter import FrontMatter
from kb.parse import blocks, citations, headings, links, mask, units


@dataclass(frozen=True)
class SourcePage:
    """One Markdown file. `uri` is its path under docs/, `file` its path in the repository, `text` what it holds."""

    uri: str
    file: str
    text: str
    front_matter: FrontMatter | None = None
    front_matter_marks: yaml_text.Marked = field(default_factory=lambda: yaml_text.Marked(None))
    issues: tuple[Issue, ...] = ()

    @cached_property
    def body(self) -> str:
        """The text with front matter blanked; offsets are those of the file."""
        end = mask.front_matter_end(self.text)
        return mask.blank(self.text[:end]) + self.text[end:]

    @cached_property
    def masked(self) -> str:
        """The body with code and comments blanked too."""
        return mask.code(self.body)

    @cached_property
    def headings(self) -> tuple[headings.Heading, ...]:
        """Headings in order."""
        return tuple(headings.scan(self.masked, self.body))

    @cached_property
    def links(self) -> tuple[links.Link, ...]:
        """Links, images and footnote marks, in the order of the text."""
        return tuple(sorted(links.scan(self.masked), key=lambda link: link.offset))

    @cached_property
    def citation_groups(self) -> tuple[citations.Group, ...]:
        """Brackets of citations, in order."""
        return tuple(citations.scan(self.masked))

    @property
    def citations(self) -> tuple[citations.Citation, ...]:
        """Every citation, in order."""
        return tuple(c for group in self.citation_groups for c in group.citations)

    @cached_property
    def blocks(self) -> tuple[blocks.Block, ...]:
        """Blocks in order of their opening line."""
        return tuple(blocks.scan(self.masked)[0])

    @cached_property
    def units(self) -> tuple[units.Unit, ...]:
        """Sentences, list items and table rows."""
        return tuple(units.scan(self.masked))

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    def place(self, offset: int) -> tuple[str, int, int]:
        """File, line and column (from 1) of an offset."""
        line = bisect.bisect_right(self._line_starts, offset)
        return self.file, line, offset - self._line_starts[line - 1] + 1

    def key_place(self, *path: str | int) -> tuple[str, int, int]:
        """File, line and column of a front-matter key."""
        return (self.file, *self.front_matter_marks.at(path))

    @property
    def url(self) -> str:
        """Address of the built page, relative to the site: `operations/kfor/`."""
        stem = re.sub(r"(?<![^/])README$", "index", self.uri.removesuffix(".md"))  # engines take it for the index
        if stem == "index":
            return ""
        return f"{stem.removesuffix('/index')}/" if stem.endswith("/index") else f"{stem}/"


def read(uri: str, file: str, raw: bytes) -> SourcePage:
    """Parse one page. Never raises: what is wrong stands in `SourcePage.issues`."""
    try:
        # A byte order mark and Windows line ends are no fault of the text, and MkDocs drops them too.
        text = raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        issue = problems.of_bytes(file, raw, error)
        return SourcePage(uri, file, raw.decode("utf-8", "replace"), issues=(issue,))
    end = mask.front_matter_end(text)
    if not end:
        begun = text.startswith("---\n")
        issue = Issue(
            file,
            1,
            1,
            "front-matter-invalid",
            "The front matter does not end" if begun else "The page has no front matter",
            "End it with a line “---”."
            if begun
            else "Begin it with “---”, the keys title, description, kind, verified and role, and “---”.",
        )
        return SourcePage(uri, file, text, issues=(issue,))
    try:
        head = "\n".join(text[:end].rstrip("\n").split("\n")[1:-1])
        marked = yaml_text.read(head, first_line=2)
    except yaml_text.YamlFault as fault:
        return SourcePage(uri, file, text, issues=(problems.of_yaml(file, fault, text[:end]),))
    try:
        front_matter = FrontMatter.model_validate(marked.value if marked.value is not None else {})
    except ValidationError as error:
        found = tuple(problems.of_model(file, marked, error, FrontMatter, "front-matter-invalid"))
        return SourcePage(uri, file, text, front_matter_marks=marked, issues=found)
    return SourcePage(uri, file, text, front_matter, marked)


def read_all(root: Path) -> dict[str, SourcePage]:
    """Every page under docs/ of `root`, by its path there; those that cannot be read are empty and say why.

    Names that site generators leave out (`.draft.md`, `templates/`) are left out here too.
    """
    found = tree.walk(root, ["docs"])
    names = [file for file in (*found.files, *found.faults) if file.endswith(".md") and is_published(file)]
    pages: dict[str, SourcePage] = {}
    for file in sorted(names, key=lambda name: name.split("/")):
        uri = file.removeprefix("docs/")
        fault = found.faults.get(file)
        if fault is None:
            try:
                pages[uri] = read(uri, file, (root / file).read_bytes())
                continue
            except OSError as error:
                fault = tree.unreadable(file, error)
        if not (root / file).is_dir():
            pages[uri] = SourcePage(uri, file, "", issues=(fault,))
    return pages


def is_published(file: str) -> bool:
    """False for what MkDocs leaves out of a site by itself: hidden names, and the folder docs/templates/."""
    return not file.startswith("docs/templates/") and "/." not in file
