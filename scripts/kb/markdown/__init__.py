"""The Python-Markdown extension that joins prose to facts: citations, notes, terms, blocks and the trust block.

An extension, not a MkDocs plugin, because MkDocs and Zensical both run it. In mkdocs.yml:

    markdown_extensions:
      - kb.markdown:
          root: .
"""

from kb.markdown.extension import KbExtension


def makeExtension(**settings: object) -> KbExtension:
    """Called by Python-Markdown; `root` is the folder that holds data/ and docs/."""
    return KbExtension(**settings)
