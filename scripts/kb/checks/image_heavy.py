"""A picture should be light: a reader on a slow network waits for every kilobyte, and pays for it.

The limit for photographs is two seconds of a slow mobile network (1.6 Mbit/s, what Lighthouse tests with) less the page's
own weight; a drawing is text, of which 100 KB hold thousands of shapes, mostly unseen ones.
"""

from collections.abc import Iterable

from kb.checks import _beside
from kb.checks._pictures import RASTER, ending
from kb.checks.base import Site
from kb.issue import Issue

NEEDS = "built"
FIX = "Make it smaller: the width at which it is shown, WebP or AVIF, in a drawing fewer points and decimals."
_MOST_RASTER = 300_000
_MOST_DRAWING = 100_000


def run(site: Site) -> Iterable[Issue]:
    """Picture files over the limit of their sort."""
    assert site.built
    for path in sorted(site.built.files):
        kind = ending(path)
        most = _MOST_DRAWING if kind == "svg" else _MOST_RASTER if kind in RASTER else 0
        if not most or path.startswith("pagefind/"):
            continue
        try:
            weight = (site.built.folder / path).stat().st_size
        except OSError:
            continue
        if weight > most:
            said = f"“{path.rpartition('/')[2]}” weighs {-(-weight // 1000):,} KB, more than {most // 1000} KB"
            place = (_beside.written(site, path), 1, 1)
            yield site.issue("image-heavy", place, said, FIX, severity="warning")
