"""A text must hold no control characters: browsers show them as boxes or not at all, and search does not find the word.

What YAML itself refuses is left to yaml-syntax, and what stands in a garbled word to text-garbled.
"""

import re
from collections.abc import Iterable, Iterator

from kb.checks._garbled import garbled
from kb.checks.base import Site
from kb.issue import Edit, Issue
from kb.parse import mask
from kb.texts import Text

NEEDS = "sources"
FIX = "Remove it; type the letter or start the line that belongs there."

_CONTROL = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]+")
# Of these YAML takes all but the last three as a fault of its own.
_FINE_IN_YAML = "\x85\u2028\u2029"
# These were put there for a new line or page, so taking them out would join two words.
_BREAKS = set("\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029")


def run(site: Site) -> Iterable[Issue]:
    """Each run of control characters, wherever it stands, code too."""
    assert site.project
    for text in site.project.texts.files:
        if text.text.isascii() and text.text.isprintable():
            continue
        found = list(_CONTROL.finditer(text.text))
        in_words = {at for run in garbled(text.text) for at in range(run.start, run.end)} if found else set()
        yaml = _yaml_end(text) if found else 0
        for match in found:
            refused = match.start() < yaml and not set(match.group()) <= set(_FINE_IN_YAML)
            if not refused and match.start() not in in_words:
                yield _issue(site, text, match)


def _yaml_end(text: Text) -> int:
    """Where the part ends that YAML reads: it names control characters there itself."""
    if text.file.endswith(".yml"):
        return len(text.text)
    return mask.front_matter_end(text.text.replace("\r\n", " \n"))


def _issue(site: Site, text: Text, match: re.Match[str]) -> Issue:
    place, signs = text.place(match.start()), match.group()
    names = " ".join(f"U+{ord(sign):04X}" for sign in signs[:3]) + (" …" if len(signs) > 3 else "")
    message = f"“{names}” is a control character" if len(signs) == 1 else f"“{names}” are control characters"
    meant = "".join(_of_windows(signs))
    if len(meant) == len(signs):
        return site.issue("control-character", place, message, f"Write “{meant}”.", edits=(Edit(*place, signs, meant),))
    edits = () if set(signs) & _BREAKS else (Edit(*place, signs, ""),)
    return site.issue("control-character", place, message, FIX, edits=edits)


def _of_windows(signs: str) -> Iterator[str]:
    """The quotation marks and dashes that these bytes are in the code page of Windows."""
    for sign in signs:
        if "\x80" <= sign <= "\x9f" and sign not in _BREAKS:
            yield bytes([ord(sign)]).decode("cp1252", "ignore")
