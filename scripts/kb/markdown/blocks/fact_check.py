"""`/// fact-check | role`: the article claim by claim, and totals by verdict."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections import Counter

from kb.markdown.blocks.base import KbBlock
from kb.markdown.elements import add, after, table
from kb.markdown.reference import describe
from kb.model.article import SECTIONS, VERDICTS, ArticleSection, Claim
from kb.model.locator import pointer


class Block(KbBlock):
    """Argument: a section of the article for its claims, or `totals` for the counts alone; without one, the overview."""

    NAME = "fact-check"
    CLASS = "kb-fact-check"
    ARGUMENTS = ("totals", *SECTIONS)

    def build(self, element: etree.Element) -> None:
        """The claims of one section, or the totals and, without an argument, the sections and downloads too."""
        if self.argument in SECTIONS:
            for key, _, number, claim in self.project.library.claims():
                if key == self.argument:
                    if number == 0:
                        self._answered(element, self.project.library.article[key])
                    self._claim(element, claim)
            return
        self._totals(element)
        if not self.argument:
            self._sections(element)
            self._downloads(element)

    def _sections(self, element: etree.Element) -> None:
        body = table(element, "The article's sections and subsections, in its order", "Section", *VERDICTS)
        for key, section in sorted(self.project.library.article.items(), key=lambda item: item[1].order):
            row = add(body, "tr")
            uri = f"reference/fact-check/{key}.md"
            page = self.project.pages.get(uri)
            title = page.front_matter.title if page and page.front_matter else section.section
            add(add(row, "th", scope="row"), "a", title.removeprefix("Fact check: "), href=self.link(uri))
            counts: Counter[str] = Counter(claim.verdict for claim in section.claims)
            for verdict in VERDICTS:
                add(row, "td", str(counts[verdict]), class_="kb-number")

    def _downloads(self, element: etree.Element) -> None:
        """Links to the files that kb.publish.downloads writes; they are in the site, not in docs/."""
        page = self.project.pages.get(self.uri)
        up = "../" * page.url.count("/") if page else ""
        line = add(element, "p")
        after(line, "The whole list as a download: ")
        add(line, "a", "CSV", href=f"{up}data/fact-check.csv")
        after(line, ", ")
        add(line, "a", "JSON", href=f"{up}data/fact-check.json")
        after(line, ".")

    def _totals(self, element: etree.Element) -> None:
        counts: Counter[str] = Counter(claim.verdict for _, _, _, claim in self.project.library.claims())
        total = sum(counts.values())
        box = add(element, "div", class_="kb-verdicts")
        # An SVG carries its widths in attributes: style attributes would need a weaker Content-Security-Policy.
        picture = add(box, "svg", viewBox="0 0 1000 24", role="img", preserveAspectRatio="none", class_="kb-bar")
        said = ", ".join(f"{counts[v]} {v}" for v in VERDICTS if counts[v])
        picture.set("aria-label", f"{_claims(total)}: {said}")
        left = 0.0
        for verdict in VERDICTS:
            width = 1000 * counts[verdict] / total if total else 0
            if width:
                add(picture, "rect", x=f"{left:.1f}", y="0", width=f"{width:.1f}", height="24", class_=f"kb-{verdict}")
            left += width
        body = table(box, f"The article's {_claims(total)} by verdict", "Verdict", "Claims", "Share")
        for verdict in VERDICTS:
            row = add(body, "tr")
            head = add(row, "th", scope="row")
            add(head, "span", verdict, class_="kb-verdict", data_verdict=verdict)
            add(row, "td", str(counts[verdict]), class_="kb-number")
            add(row, "td", f"{100 * counts[verdict] / total:.0f} %" if total else "–", class_="kb-number")

    def _answered(self, element: etree.Element, section: ArticleSection) -> None:
        line = add(element, "p")
        page = self.project.pages.get(section.page.partition("#")[0])
        after(line, "This site answers the section on ")
        title = page.front_matter.title if page and page.front_matter else section.page
        add(line, "a", title, href=self.link(section.page))
        after(line, ".")

    def _claim(self, element: etree.Element, claim: Claim) -> None:
        library = self.project.library
        box = add(element, "article", class_="kb-claim", id=claim.id, data_verdict=claim.verdict)
        head = add(box, "h2")
        add(head, "a", f"Claim {claim.id.rpartition('-')[2]}", href=f"#{claim.id}", class_="kb-claim-id")
        after(head, ": ")
        add(head, "span", claim.verdict, class_="kb-verdict", data_verdict=claim.verdict)
        listed = add(box, "dl")
        for name, text in (("Claim", claim.claim), ("Why", claim.why), ("Better", claim.corrected)):
            add(listed, "dt", name)
            add(listed, "dd", text)
        add(listed, "dt", "Sources")
        for text in claim.sources:
            where = pointer(text)
            source = library.sources.get(where.key)
            item = add(listed, "dd")
            if source:
                describe(item, source, where.locator)
                passage = source.passage(where.locator)
                if passage:
                    add(item, "span", f" {passage.says}", class_="kb-says")
            else:
                after(item, text)
        add(listed, "dt", "Treated in")
        page = self.project.pages.get(claim.treated.partition("#")[0])
        title = page.front_matter.title if page and page.front_matter else claim.treated
        add(add(listed, "dd"), "a", title, href=self.link(claim.treated))


def _claims(number: int) -> str:
    return f"{number} claim{'' if number == 1 else 's'}"
