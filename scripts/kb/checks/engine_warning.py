"""What the site generator warns of, unless a rule of ours reports the same with its line."""

import re
from collections.abc import Iterable

from kb.checks.base import Site
from kb.issue import Issue

NEEDS = "sources"
FIX = "Read the generator's words; they name the file."

# Said with file and line by: link-broken, anchor-missing, asset-missing, nav-page-missing, nav-page-omitted,
# page-address-clash.
_OURS = re.compile(
    r"contains a link|contains an absolute link|contains an unrecognized relative link|is not found among documentation files|"
    r"exist in the docs directory, but are not included|reference to '.*', which is not found|no such anchor|"
    r"does not contain an anchor|A reference to|file is included in the 'nav'|not included in the \"nav\"|"
    r"from the site because it conflicts with",
)


def run(site: Site) -> Iterable[Issue]:
    """Warnings of the engine that no rule covers."""
    for line in site.engine_warnings:
        if not _OURS.search(line):
            named = re.search(r"'([\w./-]+\.md)'", line)
            file = f"docs/{named[1]}" if named and named[1] in site.pages else "mkdocs.yml"
            setting = re.match(r"Config value '(\w+)'", line)
            place = site.project.settings.at((setting[1],)) if setting and site.project else (1, 1)
            first = line.strip().split("\n")[0]
            yield site.issue(
                "engine-warning", (file, *place), f"The site generator warns: {first}", FIX, severity="warning"
            )
