"""Every section of the article must be cut into claims and answered on a page."""

from collections.abc import Iterable
from itertools import count

from kb.checks.base import Site
from kb.issue import Issue
from kb.model.article import SECTIONS, ArticleSection
from kb.nearest import nearest

NEEDS = "sources"
FIX = "Add data/article/SECTION.yml with its heading, order, page and claims."


def run(site: Site) -> Iterable[Issue]:
    """Sections without a file, files of no section, wrong order numbers, and ids that do not fit or stand twice."""
    article = site.library.article
    broken = {issue.file for issue in site.library.issues}
    if not article:
        return
    first = min(article)
    lacking = [key for key in SECTIONS if key not in article and f"data/article/{key}.yml" not in broken]
    misnamed = {key: nearest(key, lacking) for key in article if key not in SECTIONS}
    for key in lacking:
        if key not in misnamed.values():
            yield site.issue(
                "article-uncovered",
                site.library.places["article", first].at(),
                f"The article's section “{key}” has no claims on record",
                f"Add data/article/{key}.yml.",
            )
    for key, section in article.items():
        seen: set[str] = set()
        place = site.library.places["article", key]
        if key not in SECTIONS:
            yield site.issue(
                "article-uncovered",
                place.at(),
                f"The article has no section “{key}”",
                f"Name the file “{misnamed[key]}.yml”." if misnamed[key] else "Move its claims into a section's file.",
            )
        elif section.order != SECTIONS[key]:
            yield site.issue(
                "article-uncovered",
                place.at("order"),
                f"The section stands at place {SECTIONS[key]}, not {section.order}",
                f"Write “order: {SECTIONS[key]}”.",
            )
        for number, claim in enumerate(section.claims):
            if key in SECTIONS and (claim.id.rpartition("-")[0] != key or claim.id in seen):
                said = "stands twice" if claim.id in seen else f"is not one of the section “{key}”"
                yield site.issue(
                    "article-uncovered",
                    place.at("claims", number, "id"),
                    f"The id “{claim.id}” {said}",
                    f"Write “{_free_id(key, section)}”.",
                )
            seen.add(claim.id)


def _free_id(key: str, section: ArticleSection) -> str:
    taken = {claim.id for claim in section.claims}
    return next(name for number in count(1) if (name := f"{key}-{number}") not in taken)
