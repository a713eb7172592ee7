"""Takes out what others say, for rules on our own words."""

import re

from kb.parse import mask

_STRAIGHT = re.compile(r"\"[^\"\n]{0,500}\"|^[ ]{0,3}>.*", re.M)
_CURVED = re.compile(r"[“”]|\n[ \t]*+\n")


def without_quotations(text: str) -> str:
    """The text with quotations blanked; one left open must not hide more than its paragraph."""
    text = _STRAIGHT.sub(lambda match: mask.blank(match.group()), text)
    parts, done, opened = [], 0, -1
    for match in _CURVED.finditer(text):
        if match.group() == "“":
            opened = match.start()
        elif match.group() == "”" and opened >= 0:
            parts += [text[done:opened], mask.blank(text[opened : match.end()])]
            done, opened = match.end(), -1
        else:
            opened = -1
    return "".join([*parts, text[done:]])
