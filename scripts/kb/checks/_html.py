"""The tags of raw HTML in Markdown, and the elements that there are."""

import re
from collections.abc import Iterator

from kb.checks.base import Site
from kb.parse import mask
from kb.parse.page import SourcePage

_NAMES = (
    "a abbr address area article aside audio b base bdi bdo blockquote body br button canvas caption cite code col colgroup "
    "data datalist dd del details dfn dialog div dl dt em embed fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 "
    "head header hgroup hr html i iframe img input ins kbd label legend li link main map mark menu meta meter nav noscript "
    "object ol optgroup option output p param picture pre progress q rp rt ruby s samp script search section select slot "
    "small source span strong style sub summary sup table tbody td template textarea tfoot th thead time title tr track u "
    "ul var video wbr acronym applet basefont bgsound big blink center dir font frame frameset isindex marquee nobr "
    "noembed noframes plaintext rb rtc strike tt xmp"
)
_DRAWN = (
    "animate animatemotion animatetransform circle clippath defs desc ellipse feblend fecolormatrix fecomponenttransfer "
    "fecomposite feconvolvematrix fediffuselighting fedisplacementmap fedistantlight fedropshadow feflood fefunca fefuncb "
    "fefuncg fefuncr fegaussianblur feimage femerge femergenode femorphology feoffset fepointlight fespecularlighting "
    "fespotlight fetile feturbulence filter foreignobject g image line lineargradient marker mask metadata mpath path "
    "pattern polygon polyline radialgradient rect set stop svg switch symbol text textpath tspan use view "
    "annotation annotation-xml maction math menclose merror mfrac mi mmultiscripts mn mo mover mpadded mphantom "
    "mprescripts mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover semantics"
)
_EMPTY = "area base br col embed hr img input link meta param source track wbr basefont bgsound frame"
HTML = frozenset(_NAMES.split())
KNOWN = HTML | frozenset(_DRAWN.split())
VOID = frozenset(_EMPTY.split())

_TAG = re.compile(
    r"(?<!\]\()(?<!\]: )<(?P<end>/?)(?P<name>[a-z][\w:.-]*)(?P<rest>(?>\s(?:[^<>\"']|\"[^\"]{0,2000}\"|'[^']{0,2000}')*|/)?)>",
    re.I,
)
# The reading of pages blanks these with all they hold; here their tags count.
_RAW_TEXT = re.compile(r"(</?(?:script|style|textarea))(?=[\s/>])", re.I)
_RAW_NAMES = {"script", "style", "textarea"}
_STAND_IN = "\u017f"


def tags(site: Site, page: SourcePage) -> tuple[re.Match[str], ...]:
    """Every tag outside code and comments, as a match with `end`, `name` and `rest`."""
    kept: dict[str, tuple[re.Match[str], ...]] = site.kept.setdefault("tags", {})
    if page.uri not in kept:
        kept[page.uri] = tuple(_tags(page)) if "<" in page.body else ()
    return kept[page.uri]


def _tags(page: SourcePage) -> Iterator[re.Match[str]]:
    inside = ""
    for tag in _TAG.finditer(_shown(page)):
        name = tag["name"].lower()
        if inside and not (tag["end"] and name == inside):
            continue  # a script's a<b
        inside = name if name in _RAW_NAMES and not tag["end"] else ""
        yield tag


def _shown(page: SourcePage) -> str:
    body = page.body
    if not _RAW_TEXT.search(body):
        return page.masked
    # With another last letter their names are not known to the mask, and only those in code and comments are blanked.
    changed = mask.code(_RAW_TEXT.sub(lambda match: match[1][:-1] + _STAND_IN, body))
    return re.sub(_STAND_IN, lambda match: body[match.start()], changed)
