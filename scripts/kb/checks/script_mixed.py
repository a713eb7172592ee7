"""A word must be written in one script: a Cyrillic or Greek letter that looks like a Latin one hides the word from search.

Only words whose foreign letters all look like those of the word's script count: “µm” and “kΩ” are written as they must be.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from kb.checks.base import Site
from kb.issue import Edit, Issue
from kb.texts import Text

NEEDS = "sources"
FIX = "Type it again, with letters of one script."

_CYRILLIC = dict(zip("АВЕКМНОРСТУХЅІЈаеорсухѕіј", "ABEKMHOPCTYXSIJaeopcyxsij", strict=True))
_GREEK = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEZHIKMNOPTYXo", strict=True))
_TO_LATIN = str.maketrans(_CYRILLIC | _GREEK)
# Those that nearly every language written in Cyrillic has; of the others nobody can say which was meant.
_TO_CYRILLIC = str.maketrans(dict(zip("ABEKMHOPCTXaeopcyx", "АВЕКМНОРСТХаеорсух", strict=True)))

_LATIN, _OTHER = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f", "\u0370-\u03ff\u0400-\u052f"
_MIXED = re.compile(rf"(?<!\\)(?<!\w)(?:[{_LATIN}]+[{_OTHER}]|[{_OTHER}]+[{_LATIN}])[{_LATIN}{_OTHER}]*")
_LATIN_LETTER, _OTHER_LETTER = re.compile(rf"[{_LATIN}]"), re.compile(rf"[{_OTHER}]")


def run(site: Site) -> Iterable[Issue]:
    """Words of pages, records and settings, code and addresses too, in which letters of two scripts stand side by side."""
    assert site.project
    for text in site.project.texts.files:
        if text.file.endswith((".md", ".yml")) and not text.text.isascii():
            yield from _of(site, text)


def _of(site: Site, text: Text) -> Iterator[Issue]:
    for match in _MIXED.finditer(text.text):
        word, place = match.group(), text.place(match.start())
        latin, cyrillic = word.translate(_TO_LATIN), word.translate(_TO_CYRILLIC)
        rights = [latin] * (not _OTHER_LETTER.search(latin)) + [cyrillic] * (not _LATIN_LETTER.search(cyrillic))
        if not rights:
            continue
        # One that can be written in either script is left to its writer.
        edits = (Edit(*place, word, rights[0]),) if len(rights) == 1 else ()
        odd = next(sign for sign, right in zip(word, rights[0], strict=True) if sign != right)
        said = f"“{word}” mixes scripts: its “{odd}” is {_name(odd)}"
        yield site.issue(
            "script-mixed",
            place,
            said,
            f"Write “{rights[0]}” with letters of one script." if edits else FIX,
            edits=edits,
        )


def _name(sign: str) -> str:
    """`a Cyrillic letter`, of the Unicode name `CYRILLIC SMALL LETTER A`."""
    return f"a {unicodedata.name(sign).partition(' ')[0].capitalize()} letter"
