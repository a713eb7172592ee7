"""`python -m kb VERB`: the same face as scripts/build.py, for an environment that is already made."""

from kb.cli import main

raise SystemExit(main())
