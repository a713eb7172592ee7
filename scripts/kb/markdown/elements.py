"""Small helpers to build elements whose text Markdown must not read again."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from markdown.util import AtomicString


def add(parent: etree.Element, tag: str, text: str = "", **attributes: str) -> etree.Element:
    """Append `<tag>text</tag>`; `class_` stands for class, `aria_label` for aria-label. Text is kept as it is."""
    names = {key.rstrip("_").replace("_", "-"): value for key, value in attributes.items()}
    element = etree.SubElement(parent, tag, names)
    if text:
        element.text = AtomicString(text)
    return element


def after(parent: etree.Element, text: str) -> None:
    """Append plain text at the end of `parent`."""
    if len(parent):
        parent[-1].tail = AtomicString((parent[-1].tail or "") + text)
    else:
        parent.text = AtomicString((parent.text or "") + text)


def table(parent: etree.Element, caption: str, *columns: str) -> etree.Element:
    """Append a table with a caption and named columns; the body, to be filled with rows."""
    element = add(parent, "table")
    add(element, "caption", caption)
    row = add(add(element, "thead"), "tr")
    for name in columns:
        add(row, "th", name, scope="col")
    return add(element, "tbody")
