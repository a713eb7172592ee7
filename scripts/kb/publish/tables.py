"""The records as flat tables: one function a table, one dict a row, the same columns in every row.

Cells are text; an empty cell means that nothing is on record. Dates are ISO 8601, as precise as their source.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from kb.model import values
from kb.model.evidence import Number
from kb.model.library import Library

Row = dict[str, str]


def operations(library: Library, today: dt.date) -> list[Row]:
    """One row an operation."""
    rows = []
    for key, operation in library.operations.items():
        start, end = operation.start, operation.end
        newest = values.current_strength(operation)
        rows.append(
            {
                "id": key,
                "title": operation.title,
                "short": operation.short,
                "group": operation.group,
                "functions": "; ".join(operation.functions),
                "nato_role": operation.nato_role,
                "lead": operation.lead,
                "status": operation.status,
                "region": operation.region,
                "countries": "; ".join(operation.countries),
                "start": start.date if start else "",
                "start_kind": start.type if start else "",
                "start_source": str(start.pointer) if start else "",
                "end": end.date if end else "",
                "end_kind": end.type if end else "",
                "end_source": str(end.pointer) if end else "",
                "legal_basis": "; ".join(basis.basis for basis in operation.legal_basis),
                "resolutions": "; ".join(mandate.resolution for mandate in operation.mandates),
                "strength_latest": _number(newest) if newest else "",
                "strength_date": (newest.date or newest.from_ or "") if newest else "",
                "strength_measure": newest.measure if newest else "",
                "strength_scope": newest.scope if newest else "",
                "page": operation.page or "",
            }
        )
    return rows


def strengths(library: Library, today: dt.date) -> list[Row]:
    """One row a dated figure of an operation's strength."""
    return [
        {
            "operation": key,
            "date": figure.date or figure.from_ or "",
            "value": "" if figure.value is None else str(figure.value),
            "low": "" if figure.low is None else str(figure.low),
            "high": "" if figure.high is None else str(figure.high),
            "about": "yes" if figure.about else "no",
            "measure": figure.measure,
            "scope": figure.scope,
            "conflict": figure.conflict or "",
            "source": str(figure.pointer),
        }
        for key, operation in library.operations.items()
        for figure in operation.strength
    ]


def resolutions(library: Library, today: dt.date) -> list[Row]:
    """One row a resolution."""
    return [
        {
            "number": key,
            "date": r.date,
            "title": r.title or "",
            "chapter": r.chapter,
            "act": r.act,
            "decides": r.decides,
            "paragraph": r.paragraph or "",
            "yes": str(r.vote.yes) if r.vote else "",
            "no": str(r.vote.no) if r.vote else "",
            "abstained": str(r.vote.abstained) if r.vote else "",
            "operations": "; ".join(r.operations),
            "source": str(r.pointer),
        }
        for key, r in sorted(library.resolutions.items(), key=lambda item: item[1].date)
    ]


def agreements(library: Library, today: dt.date) -> list[Row]:
    """One row an agreement."""
    return [
        {
            "id": key,
            "title": a.title,
            "kind": a.kind,
            "parties": "; ".join(a.parties),
            "signed": a.signed or "",
            "in_force": a.in_force or "",
            "ended": a.ended or "",
            "status": a.status,
            "settles": a.settles,
            "operations": "; ".join(a.operations),
            "source": str(a.pointer),
        }
        for key, a in library.agreements.items()
    ]


def countries(library: Library, today: dt.date) -> list[Row]:
    """One row a country and framework; an Ally without one has a single row."""
    rows = []
    for key, country in library.countries.items():
        base = {
            "code": key.upper(),
            "name": country.name,
            "ally_since": country.ally.date if country.ally else "",
            "ally_source": str(country.ally.pointer) if country.ally else "",
        }
        frameworks: list[Row] = [
            {
                "framework": f.framework,
                "from": f.from_ or f.date or "",
                "until": f.until or "",
                "suspended": f.suspended or "",
                "source": str(f.pointer),
            }
            for f in country.frameworks
        ] or [{"framework": "", "from": "", "until": "", "suspended": "", "source": ""}]
        rows += [{**base, **framework} for framework in frameworks]
    return rows


def terms(library: Library, today: dt.date) -> list[Row]:
    """One row a glossary term."""
    return [
        {
            "id": key,
            "term": t.term,
            "abbreviation": t.abbreviation or "",
            "aliases": "; ".join(t.aliases),
            "definition": t.definition,
            "source": t.source,
            "page": t.page or "",
        }
        for key, t in library.terms.items()
    ]


def fact_check(library: Library, today: dt.date) -> list[Row]:
    """One row a claim, in the article's order."""
    return [
        {
            "id": claim.id,
            "section": section.section,
            "claim": claim.claim,
            "verdict": claim.verdict,
            "why": claim.why,
            "corrected": claim.corrected,
            "sources": "; ".join(claim.sources),
            "treated": claim.treated,
        }
        for _, section, _, claim in library.claims()
    ]


def _number(number: Number) -> str:
    return str(number.value) if number.value is not None else f"{number.low or ''}-{number.high or ''}"


TABLES: dict[str, tuple[str, Callable[[Library, dt.date], list[Row]]]] = {
    "operations": ("Operations with dates, authority, role and newest strength", operations),
    "strengths": ("Every dated figure of strength, with measure, scope and source", strengths),
    "resolutions": ("Security Council resolutions that bear on the operations", resolutions),
    "agreements": ("Treaties, declarations and arrangements", agreements),
    "countries": ("Allies and partners with accession and frameworks", countries),
    "terms": ("The glossary", terms),
    "fact-check": ("The article's claims, judged and corrected", fact_check),
}
"""Name of the file → what it holds, and the function that makes its rows."""
