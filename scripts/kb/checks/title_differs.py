"""The title of a page should say what its heading says: search results and the tab show the one, the page the other.

A home page may greet its readers in other words. Marks, letter case and punctuation make no difference.
"""

import html
import re
from collections import Counter
from collections.abc import Iterable

from kb.checks._prose import short
from kb.checks.base import Site
from kb.issue import Issue

NEEDS = "sources"
FIX = "Write the words of one of the two in both places."

_WORD = re.compile(r"[^\W_]+")
_ADDRESS = re.compile(r"(?<=\])(?:\([^()\n]*\)|\[[^\[\]\n]*\])|<[^<>\n]*>|\{[^{}\n]*\}|\[\^[^\[\]\n]*\]")


def run(site: Site) -> Iterable[Issue]:
    """Pages with one heading of the first level, in other words than `title` in their front matter."""
    titles = [page.front_matter.title.casefold() for page in site.pages.values() if page.front_matter]
    shared = {title for title, number in Counter(titles).items() if number > 1}  # for title-duplicate
    for page in site.pages.values():
        heads = [heading for heading in page.headings if heading.level == 1]
        if page.front_matter is None or page.front_matter.kind == "home" or len(heads) != 1 or "[=" in heads[0].text:
            continue
        if page.front_matter.title.casefold() in shared:
            continue
        title, words = page.front_matter.title, _words(_ADDRESS.sub("", heads[0].text))
        if words and words != _words(title):
            said = f"The heading “{short(heads[0].text)}” differs from the title “{short(title)}”"
            yield site.issue("title-differs", page.place(heads[0].offset), said, FIX, url=page.url, severity="warning")


def _words(text: str) -> list[str]:
    return _WORD.findall(html.unescape(text).casefold())
