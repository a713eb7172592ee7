"""Finishes the engine's HTML: no inline fault of a plugin, a Content-Security-Policy, no needless bytes.

It works on text, not on a tree, because a tree written back would change every byte it did not mean to.
"""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<body>.*?)</script>", re.S)
_KEPT = re.compile(r"<(script|style|textarea|pre|SCRIPT|STYLE|TEXTAREA|PRE)\b.*?</\1>", re.S)
# glightbox puts its files into every page's head; site.js loads them at the first click instead.
# No expression begins with white space: that made this the slowest step of all, and `_strip` takes it away anyway.
_GLIGHTBOX = re.compile(
    r"<link[^>]*glightbox[^>]*>|<script[^>]*glightbox[^>]*></script>"
    r"|<style[^>]*>\s*(?:html\.glightbox-open|\.gslide).*?</style>"
    r"|<script[^>]*>\s*(?:document\$|const lightbox|var lightbox).*?</script>",
    re.S,
)
# Every colour that the theme's palette sets, base.css sets anew: it is one request that a page need not wait for.
_PALETTE = re.compile(r'<link[^>]*/palette\.[0-9a-f]+\.min\.css"[^>]*>')
_IMAGE = re.compile(r"<img\b(?P<attributes>[^>]*)>")

# `wasm-unsafe-eval` is Pagefind's, `data:` the theme's icons; frame-ancestors is refused in a meta element.
_POLICY = (
    "default-src 'none'; script-src 'self'{hashes} 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'"
)


def finish(html: str) -> str:
    """One page in, the same page finished."""
    if "lightbox" in html:  # the expression is slow, and most pages hold no picture
        html = _GLIGHTBOX.sub("", html)
    html = _PALETTE.sub("", html, count=1)
    html = html.replace('<a class="headerlink" href', '<a class="headerlink" tabindex="-1" href')
    html = _eager_first_image(html)
    html = _strip(html)
    return _with_policy(html)


def finish_all(site: Path) -> None:
    """Finish every page under `site` in place."""
    for path in sorted(site.rglob("*.html")):
        before = path.read_text("utf-8")
        after = finish(before)
        if after != before:
            path.write_text(after, "utf-8")


def _eager_first_image(html: str) -> str:
    start = html.find("<article")
    match = _IMAGE.search(html, start, html.rfind("</article>")) if start >= 0 else None
    if not match:
        return html
    attributes = match["attributes"].replace(' loading="lazy"', "")
    if "fetchpriority" not in attributes:
        attributes = f' fetchpriority="high"{attributes}'
    return html[: match.start("attributes")] + attributes + html[match.end("attributes") :]


def _strip(html: str) -> str:
    """Drop indentation and empty lines outside elements that keep their white space."""
    result, last = [], 0
    for match in _KEPT.finditer(html):
        result += [_lean(html[last : match.start()]), match.group()]
        last = match.end()
    result.append(_lean(html[last:]))
    return "".join(result)


def _lean(text: str) -> str:
    first, *lines = text.split("\n")
    if not lines:
        return text
    lines = [line.lstrip(" \t") for line in lines]
    # The last is what stands before an element that is kept, on its line.
    return "\n".join([first, *filter(None, lines[:-1]), lines[-1]])


def _with_policy(html: str) -> str:
    hashes: dict[str, None] = {}
    for match in _SCRIPT.finditer(html):
        kind = re.search(r'type="([^"]*)"', match["attributes"])
        if "src=" in match["attributes"] or (kind and kind[1] not in ("module", "text/javascript")):
            continue
        digest = base64.b64encode(hashlib.sha256(match["body"].encode()).digest()).decode()
        hashes[f" 'sha256-{digest}'"] = None
    policy = _POLICY.format(hashes="".join(hashes))
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    # Before anything that it governs, after the character set.
    return re.sub(r'(<meta charset="?utf-8"?\s*/?>)', lambda m: m[1] + meta, html, count=1, flags=re.I)
