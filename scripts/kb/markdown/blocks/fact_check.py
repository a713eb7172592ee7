"""`/// fact-check`: the article claim by claim, and totals by verdict."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections import Counter

from kb.markdown.blocks.base import KbBlock
from kb.markdown.elements import add, after
from kb.markdown.reference import describe
from kb.model.article import VERDICTS, ArticleSection, Claim
from kb.model.locator import pointer


class Block(KbBlock):
    """Argument: `totals` for the bar and table alone; without it, the claims too. No options, no content."""

    NAME = "fact-check"
    CLASS = "kb-fact-check"
    ARGUMENTS = ("totals",)

    def build(self, element: etree.Element) -> None:
        """The bar, the table, then a section of claims for each section of the article."""
        self._totals(element)
        if self.argument == "totals":
            return
        self._downloads(element)
        number, section_key = 0, ""
        for key, section, _, claim in self.project.library.claims():
            if key != section_key:
                number, section_key = number + 1, key
                self._section(element, key, section)
            self._claim(element, claim)

    def _downloads(self, element: etree.Element) -> None:
        """Links to the files that kb.publish.fact_check writes; they are in the site, not in docs/."""
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
        picture.set("aria-label", f"{total} claims: {said}")
        left = 0.0
        for verdict in VERDICTS:
            width = 1000 * counts[verdict] / total if total else 0
            if width:
                add(picture, "rect", x=f"{left:.1f}", y="0", width=f"{width:.1f}", height="24", class_=f"kb-{verdict}")
            left += width
        table = add(box, "table")
        add(table, "caption", f"The article's {total} claims by verdict")
        row = add(add(table, "thead"), "tr")
        for name in ("Verdict", "Claims", "Share"):
            add(row, "th", name, scope="col")
        body = add(table, "tbody")
        for verdict in VERDICTS:
            row = add(body, "tr")
            head = add(row, "th", scope="row")
            add(head, "span", verdict, class_="kb-verdict", data_verdict=verdict)
            add(row, "td", str(counts[verdict]), class_="kb-number")
            add(row, "td", f"{100 * counts[verdict] / total:.0f} %" if total else "–", class_="kb-number")

    def _section(self, element: etree.Element, key: str, section: ArticleSection) -> None:
        add(element, "h2", section.section, id=key)
        line = add(element, "p")
        page = self.project.pages.get(section.page.partition("#")[0])
        after(line, "Answered on ")
        title = page.front_matter.title if page and page.front_matter else section.page
        add(line, "a", title, href=self.link(section.page))
        after(line, ".")

    def _claim(self, element: etree.Element, claim: Claim) -> None:
        library = self.project.library
        box = add(element, "article", class_="kb-claim", id=claim.id, data_verdict=claim.verdict)
        head = add(box, "h3")
        add(head, "a", claim.id, href=f"#{claim.id}", class_="kb-claim-id")
        after(head, " ")
        add(head, "span", claim.verdict, class_="kb-verdict", data_verdict=claim.verdict)
        listed = add(box, "dl")
        for name, text in (("The article", claim.claim), ("Why", claim.why), ("Better", claim.corrected)):
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
