"""Writes a source as a reader sees it: in a footnote, in a list of sources, under a claim."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from kb.markdown.elements import add, after
from kb.model.library import Library
from kb.model.locator import Pointer
from kb.model.record import in_words
from kb.model.source import KIND_WORDS, PARTY_WORDS, Source


def describe(parent: etree.Element, source: Source, locator: str = "") -> None:
    """Append author, linked title, symbol, publisher, date and locator to `parent`."""
    if source.by:
        after(parent, f"{source.by}, ")
    add(parent, "a", source.title, href=source.URL)
    parts = []
    if source.symbol and source.symbol not in source.title:
        parts.append(source.symbol)
    if source.container_title:
        parts.append(source.container_title)
    if source.publisher and source.publisher != source.by:
        parts.append(source.publisher)
    if source.issued:
        parts.append(in_words(source.issued))
    if locator:
        parts.append(locator)
    after(parent, "".join(f", {part}" for part in parts) + ".")


def origin(source: Source) -> str:
    """`Official, NATO`: the sort of evidence and whose voice it is, each once."""
    kind, party = KIND_WORDS[source.kind], PARTY_WORDS[source.party]
    return kind if kind.casefold() == party.casefold() else f"{kind}, {party}"


def footnote(library: Library, where: Pointer, unread: bool, draft: str | None) -> etree.Element:
    """The content of a citation's footnote: what the source is, what it says there, when that was read."""
    box = etree.Element("span", {"class": "kb-cite"})
    if draft is not None:
        box.set("class", "kb-cite kb-draft")
        add(box, "a", where.key, href=where.key)
        after(box, f", {where.locator}. Source being recorded; not yet reviewed. It is said to say: {draft}")
        return box
    source = library.sources.get(where.key)
    if source is None:
        box.set("class", "kb-cite kb-error")
        after(box, f"The source “{where.key}” is not on record.")
        return box
    describe(box, source, where.locator)
    if unread:
        box.set("class", "kb-cite kb-unread")
        after(box, " Pointer only: this passage was not read for this sentence and does not count as support.")
        return box
    passage = source.passage(where.locator)
    if passage is None:
        box.set("class", "kb-cite kb-error")
        after(box, " This passage is not on record as read.")
        return box
    after(box, " ")
    says = add(box, "span", class_="kb-says")
    add(says, "b", "What it says:")
    after(says, f" {passage.says}")
    after(box, " ")
    via = library.sources.get(passage.via) if passage.via else None
    reading = f"{origin(source)}. Read {in_words(passage.read)}"
    reading += f" as quoted in {via.title}." if via else "."
    add(box, "span", reading, class_="kb-kind")
    after(box, " ")
    add(box, "a", "Archived copy nearest that date", href=source.archive, class_="kb-archive")
    return box
