"""The recipe: `build.py VERB`. A verb is a module in kb/commands; its docstring is its help.

Exit codes: 0 fine, 1 problems found, 2 could not run, 130 stopped by Ctrl-C.
"""

from __future__ import annotations

import argparse
import pkgutil
import sys
import traceback
from importlib import import_module
from pathlib import Path
from typing import Any

from kb import commands
from kb.failure import CannotRun

ROOT = Path(__file__).resolve().parents[2]


def verbs() -> list[str]:
    """The names of all verbs."""
    return sorted(module.name for module in pkgutil.iter_modules(commands.__path__))


def main(arguments: list[str] | None = None) -> int:
    """Parse, run, and turn failures into one clear line."""
    parser = argparse.ArgumentParser(prog="build.py", description="Build, check and serve the site.")
    choices = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    for name in verbs():
        module: Any = import_module(f"kb.commands.{name}")
        doc = (module.__doc__ or "").strip()
        sub = choices.add_parser(
            name, help=doc.split("\n")[0], description=doc, formatter_class=argparse.RawDescriptionHelpFormatter
        )
        sub.add_argument("--root", type=Path, default=ROOT, help=argparse.SUPPRESS)
        module.arguments(sub)
        sub.set_defaults(run=module.run)
    options = parser.parse_args(arguments)
    try:
        return int(options.run(options))
    except CannotRun as error:
        print(f"build.py {options.verb}: {error}", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"build.py {options.verb}: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 130
    except Exception:
        # Python's own exit code for a crash is 1, which would say that the content has problems.
        traceback.print_exc()
        print(f"build.py {options.verb}: the lines above show a fault of the tools; please report it.", file=sys.stderr)
        return 2
