"""Kind and party that a source has by default, by the host it was read on."""

from __future__ import annotations

from urllib.parse import urlsplit

# Longest suffix wins. Only hosts where one answer is right for nearly every page; others must say it.
_HOSTS: dict[str, tuple[str, str]] = {
    "nato.int": ("official", "nato"),
    "un.org": ("official", "un"),
    "undocs.org": ("primary", "un"),
    "unscr.com": ("primary", "un"),
    "europa.eu": ("official", "eu"),
    "osce.org": ("official", "osce"),
    "au.int": ("official", "au"),
    "icj-cij.org": ("primary", "court"),
    "icty.org": ("primary", "court"),
    "icc-cpi.int": ("primary", "court"),
    "coe.int": ("official", "court"),
    "parliament.uk": ("official", "legislature-auditor"),
    "gao.gov": ("official", "legislature-auditor"),
    "sigar.mil": ("official", "legislature-auditor"),
    "hrw.org": ("ngo", "ngo"),
    "amnesty.org": ("ngo", "ngo"),
    "icrc.org": ("official", "ngo"),
    "reuters.com": ("press", "press"),
    "apnews.com": ("press", "press"),
    "bbc.co.uk": ("press", "press"),
    "jstor.org": ("scholarly", "scholar"),
}


def defaults(url: str) -> dict[str, str]:
    """`{"kind": …, "party": …}` for the host of `url`, or an empty dict if the host is not listed."""
    try:
        labels = (urlsplit(url).hostname or "").split(".")
    except ValueError:  # the model refuses such an address, with its line
        return {}
    for start in range(len(labels) - 1):
        found = _HOSTS.get(".".join(labels[start:]))
        if found:
            return {"kind": found[0], "party": found[1]}
    return {}
