"""Reads the list of phrases that say nothing, data/phrases.yml."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kb.checks.base import Site
from kb.issue import Issue
from kb.model import yaml_text

FILE = "data/phrases.yml"


@dataclass(frozen=True)
class Phrase:
    """One form as it is looked for, and what the list says of it."""

    form: str
    why: str
    instead: str


def phrases(site: Site) -> Iterator[Phrase | Issue]:
    """Every form of the list, and an issue for each entry that is not whole."""
    assert site.project
    text = next((text.text for text in site.project.texts.files if text.file == FILE), "")
    try:
        listed = yaml_text.read(text)
    except yaml_text.YamlFault as fault:
        yield site.issue(
            "phrase-filler",
            (FILE, fault.line, fault.column),
            f"YAML cannot be read here: {fault.message}",
            "Mend the line.",
        )
        return
    for number, entry in enumerate(listed.value if isinstance(listed.value, list) else ()):
        if _is_whole(entry):
            for form in entry["forms"]:
                yield Phrase(" ".join(form.lower().split()), entry["why"], entry["instead"])
        else:
            place = (FILE, *listed.at((number,)))
            yield site.issue(
                "phrase-filler", place, "An entry is not whole", "Give it “forms:” (a list), “why:” and “instead:”."
            )


def _is_whole(entry: Any) -> bool:
    return (
        isinstance(entry, dict)
        and set(entry) == {"forms", "why", "instead"}
        and isinstance(entry["forms"], list)
        and all(isinstance(word, str) and word.strip() for word in (*entry["forms"], entry["why"], entry["instead"]))
    )
