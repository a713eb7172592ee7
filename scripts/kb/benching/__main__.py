"""`python -m kb.benching TREE OUT`: one build in a process of its own, whose time `kb.benching.build` takes."""

from kb.benching.build import once

raise SystemExit(once())
