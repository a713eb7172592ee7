"""Every section of the article must be cut into claims and answered on a page."""

from collections.abc import Iterable

from kb.checks.base import Site
from kb.issue import Issue
from kb.model.article import SECTIONS
from kb.nearest import advice

NEEDS = "sources"
FIX = "Add data/article/SECTION.yml with its heading, order, page and claims."


def run(site: Site) -> Iterable[Issue]:
    """Sections without a file, files of no section, wrong order numbers, and ids that do not fit or stand twice."""
    article = site.library.article
    broken = {issue.file for issue in site.library.issues}
    if not article:
        return
    first = min(article)
    for key in SECTIONS:
        if key not in article and f"data/article/{key}.yml" not in broken:
            yield site.issue(
                "article-uncovered",
                site.library.places["article", first].at(),
                f"The article's section “{key}” has no claims on record",
                f"Add data/article/{key}.yml.",
            )
    seen: set[str] = set()
    for key, section in article.items():
        place = site.library.places["article", key]
        if key not in SECTIONS:
            yield site.issue(
                "article-uncovered",
                place.at(),
                f"The article has no section “{key}”",
                advice(key, SECTIONS, "Name the file"),
            )
        elif section.order != SECTIONS[key]:
            yield site.issue(
                "article-uncovered",
                place.at("order"),
                f"The section stands at place {SECTIONS[key]}, not {section.order}",
                f"Write “order: {SECTIONS[key]}”.",
            )
        for number, claim in enumerate(section.claims):
            if not claim.id.startswith(f"{key}-") or claim.id in seen:
                yield site.issue(
                    "article-uncovered",
                    place.at("claims", number, "id"),
                    f"The id “{claim.id}” stands twice or is not one of this section",
                    f"Write “{key}-{number + 1}”.",
                )
            seen.add(claim.id)
