"""A link with `#anchor` must name an anchor that the page has.

`#top` and the empty fragment always work; text fragments (`#:~:text=`) are the browser's own. What a drawing
takes from itself is the matter of id-reference-missing.
"""

from collections.abc import Iterable

from kb.checks._hidden import hidden_heading
from kb.checks.base import Site
from kb.issue import Edit, Issue
from kb.locate import Place, edit_at, places
from kb.nearest import advice

NEEDS = "built"
_FOLLOWED = {"a", "area", "iframe", "meta", "form", "button"}
FIX = "Name a heading of the page: lower case, hyphens for spaces."


def run(site: Site) -> Iterable[Issue]:
    """Fragments that name no id on an existing page."""
    built = site.built
    assert built
    for page, reference, target in built.references():
        if reference.tag not in _FOLLOWED or target.path not in built.pages or not target.fragment:
            continue
        fragment = target.fragment.split(":~:", 1)[0]
        ids = built.pages[target.path].ids
        # A browser looks for the fragment as it is written first.
        if not fragment or fragment.casefold() == "top" or {fragment, reference.value.partition("#")[2]} & ids.keys():
            continue
        if site.project and fragment.startswith("fnref:"):
            continue  # a footnote without a mark, which reference-unused reports
        headings = [name for name in ids if not name.startswith(("__", "fn:", "fnref"))]
        shown = site.page_of_url.get(built.pages[target.path].url)
        if hidden_heading(site, shown, fragment):
            continue
        same = [name for name in headings if name.casefold() == fragment.casefold()]
        for place in places(site, page, reference, target):
            yield site.issue(
                "anchor-missing",
                place,
                f"“#{fragment}” is not on {shown.uri if shown else target.path}",
                f"Write “#{same[0]}”." if same else advice(fragment, headings, mark="#") or FIX,
                url=page.url,
                edits=_letters(site, place, fragment, same[0]) if len(same) == 1 else (),
            )


def _letters(site: Site, place: Place, fragment: str, right: str) -> tuple[Edit, ...]:
    """The edit that writes the anchor in the letter case of the one there is."""
    file, line, column = place
    page = site.pages.get(file.removeprefix("docs/"))
    written = page.text.split("\n")[line - 1][column - 1 :] if page else ""
    before = written.partition("#")[0]
    return edit_at(site, place, f"{before}#{fragment}", f"{before}#{right}") if " " not in before else ()
