"""What the documents say is what the code does: everything named exists, everything there is is named."""

from __future__ import annotations

import fnmatch
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from helpers import ROOT
from kb import checking, cli
from kb.markdown import blocks
from kb.model.front_matter import PAGE_KINDS
from kb.model.schema import MODELS, text
from kb.templates import required, template

# Of pymdownx, switched on in mkdocs.yml under this name of ours.
OTHER_BLOCKS = {"table-caption"}

GUIDES = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "docs" / "contribute").glob("*.md"))

_LEFT_OUT = {"__pycache__", "site", "node_modules"}


def _read(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def _tracked() -> list[Path]:
    """The files of the project: git's list, or, outside a checkout, all that is not hidden or made."""
    listing = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        done = subprocess.run(listing, cwd=ROOT, capture_output=True)
        names = done.stdout.decode().split("\0") if done.returncode == 0 else []
    except FileNotFoundError:
        names = []
    if not names:
        walk = (path.relative_to(ROOT) for path in ROOT.rglob("*"))
        kept = (path for path in walk if not _LEFT_OUT & set(path.parts))
        names = [str(path) for path in kept if not path.parts[0].startswith(".") or path.parts[0] in (".github", ".ci")]
    return [path for name in names if name and (path := ROOT / name).is_file()]


def _table(name: str, heading: str) -> list[list[str]]:
    """The rows of the first table under a heading of a page, cell by cell, without its head."""
    part = _read(name).split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]
    rows = [line.strip().strip("|").split("|") for line in part.split("\n") if line.startswith("|")]
    return [[cell.strip() for cell in row] for row in rows[2:]]


def test_the_readme_lists_every_verb_and_no_other() -> None:
    listed = re.findall(r"^\| `build\.py ([\w-]+)", _read("README.md"), re.M)

    assert sorted(listed) == cli.verbs()


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", *GUIDES])
def test_commands_that_a_document_names_exist(name: str) -> None:
    document = _read(name)

    assert set(re.findall(r"\bbuild\.py ([a-z][\w-]*)", document)) <= set(cli.verbs())
    assert set(re.findall(r"(?:`|^)make ([a-z][\w-]*)", document, re.M)) <= set(_targets())


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_files_and_folders_that_a_document_names_exist(name: str) -> None:
    named = re.findall(r"`((?:docs|data|scripts|tests|overrides|requirements|site)/[\w./-]*)`", _read(name))
    named += re.findall(r"\]\(((?!https?:)[\w./-]+)\)", _read(name))

    assert [path for path in named if path != "site/" and not (ROOT / path).exists()] == []


def _targets() -> dict[str, str]:
    """Target → what it runs."""
    return dict(re.findall(r"^([a-z][\w-]*): ; (.*)$", _read("Makefile"), re.M))


def test_every_make_target_but_help_calls_the_verb_of_its_name() -> None:
    targets = _targets()

    assert {name: called for name, called in targets.items() if name != "help"} == {
        name: f"$(PYTHON) scripts/build.py {name}" for name in targets if name != "help"
    }
    assert set(targets) - {"help"} <= set(cli.verbs())


def test_every_make_target_is_phony_and_has_a_line_of_help() -> None:
    makefile = _read("Makefile")
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.M)

    assert phony and sorted(phony[1].split()) == sorted(_targets())
    assert re.findall(r"^# .+\n([a-z][\w-]*):", makefile, re.M) == list(_targets())


@pytest.mark.parametrize("verb", cli.verbs())
def test_every_verb_says_what_it_does(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        cli.main([verb, "--help"])

    assert end.value.code == 0
    assert len(capsys.readouterr().out.split("\n\n")[1]) > 20


def test_the_writing_guide_lists_every_kind_of_page_and_no_other() -> None:
    listed = [
        kind.strip() for row in _table("docs/contribute/writing.md", "Kinds of page") for kind in row[0].split(",")
    ]

    assert sorted(listed) == sorted(PAGE_KINDS)


def test_the_writing_guide_names_what_each_kind_must_hold() -> None:
    for kinds, parts in _table("docs/contribute/writing.md", "Kinds of page"):
        for kind in kinds.split(", "):
            wanted = required(kind)
            named = re.findall(r"block `([\w-]+)`", parts)
            headings = [part.strip(" “”") for part in re.sub(r"block `[\w-]+`;?", "", parts).split(",")]
            if parts == "nothing fixed":
                headings = []
            assert (tuple(named), tuple(headings)) == (wanted.blocks, wanted.headings), kind


def test_the_writing_guide_lists_every_block_and_no_other() -> None:
    listed = [row[0].strip("`") for row in _table("docs/contribute/writing.md", "Blocks")]

    assert sorted(listed) == sorted({*blocks.find(), *OTHER_BLOCKS})


def test_every_kind_of_page_has_a_template_and_every_template_a_kind() -> None:
    stems = {path.stem for path in (ROOT / "scripts" / "kb" / "templates").glob("*.md")}

    assert stems == set(PAGE_KINDS)


@pytest.mark.parametrize("kind", PAGE_KINDS)
def test_a_template_names_its_own_kind(kind: str) -> None:
    assert re.findall(r"^kind: (.*)$", template(kind), re.M) == [kind]


@pytest.mark.parametrize("name", MODELS)
def test_the_exported_schema_is_that_of_the_model(name: str) -> None:
    assert _read(f"data/schema/{name}.json") == text(name), "run: python3 scripts/build.py schema"


def test_every_schema_file_has_a_model() -> None:
    assert {path.stem for path in (ROOT / "data" / "schema").iterdir()} == set(MODELS)


def test_the_page_of_checks_is_made_from_the_rules() -> None:
    assert "\n/// rules\n///" in _read("docs/contribute/checks.md")
    assert re.findall(r"\n## (.*)", _read("docs/contribute/checks.md")) == []
    assert checking.rules()


@pytest.mark.parametrize("path", sorted((ROOT / "requirements").glob("*.in")), ids=lambda path: path.name)
def test_every_package_we_ask_for_says_what_it_is_for(path: Path) -> None:
    lines = [line for line in path.read_text("utf-8").splitlines() if line and not line.startswith(("#", "-r "))]

    assert lines
    assert [line for line in lines if not re.search(r"\s# \S+", line)] == []


@pytest.mark.parametrize("path", sorted((ROOT / "requirements").glob("*.in")), ids=lambda path: path.name)
def test_everything_we_ask_for_is_pinned_and_hashed(path: Path) -> None:
    pins = path.with_suffix(".txt").read_text("utf-8")
    pinned = {name.lower() for name in re.findall(r"^([\w.-]+)(?:\[[\w,]+\])?==\S+.*\\$", pins, re.M)}
    lines = [line for line in path.read_text("utf-8").splitlines() if line and line[0] not in "#-"]
    asked = {re.split(r"[\[<>=~ ]", line)[0].lower() for line in lines}

    assert asked <= pinned
    assert pins.count("--hash=sha256:") >= len(pinned)


def test_requirements_and_package_need_the_same_python() -> None:
    assert tomllib.loads(_read("pyproject.toml"))["project"]["requires-python"] == ">=3.11"
    assert "(3, 11)" in _read("scripts/kb/bootstrap.py") and "3.11" in _read("README.md")


def _registry_hosts() -> set[str]:
    """Hosts that packages come from: the well-known ones, and those that this machine is set to."""
    hosts = {"pypi" + ".org", "files.python" + "hosted.org", "registry.npm" + "js.org", "proxy.golang" + ".org"}
    config = subprocess.run([sys.executable, "-m", "pip", "config", "list"], capture_output=True, text=True).stdout
    settings = config + " ".join(
        value for name, value in os.environ.items() if re.match(r"(?:PIP|UV|npm_config)_", name, re.I)
    )
    return hosts | {host for url in re.findall(r"https?://[^\s'\"]+", settings) if (host := urlsplit(url).hostname)}


def test_no_file_names_a_registry_or_a_path_of_somebodys_machine() -> None:
    hosts = "|".join(re.escape(host) for host in sorted(_registry_hosts()))
    # `/home/` and the like only where a path begins: an address may well hold the word.
    folders = "|".join(("home", "root", "Users", "work", "opt", "mnt"))
    paths = rf"(?<![\w./-])/(?:{folders})/\w|\b[A-Z]:\\\\Users|file:///(?:{folders})/"
    pattern = re.compile(rf"(?<![\w.-])(?:{hosts})(?![\w-])|{paths}")
    found = []
    for path in _tracked():
        raw = path.read_bytes()
        if b"\0" not in raw:
            for number, line in enumerate(raw.decode("utf-8", "replace").split("\n"), 1):
                found += [f"{path.relative_to(ROOT)}:{number}: {match.group()}" for match in pattern.finditer(line)]

    assert found == []


def test_no_folder_of_tests_is_left_out_by_its_name(pytestconfig: pytest.Config) -> None:
    left_out = pytestconfig.getini("norecursedirs")
    folders = {path.parent.relative_to(ROOT / "tests") for path in (ROOT / "tests").rglob("test_*.py")}

    assert [f for f in folders for part in f.parts for name in left_out if fnmatch.fnmatch(part, name)] == []


def test_no_group_of_an_expression_is_possessive() -> None:
    """Python 3.11.0 to 3.11.4 match them wrongly (cpython issue 106052); `(?>(?:…)*)` means the same and is right."""
    possessive = re.compile(r"\)(?:[*+?]|\{[\d,]+\})\+")
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in sorted((ROOT / "scripts").rglob("*.py"))
        for number, line in enumerate(path.read_text("utf-8").split("\n"), 1)
        if possessive.search(line)
    ]

    assert found == []
