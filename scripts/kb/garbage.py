"""How often Python looks for garbage while much is made and nearly all of it kept."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def few_collections() -> Iterator[None]:
    """Collect garbage seldom: a build makes many objects and keeps most of them.

    Measured on 190 pages: 13 % of a build's time, for a tenth more memory; never collecting saves 6 % more for a third.
    """
    before = gc.get_threshold()
    gc.set_threshold(200_000, 100, 100)
    try:
        yield
    finally:
        gc.set_threshold(*before)
