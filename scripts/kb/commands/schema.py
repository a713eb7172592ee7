"""Write the JSON Schemas of data/schema/ anew from the models."""

from __future__ import annotations

import argparse

from kb.model.schema import export


def arguments(parser: argparse.ArgumentParser) -> None:
    """No options."""


def run(options: argparse.Namespace) -> int:
    """Export; exit code."""
    changed = export(options.root)
    print(f"Changed: {', '.join(changed)}" if changed else "Nothing changed.")
    return 0
