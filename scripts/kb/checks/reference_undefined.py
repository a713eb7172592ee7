"""A reference link or footnote mark must have its definition: without it the brackets are shown to readers."""

from collections.abc import Iterable

from kb.checks.base import Site
from kb.issue import Issue
from kb.nearest import advice

NEEDS = "sources"
FIX = "Add the definition, or write the link in full."


def run(site: Site) -> Iterable[Issue]:
    """`[text][label]` without `[label]: address`, and `[^note]` that neither the page nor data/notes defines."""
    for page in site.pages.values():
        labels = {link.text.casefold() for link in page.links if link.form == "definition"}
        notes = {link.target for link in page.links if link.form == "footnote-definition"} | set(site.library.notes)
        notes |= {key for kind, key in site.library.left_out if kind == "notes"}
        for link in page.links:
            if link.form == "reference" and link.target.casefold() not in labels:
                yield site.issue(
                    "reference-undefined",
                    page.place(link.start),
                    f"The reference “{link.target}” has no definition",
                    advice(link.target, labels) or FIX,
                )
            if link.form == "footnote" and link.target not in notes:
                yield site.issue(
                    "reference-undefined",
                    page.place(link.start),
                    f"The footnote “{link.target}” has no definition",
                    advice(link.target, notes) or FIX,
                )
