"""A language must be named by a code that exists: a screen reader reads the words with the wrong voice otherwise."""

import re
from collections.abc import Iterable

from kb.built import Document, Fault
from kb.nearest import nearest

NEEDS = "page"
FIX = "Write its code: “en” for English, “sr-Latn” for Serbian in Latin letters."

_TAG = re.compile(
    r"(?:(?P<code>[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{5,8})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*"
    r"(?:-[a-wyz\d](?:-[a-z\d]{2,8})+)*(?:-x(?:-[a-z\d]{1,8})+)?|x(?:-[a-z\d]{1,8})+|i-[a-z]{2,8})",
    re.I,
)
_TWO_WORDS = (
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es "
    "et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj "
    "kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mo mr ms mt my na nb nd ne ng nl nn no nr "
    "nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg "
    "th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu"
)
_TWO = frozenset(_TWO_WORDS.split())
# Registered before there were rules, and valid for ever (RFC 5646, section 2.2.8).
_GRANDFATHERED = {
    "en-gb-oed", "art-lojban", "cel-gaulish", "no-bok", "no-nyn", "sgn-be-fr", "sgn-be-nl", "sgn-ch-de", "zh-guoyu",
    "zh-hakka", "zh-min", "zh-min-nan", "zh-xiang",
}  # fmt: skip
_COUNTRIES = {
    "gr": "el",
    "cz": "cs",
    "jp": "ja",
    "cn": "zh",
    "dk": "da",
    "ua": "uk",
    "rs": "sr",
    "gb": "en",
    "us": "en",
}
_NAMES = {
    "english": "en", "german": "de", "deutsch": "de", "french": "fr", "francais": "fr", "spanish": "es", "serbian": "sr",
    "albanian": "sq", "russian": "ru", "ukrainian": "uk", "arabic": "ar", "italian": "it", "polish": "pl", "greek": "el",
    "turkish": "tr", "dutch": "nl", "portuguese": "pt", "chinese": "zh", "japanese": "ja", "bosnian": "bs", "croatian": "hr",
}  # fmt: skip


def visit(page: Document) -> Iterable[Fault]:
    """Values of lang, xml:lang, hreflang and srclang that are no language tag; an empty one means “unknown”."""
    for attribute in ("lang", "xml:lang", "hreflang", "srclang"):
        for element in page.having(attribute):
            value = element.get(attribute)
            if value.strip() and not _exists(value, attribute):
                said = f"“{value}” of “{attribute}” is no code of a language"
                yield page.fault(element, said, _fix(value), attribute)


def _exists(value: str, attribute: str) -> bool:
    if attribute == "hreflang" and value.lower() == "x-default":
        return True
    if value.lower() in _GRANDFATHERED:
        return True
    match = _TAG.fullmatch(value)
    if match is None:
        return False
    code = (match["code"] or "").partition("-")[0].lower()
    return code in _TWO if len(code) == len("en") else code not in _NAMES


def _fix(value: str) -> str:
    first, *others = value.strip().replace("_", "-").split("-")
    first = _COUNTRIES.get(first.lower()) or _NAMES.get(nearest(first.lower(), _NAMES, 0.8) or "") or first
    better = "-".join([first, *others])
    return f"Write “{better}”." if better != value and _exists(better, "lang") else FIX
