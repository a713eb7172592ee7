"""The list of all words of the site: search asks it before it calls a reader's word a misspelling.

Without it, correction turned names of people, which no page has as a title, into everyday words (design findings,
section 3). It is fetched only when a query holds a word that no name explains.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from selectolax.lexbor import LexborHTMLParser

from kb.publish.indexed import BODY, EXCLUDED

# Where the list lies in the site; docs/assets/js/search.js asks for it there.
WORDS_PATH = "assets/search/words.txt"

# Letters that Unicode does not take apart, written as readers type them. The same table is in search/text.js.
_LETTERS = str.maketrans({"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th"})
_WORD = re.compile(r"[a-z]{3,}")
_POSSESSIVE = re.compile(r"['’]s\b")
_APOSTROPHE = re.compile(r"['’]")
_INLINE = ("a", "abbr", "b", "cite", "code", "em", "i", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "u")
_LONGEST_SHARED = 25  # Z, the last of the letters that tell the length of the shared part


def word_list(pages: Iterable[str]) -> str:
    """Return the front-coded list of the words in `pages`, the HTML of built pages.

    Only the part that search indexes is read (see `kb.publish.indexed`), so that a word in the list can be found.
    """
    words: set[str] = set()
    for html in pages:
        for text in _texts(html):
            words.update(words_of(text))
    return front_coded(words)


def words_of(text: str) -> set[str]:
    """Return the words of `text` of three letters or more: lower case, without accents, hyphens parting them."""
    # Each once, and only those with other letters taken apart: on a long page that is a tenth of the work.
    parts = set(text.lower().split())
    plain = _without_apostrophes(" ".join(part for part in parts if part.isascii()))
    other = _without_apostrophes(" ".join(part for part in parts if not part.isascii()).translate(_LETTERS))
    other = "".join(letter for letter in unicodedata.normalize("NFKD", other) if not unicodedata.combining(letter))
    return set(_WORD.findall(f"{plain} {other}"))


def _without_apostrophes(text: str) -> str:
    return _APOSTROPHE.sub("", _POSSESSIVE.sub("", text))


def front_coded(words: Iterable[str]) -> str:
    """Return `words` sorted, each as a capital for the number of letters it shares with the one before (A none, B one,
    … Z 25), then the rest of it: peace, peaceful, peer are `ApeaceFfulDer`.

    Words must be of a-z only; any other raises ValueError. Source of the method: Witten, Moffat and Bell, Managing
    Gigabytes (1999), chapter 4, on front coding of sorted lexicons.
    """
    coded = []
    before = ""
    for word in sorted(set(words)):
        if not (word.isascii() and word.isalpha() and word.islower()):
            raise ValueError(f"words of the list must be of a-z only, not {word!r}")
        shared = _shared(before, word)
        coded.append(chr(ord("A") + shared) + word[shared:])
        before = word
    return "".join(coded)


def read_front_coded(text: str) -> list[str]:
    """Return the words of a list that `front_coded` wrote: what the browser does, kept here to be tested against."""
    words: list[str] = []
    for capital, rest in re.findall(r"([A-Z])([a-z]*)", text):
        shared = ord(capital) - ord("A")
        words.append((words[-1][:shared] if shared else "") + rest)
    return words


def _shared(one: str, other: str) -> int:
    count = 0
    for a, b in zip(one[:_LONGEST_SHARED], other, strict=False):
        if a != b:
            break
        count += 1
    return count


def _texts(html: str) -> list[str]:
    tree = LexborHTMLParser(html)
    for node in tree.css(", ".join(EXCLUDED)):
        node.decompose()
    tree.unwrap_tags(list(_INLINE))
    tree.merge_text_nodes()
    return [node.text(separator=" ") for node in tree.css(BODY)]
