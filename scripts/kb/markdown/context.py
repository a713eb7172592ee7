"""What a page may ask for while it is rendered: the library and the parsed sources, loaded once per process."""

from __future__ import annotations

import datetime as dt
import os
import time
from dataclasses import dataclass, field
from pathlib import Path

from kb import tree
from kb.model import library as model
from kb.model.library import Library
from kb.parse.page import SourcePage, read_all


def build_day() -> dt.date:
    """The day the site is built for: SOURCE_DATE_EPOCH if it is set (our build sets it), else today in UTC."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return (dt.datetime.fromtimestamp(int(epoch), dt.UTC) if epoch.isdigit() else dt.datetime.now(dt.UTC)).date()


@dataclass(frozen=True)
class Context:
    """The whole project as one page sees it; `today` decides what runs, what is stale, and how long things lasted."""

    root: Path
    library: Library
    pages: dict[str, SourcePage]
    today: dt.date = field(default_factory=build_day)


@dataclass
class _Kept:
    context: Context
    stamp: int
    looked: float


_kept: dict[Path, _Kept] = {}
# Engines make the extension anew for every page; looking at the files once a second is enough for a live server
# and keeps a build of hundreds of pages from asking for hundreds of file dates each time.
_LOOK_EVERY = 1.0


def _stamp(root: Path) -> int:
    return hash((model.stamp_of(root), tree.stamp(root / "docs", ".md")))


def use(context: Context) -> None:
    """Make `context` the one that pages see, for a build that has already loaded it."""
    _kept[context.root] = _Kept(context, _stamp(context.root), float("inf"))


def get(root: Path) -> Context:
    """The context of `root`, loaded again if its files have changed."""
    root = root.resolve()
    kept = _kept.get(root)
    now = time.monotonic()
    if kept and now - kept.looked < _LOOK_EVERY:
        return kept.context
    stamp = _stamp(root)
    if not kept or kept.stamp != stamp:
        kept = _Kept(Context(root, model.load(root), read_all(root)), stamp, now)
        _kept[root] = kept
    kept.looked = now
    return kept.context
