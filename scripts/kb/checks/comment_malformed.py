"""A comment must be “<!-- words -->”: begun or ended otherwise it hides nothing, and readers see the note.

A comment that is begun well and never ended is for html-unclosed.
"""

import re
from collections.abc import Iterable

from kb.checks._prose import prose, short
from kb.checks.base import Site
from kb.issue import Edit, Issue

NEEDS = "sources"
FIX = "Write “<!--” before it and “-->” after it."

_SLIP = re.compile(
    r"(?<!\\)<!-(?!-)(?P<one>[^<>\n]{0,500}>)?"
    r"|(?<!\\)<!(?!DOCTYPE\b|-)(?P<none>[ \t]*\w[^<>\n]{0,500}>)"
    r"|^[ ]{0,3}<--(?P<no_mark>[^<>\n]{1,500}-->)[ \t]*$",
    re.M | re.I,
)


def run(site: Site) -> Iterable[Issue]:
    """`<!- words ->`, `<! words>` and `<-- words -->` in what Markdown makes words of."""
    for page in site.pages.values():
        text = prose(site, page) if "<!" in page.body or "<--" in page.body else ""
        for match in _SLIP.finditer(text):
            start = match.start() + match.group().index("<")
            written = page.body[start : match.end()].rstrip()
            place = page.place(start)
            # The end is within reach: what it hides is plain.
            note = " ".join(written.strip("<!->").split()) if written.endswith(">") else ""
            edits = (Edit(*place, written, f"<!-- {note} -->"),) if note and "--" not in note else ()
            said = f"“{short(written)}” is no comment, so readers see it"
            fix = f"Write “{short(edits[0].new)}”." if edits else FIX
            yield site.issue("comment-malformed", place, said, fix, url=page.url, edits=edits)
