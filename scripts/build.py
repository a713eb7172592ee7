#!/usr/bin/env python3
"""The face of the project's tools: `python3 scripts/build.py VERB`. Needs Python 3.11 and nothing else."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from kb.bootstrap import start

if __name__ == "__main__":
    raise SystemExit(start(sys.argv[1:]))
