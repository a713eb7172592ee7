"""The values that attributes may have by the HTML standard and WAI-ARIA 1.2, as far as others do not do what they say."""

import datetime as dt
import re

# Attributes, “@” and their elements (none: all), “=” and the words that they may hold, in any letter case.
_WORDS = """
aria-atomic aria-busy aria-disabled aria-modal aria-multiline aria-multiselectable aria-readonly aria-required = true false
aria-expanded aria-grabbed aria-hidden aria-selected = true false undefined
aria-checked aria-pressed = true false mixed undefined
aria-autocomplete = inline list both none
aria-current = page step location date time true false
aria-haspopup = true false menu listbox tree grid dialog
aria-invalid = true false grammar spelling
aria-live = assertive polite off
aria-orientation = horizontal vertical undefined
aria-sort = ascending descending none other
as @ link = audio audioworklet document embed fetch font frame iframe image json manifest object paintworklet report script \
  serviceworker sharedworker speculationrules style text track video webidentity worker xslt
autocapitalize = off none on sentences words characters
autocomplete @ form = on off
autocorrect = on off
contenteditable = true false plaintext-only
decoding @ img = sync async auto
dir = ltr rtl auto
draggable = true false
enctype @ form = application/x-www-form-urlencoded multipart/form-data text/plain
enterkeyhint = enter done go next previous search send
fetchpriority @ img link script = high low auto
formenctype @ button input = application/x-www-form-urlencoded multipart/form-data text/plain
formmethod @ button input = get post dialog
inputmode = none text tel url email numeric decimal search
kind @ track = subtitles captions descriptions chapters metadata
loading @ img iframe = lazy eager
method @ form = get post dialog
popover = auto manual hint
popovertargetaction @ button input = toggle show hide
preload @ audio video = none metadata auto
referrerpolicy @ a area img iframe link script = no-referrer no-referrer-when-downgrade same-origin origin strict-origin \
  origin-when-cross-origin strict-origin-when-cross-origin unsafe-url
scope @ th = row col rowgroup colgroup
shape @ area = circle circ default poly polygon rect rectangle
spellcheck = true false
translate = yes no
type @ button = submit reset button
type @ input = hidden text search tel url email password date month week time datetime-local number range color checkbox \
  radio file submit image reset button
wrap @ textarea = soft hard off
"""
# The same for several words with spaces between them.
_LISTS = """
aria-dropeffect = copy execute link move none popup
aria-relevant = additions all removals text
sandbox @ iframe = allow-downloads allow-forms allow-modals allow-orientation-lock allow-pointer-lock allow-popups \
  allow-popups-to-escape-sandbox allow-presentation allow-same-origin allow-scripts allow-storage-access-by-user-activation \
  allow-top-navigation allow-top-navigation-by-user-activation allow-top-navigation-to-custom-protocols
"""
# What stands for “no” there says “yes”: that the attribute is there counts, not its value.
_MARKS = """
autofocus hidden inert itemscope
allowfullscreen @ iframe = ; async @ script = ; autoplay @ audio video = ; checked @ input = ; controls @ audio video =
default @ track = ; defer @ script = ; disabled @ button fieldset input link optgroup option select textarea =
formnovalidate @ button input = ; ismap @ img = ; loop @ audio video = ; multiple @ input select = ; muted @ audio video =
nomodule @ script = ; novalidate @ form = ; open @ details dialog = ; playsinline @ video = ; readonly @ input textarea =
required @ input select textarea = ; reversed @ ol = ; selected @ option =
"""
_FORMS = {
    "aria-colcount aria-colindex aria-colspan aria-level aria-posinset aria-rowcount aria-rowindex aria-rowspan aria-setsize": "whole",
    "aria-valuemax aria-valuemin aria-valuenow": "number",
    "colspan @ td th": "some", "span @ col colgroup": "some", "rowspan @ td th": "none-or-some",
    "cols rows @ textarea": "none-or-some", "size @ input select": "none-or-some",
    "start @ ol": "whole", "value @ li": "whole", "maxlength minlength @ input textarea": "whole",
    "value min max low high optimum @ meter": "number", "value max @ progress": "number",
    "width height @ canvas": "pixels", "width height @ embed iframe img input object source video": "length",
    "type @ ol": "numbering", "target @ a area base form": "target", "formtarget @ button input": "target",
    "datetime @ time": "time", "datetime @ del ins": "day",
}  # fmt: skip


def _table(text: str) -> dict[str, dict[str, tuple[str, ...]]]:
    """The words by attribute and element; "" is every element."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for line in re.split(r"[\n;]", text):
        left, _, words = line.partition("=")
        names, _, elements = left.partition("@")
        for name in names.split():
            for element in elements.split() or [""]:
                found.setdefault(name, {})[element] = tuple(words.split())
    return found


WORDS = _table(_WORDS)
LISTS = _table(_LISTS)
MARKS = _table(_MARKS)
FORMS = _table("\n".join(f"{attributes} = {form}" for attributes, form in _FORMS.items()))

_TIME = r"(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]+)?)?"
_ZONE = r"(?:Z|[+-](?:[01][0-9]|2[0-3]):?[0-5][0-9])"
_MONTH = r"(?:0[1-9]|1[0-2])"
_DAY = re.compile(
    rf"(?P<year>[0-9]{{4,}})-(?P<month>[0-9]{{2}})-(?P<day>[0-9]{{2}})(?P<time>[T ]{_TIME}(?P<zone>{_ZONE})?)?"
)
_TIMES = re.compile(
    rf"[0-9]{{4,}}(?:-{_MONTH})?|(?:--)?{_MONTH}-(?:0[1-9]|[12][0-9]|3[01])|{_TIME}|{_ZONE}|[0-9]{{4,}}-W(?:0[1-9]|[1-4][0-9]|5[0-3])"
    r"|P(?=.)(?:[0-9]+D)?(?:T(?=.)(?:[0-9]+H)?(?:[0-9]+M)?(?:[0-9]+(?:\.[0-9]+)?S)?)?"
    r"|\s*(?:[0-9]+(?:\.[0-9]+)?\s*[wdhmsWDHMS]\s*)+"
)
_SHAPES = {
    "whole": re.compile(r"\s*[+-]?[0-9]+\s*"),
    "some": re.compile(r"\s*\+?0*[1-9][0-9]*\s*"),
    "none-or-some": re.compile(r"\s*\+?[0-9]+\s*"),
    "number": re.compile(r"\s*[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?\s*"),
    "pixels": re.compile(r"\s*\+?[0-9]+\s*(?:px)?\s*", re.I),
    "length": re.compile(r"\s*\+?[0-9]+(?:\.[0-9]*)?\s*(?:px|%)?\s*", re.I),
    "numbering": re.compile("[1aAiI]"),
    "target": re.compile("[^_].*|_(?:blank|self|parent|top)", re.I | re.S),
}
HOW = {
    "whole": "Write a whole number.",
    "some": "Write a whole number from 1 on.",
    "none-or-some": "Write a whole number from 0 on.",
    "number": "Write a number, with a full stop before decimals.",
    "pixels": "Write a whole number of pixels.",
    "length": "Write a whole number of pixels, and other measures in a stylesheet.",
    "numbering": "Write “1”, “a”, “A”, “i” or “I”.",
    "target": "Write “_blank”, “_self”, “_parent” or “_top”, or a name without “_”.",
    "time": "Write it as “2026-11-03”, “2026-11”, “10:30”, “2026-11-03T10:30Z” or, if it lasts, “PT2H30M”.",
    "day": "Write it as “2026-11-03” or “2026-11-03T10:30Z”.",
}


def fits(form: str, value: str) -> bool:
    """True if a browser takes the value for what it says."""
    if form in _SHAPES:
        return _SHAPES[form].fullmatch(value) is not None
    match = _DAY.fullmatch(value)
    if match:
        return _is_day(match["year"], match["month"], match["day"]) and (
            form == "time" or bool(match["zone"]) or not match["time"]
        )
    return form == "time" and _TIMES.fullmatch(value) is not None


def _is_day(year: str, month: str, day: str) -> bool:
    try:
        return bool(
            dt.date(int(year[-4:]) or 2000, int(month), int(day))
        )  # the calendar repeats itself every 400 years
    except ValueError:
        return False


def nearest_day(value: str) -> str | None:
    """A day as it must be written, for one that plainly means it: 2026-1-3, 2026/01/03."""
    match = re.fullmatch(r"\s*([0-9]{4})[-./]([0-9]{1,2})[-./]([0-9]{1,2})\s*", value)
    if match is None or not _is_day(*match.groups()):
        return None
    year, month, day = match.groups()
    return f"{year}-{month:0>2}-{day:0>2}"
