"""The digest that a page gives for its script or stylesheet must be that of the file: else browsers refuse to load it."""

import base64
import binascii
import hashlib
import re
from collections.abc import Iterable

from kb.built import Document, Fault
from kb.checks._pictures import local_file

NEEDS = "page"
FIX = "Take the digest of the file anew, or leave the attribute out for files of the site's own."
_DIGEST = re.compile(r"(?P<name>sha256|sha384|sha512)-(?P<value>[A-Za-z0-9+/_-]+={0,2})(?:\?.*)?", re.S)
_STRENGTH = ("sha256", "sha384", "sha512")


def visit(page: Document) -> Iterable[Fault]:
    """Digests of local scripts and stylesheets that differ, and those that are none."""
    for element in page.having("integrity"):
        address = element.get("src" if element.tag == "script" else "href")
        given = [
            (found["name"], found["value"])
            for found in map(_DIGEST.fullmatch, element.get("integrity").split())
            if found
        ]
        if element.tag not in ("script", "link") or not element.get("integrity").strip():
            continue
        if not given:
            said = f"“{element.get('integrity')[:40]}” is no digest, so nothing is compared"
            yield page.fault(element, said, "Write “sha384-” and the digest in base64.", "integrity")
            continue
        # Of several kinds a browser compares the strongest only.
        strongest = max((name for name, _ in given), key=_STRENGTH.index)
        file = local_file(page, address) if address else None
        try:
            real = hashlib.new(strongest, file.read_bytes()).digest() if file else None
        except OSError:
            continue
        if real is not None and not any(_decoded(value) == real for name, value in given if name == strongest):
            right = f"{strongest}-{base64.b64encode(real).decode()}"
            said = f"The digest is not that of “{address}”, so browsers refuse the file"
            yield page.fault(element, said, f'Write integrity="{right}".', "integrity")


def _decoded(value: str) -> bytes:
    try:
        return base64.b64decode(value.replace("-", "+").replace("_", "/") + "==")
    except binascii.Error:
        return b""
