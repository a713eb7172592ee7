"""What a person meets of an element: whether it is hidden, and the name that a screen reader says."""

from kb.built import Document, Element

_NAMES = ("aria-label", "title")


def hidden(element: Element) -> bool:
    """True if nobody meets the element: it, or what it stands in, is hidden."""
    if "hidden" in element.attributes or element.get("aria-hidden") == "true":
        return True
    return any("hidden" in e.attributes or e.get("aria-hidden") == "true" for e in element.ancestors)


def named(element: Element) -> bool:
    """True if an attribute names the element; whether what aria-labelledby names is there is another rule's matter."""
    return bool(element.get("aria-labelledby").strip()) or any(element.get(name).strip() for name in _NAMES)


def says(element: Element) -> bool:
    """True if the element holds words, or a picture, drawing or element that is named."""
    if element.text:
        return True
    return any(
        (inner.attributes.get(name) or "").strip()
        for inner in element.node.css("[alt], [aria-label], [title], [aria-labelledby]")
        for name in ("alt", "aria-labelledby", *_NAMES)
    )


def labels(page: Document) -> dict[str, list[Element]]:
    """The labels of a page by the id that each names."""
    found: dict[str, list[Element]] = {}
    for label in page.tagged("label"):
        found.setdefault(label.get("for"), []).append(label)
    return found
