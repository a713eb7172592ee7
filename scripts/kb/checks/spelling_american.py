"""Words should be spelt as in Britain on every page: a reader who searches for “defence” does not find “defense”.

The spellings are in data/spelling.yml. Names and titles have capitals, and words of other languages stand in italics:
only small letters outside quotations, code and emphasis are looked at.
"""

import re
from collections.abc import Iterable

from kb.checks import _prose
from kb.checks._quotations import without_quotations
from kb.checks.base import Site
from kb.issue import Edit, Issue
from kb.model import yaml_text

NEEDS = "sources"
FIX = "Write the British spelling."

FILE = "data/spelling.yml"

_WORDS = re.compile(r"[a-z]{4,}")


def run(site: Site) -> Iterable[Issue]:
    """Prose of pages; records hold titles and the words of others."""
    known, fault = _spellings(site)
    if fault:
        yield fault
    for page in site.pages.values() if known else ():
        # Asked first because most pages hold none, and taking out quotations takes longer.
        if known.keys().isdisjoint(_WORDS.findall(page.body)):
            continue
        text = without_quotations(_prose.words(site, page))
        for match in _WORDS.finditer(text):
            right = known.get(match.group())
            if right and not _is_part(text, match):
                place = page.place(match.start())
                yield site.issue(
                    "spelling-american",
                    place,
                    f"“{match.group()}” is spelt “{right}” here",
                    f"Write “{right}”.",
                    severity="warning",
                    edits=(Edit(*place, match.group(), right),),
                )


def _is_part(text: str, match: re.Match[str]) -> bool:
    """True for a part of a longer word, an address or a path, and for a word in italics."""
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 2]
    return bool((before and (before.isalnum() or before in "*_-./@#’'")) or re.match(r"[\w*_/@#-]|[.’']\w", after))


def _spellings(site: Site) -> tuple[dict[str, str], Issue | None]:
    """American spelling → British one, and what is wrong with the list as a whole."""
    assert site.project
    text = next((text.text for text in site.project.texts.files if text.file == FILE), "")
    try:
        listed = yaml_text.read(text).value
    except yaml_text.YamlFault as fault:
        place = (FILE, fault.line, fault.column)
        return {}, site.issue(
            "spelling-american", place, f"YAML cannot be read here: {fault.message}", "Mend the line."
        )
    pairs = listed.items() if isinstance(listed, dict) else ()
    return {american: british for american, british in pairs if isinstance(british, str)}, None
