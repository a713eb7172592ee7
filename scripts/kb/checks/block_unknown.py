"""A `/// name` must be a block that exists: the blocks library publishes a misspelt one as plain text, in silence."""

from collections.abc import Iterable, Iterator

from kb.checks.base import Site
from kb.issue import Issue
from kb.markdown.blocks import find
from kb.nearest import advice, nearest
from kb.parse.blocks import Block

NEEDS = "sources"
FIX = "Correct the name or the argument."

# Extension of pymdownx → the blocks it brings; its setting `types:` names others in their place.
_OTHERS: dict[str, tuple[str, ...]] = {
    "admonition": (
        "admonition", "note", "attention", "caution", "danger", "error", "tip", "hint", "warning", "important",
    ),
    "caption": ("caption", "figure-caption", "table-caption"),
    "definition": ("define",),
    "details": ("details",),
    "html": ("html",),
    "tab": ("tab",),
}  # fmt: skip
_ALWAYS = {"admonition", "details"}


def _switched_on(site: Site) -> Iterator[str]:
    """The blocks of pymdownx that mkdocs.yml switches on."""
    assert site.project
    for entry in (site.project.settings.value or {}).get("markdown_extensions") or []:
        name, settings = next(iter(entry.items())) if isinstance(entry, dict) else (entry, None)
        short = str(name).removeprefix("pymdownx.blocks.")
        if short == name or short not in _OTHERS:
            continue
        types = (settings or {}).get("types") if isinstance(settings, dict) else None
        if types is None:
            yield from _OTHERS[short]
        else:
            yield from (str(kind["name"]) if isinstance(kind, dict) else str(kind) for kind in types)
            yield from _ALWAYS & {short}


def _remedy(site: Site, block: Block) -> str:
    near = nearest(block.argument, find()[block.name].arguments(site.library))
    return f"Write “/// {block.name} | {near}”." if near else f"Write “/// {block.name}”."


def run(site: Site) -> Iterable[Issue]:
    """Names of no block, and arguments that a block does not take."""
    known = {*_switched_on(site), *find()}
    for page in site.pages.values():
        for block in page.blocks:
            if block.name not in known:
                yield site.issue(
                    "block-unknown",
                    page.place(block.offset),
                    f"There is no block “{block.name}”",
                    advice(block.name, known),
                )
            elif block.name in find():
                fault = find()[block.name].argument_fault(block.argument, site.library)
                if fault:
                    yield site.issue(
                        "block-unknown",
                        page.place(block.offset),
                        f"The block “{block.name}” {fault}",
                        _remedy(site, block),
                    )
