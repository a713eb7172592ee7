"""What a page loads must have an address: with an empty one some browsers fetch the page itself, and nothing is shown."""

from collections.abc import Iterable

from kb.built import Document, Element, Fault

NEEDS = "page"
FIX = "Give the address, or take the element out."

# Each needs one of these attributes; a script without any holds its words itself.
_LOADED = {
    "img": ("src", "srcset"), "iframe": ("src", "srcdoc"), "embed": ("src",), "track": ("src",), "source": ("src", "srcset"),
}  # fmt: skip
_IF_GIVEN = {"script": "src", "video": "src", "audio": "src", "link": "href", "area": "href", "object": "data"}


def visit(page: Document) -> Iterable[Fault]:
    """Pictures, frames and the like without an address, and addresses with nothing in them."""
    for name, attributes in _LOADED.items():
        for element in page.tagged(name):
            if not any(element.get(attribute).strip() for attribute in attributes) and not _by_script(element):
                given = next((attribute for attribute in attributes if attribute in element.attributes), "")
                yield page.fault(element, f"“<{name}>” has no address", FIX, given)
    for name, attribute in _IF_GIVEN.items():
        for element in page.tagged(name):
            if attribute in element.attributes and not element.get(attribute).strip() and not _canonical(element):
                yield page.fault(element, f"“{attribute}” of “<{name}>” is empty", FIX, attribute)


def _by_script(element: Element) -> bool:
    """True if a script gives the address when the element comes into view, as many do by these names."""
    return any(name.startswith("data-src") for name in element.attributes)


def _canonical(element: Element) -> bool:
    return "canonical" in element.get("rel").lower()  # canonical-wrong reports it
