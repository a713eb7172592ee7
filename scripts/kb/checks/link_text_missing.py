"""A link must have words, or a picture that is described: one without is invisible, and a screen reader says only “link”.

Its name is its text, an aria-label, a title, the description of a picture in it, or the words that aria-labelledby names.
"""

from collections.abc import Iterable

from kb.built import Document, Element, Fault

NEEDS = "page"
FIX = "Write the name of what it leads to between the brackets, in HTML between <a> and </a>."

_NAMES = ("aria-label", "title")


def visit(page: Document) -> Iterable[Fault]:
    """Links without a name, but for those that are hidden, and those of which image-alt-missing reports the picture."""
    for link in page.tagged("a"):
        if "href" in link.attributes and not link.text and not _named(page, link) and not _hidden(link):
            yield page.fault(link, f"The link to “{link.get('href')}” has no words", FIX)


def _named(page: Document, link: Element) -> bool:
    if any(link.get(name).strip() for name in _NAMES):
        return True
    labels = set(link.get("aria-labelledby").split())
    if labels and any(element.text for element in page.having("id") if element.get("id") in labels):
        return True
    for inner in link.node.css("img, [alt], [aria-label], [title]"):
        held = inner.attributes
        if (inner.tag == "img" and "alt" not in held) or any(
            (held.get(name) or "").strip() for name in ("alt", *_NAMES)
        ):
            return True
    return False


def _hidden(link: Element) -> bool:
    """True if nobody meets the link: it, or what it stands in, is hidden."""
    return any("hidden" in e.attributes or e.get("aria-hidden") == "true" for e in (link, *link.ancestors))
