"""Says which file of the site a file under docs/ becomes."""


def address(uri: str) -> str:
    """Path in the built site: `a.md` and `a/index.md` are `a/index.html`, a README is an index; other files stay."""
    if not uri.endswith(".md"):
        return uri
    folder, slash, name = uri.rpartition("/")
    stem = name.removesuffix(".md")
    return f"{folder}{slash}index.html" if stem in ("index", "README") else f"{folder}{slash}{stem}/index.html"
