"""The sources in the three formats that reference managers read: CSL-JSON, BibTeX and RIS.

CSL-JSON: https://docs.citationstyles.org/en/stable/specification.html ; RIS: the tags of the RIS specification (2011);
BibTeX: entry types and fields of the standard styles. Non-ASCII text stays UTF-8, as biber and current parsers expect.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from kb.model.source import Source

_BIBTEX = {
    "article-journal": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "report": "techreport",
    "thesis": "phdthesis",
}
_RIS = {
    "article-journal": "JOUR",
    "article-newspaper": "NEWS",
    "book": "BOOK",
    "chapter": "CHAP",
    "report": "RPRT",
    "thesis": "THES",
    "legal_case": "CASE",
    "legislation": "STAT",
    "webpage": "ELEC",
}


def _name(author: str) -> dict[str, str]:
    family, comma, given = author.partition(",")
    return {"family": family.strip(), "given": given.strip()} if comma else {"literal": author}


def csl(sources: Mapping[str, Source]) -> str:
    """A CSL-JSON list, by key."""
    items = []
    for key, source in sorted(sources.items()):
        item: dict[str, object] = {"id": key, "type": source.type, "title": source.title, "URL": source.URL}
        if source.author:
            item["author"] = [_name(author) for author in source.author]
        if source.issued:
            item["issued"] = {"date-parts": [[int(part) for part in source.issued.split("-")]]}
        if source.read:
            item["accessed"] = {"date-parts": [[int(part) for part in source.read.split("-")]]}
        extra = {
            "publisher": source.publisher,
            "container-title": source.container_title,
            "volume": source.volume,
            "issue": source.issue,
            "page": source.page,
            "DOI": source.DOI,
            "number": source.symbol,
            "language": source.language,
        }
        item.update({name: value for name, value in extra.items() if value})
        items.append(item)
    return json.dumps(items, ensure_ascii=False, indent=1) + "\n"


def bibtex(sources: Mapping[str, Source]) -> str:
    """BibTeX entries, by key."""
    return "\n".join(_bibtex_entry(key, source) for key, source in sorted(sources.items()))


def _bibtex_entry(key: str, source: Source) -> str:
    kind = _BIBTEX.get(source.type, "misc")
    authors = " and ".join(a if "," in a else f"{{{_braced(a)}}}" for a in source.author)
    issued = (source.issued or "").split("-")
    house = {"techreport": "institution", "phdthesis": "school"}.get(kind, "publisher")
    fields = {
        "author": authors,
        "title": f"{{{_braced(source.title)}}}",
        house: _braced(source.publisher or ""),
        "journal" if kind == "article" else "booktitle": _braced(source.container_title or ""),
        "year": issued[0],
        "month": issued[1].lstrip("0") if len(issued) > 1 else "",
        "volume": source.volume or "",
        "number": source.symbol or source.issue or "",
        "pages": source.page or "",
        "doi": source.DOI or "",
        "url": source.URL,
        "urldate": source.read or "",
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "@" + kind + "{" + key + ",\n" + "\n".join(lines) + "\n}\n"


_SPECIAL = str.maketrans({c: f"\\{c}" for c in "&%#$_"} | {"{": "(", "}": ")", "\\": "/"})


def _braced(text: str) -> str:
    """Text safe inside braces: LaTeX's special signs escaped; braces would end the field, so they become brackets."""
    return text.translate(_SPECIAL)


def ris(sources: Mapping[str, Source]) -> str:
    """RIS records, by key; lines end as the specification wants (CR LF)."""
    lines: list[str] = []
    for key, source in sorted(sources.items()):
        issued = (source.issued or "").split("-")
        date = "/".join([*issued, "", "", ""][:4]) if source.issued else ""
        fields = [
            ("TY", _RIS.get(source.type, "GEN")),
            ("ID", key),
            *(("AU", author) for author in source.author),
            ("TI", source.title),
            ("T2", source.container_title),
            ("PB", source.publisher),
            ("PY", issued[0]),
            ("DA", date),
            ("VL", source.volume),
            ("IS", source.issue),
            ("SP", source.page),
            ("SN", source.symbol),
            ("DO", source.DOI),
            ("LA", source.language),
            ("UR", source.URL),
            ("Y2", (source.read or "").replace("-", "/")),
        ]
        lines += [f"{tag}  - {value}" for tag, value in fields if value]
        lines += ["ER  - ", ""]
    return "\r\n".join(lines)
