"""Which part of a built page search reads: the same for Pagefind's index and for the list of words."""

from __future__ import annotations

# The element holding the article; a page without one (404, redirects) is not searched.
BODY = "[data-pagefind-body]"

# Repeated furniture, and text that belongs to other pages: found here, it would lead readers to the wrong one.
EXCLUDED = (
    "[data-pagefind-ignore]",
    ".headerlink",
    ".footnote",
    ".footnote-ref",
    ".footnote-backref",
    ".kb-related",
    ".kb-trust",
    "nav",
    "script",
    "style",
    "template",
)
