"""Dates as sitemaps and feeds write them."""

import datetime as dt
import re
from email.utils import parsedate_to_datetime

_W3C = re.compile(
    r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2})"
    r"(?P<time>T[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?P<part>\.[0-9]+)?)?(?:Z|[+-][0-9]{2}:[0-9]{2}))?)?)?"
)


def w3c(text: str, whole: bool = False) -> dt.date | None:
    """The day (by Greenwich) of a W3C date (`2026`, `2026-11`, `2026-11-03`, `2026-11-03T10:00Z`); None if it is none.

    `whole`: only with its time, as Atom wants it.
    """
    match = _W3C.fullmatch(text.upper())
    if match is None or (whole and not match["time"]):
        return None
    day = f"{match['year']}-{match['month'] or '01'}-{match['day'] or '01'}"
    try:
        if not match["time"]:
            return dt.date.fromisoformat(day)
        time = match["time"].replace(match["part"] or "\0", "").replace("Z", "+00:00")
        return dt.datetime.fromisoformat(day + time).astimezone(dt.UTC).date()
    except (ValueError, OverflowError):
        return None


def mail(text: str) -> bool:
    """True for a date as RSS writes it: `Tue, 03 Nov 2026 10:00:00 GMT`."""
    try:
        parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return False
    return True
