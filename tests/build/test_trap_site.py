"""The trap site: every fault is reported at its place, once, and no look-alike is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import traps
from kb import checking
from kb.built import BuiltSite
from kb.checks.base import Site
from traps import Trap

TRAPS = traps.load()
FAULTS = [trap for trap in TRAPS if trap.fault]
Report = tuple[str, int, int, str]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("traps") / "site"
    traps.write(path, TRAPS)
    return path


@pytest.fixture(scope="module")
def reports(folder: Path) -> list[Report]:
    return [(issue.file, issue.line, issue.column, issue.rule) for issue in checking.run(Site(built=BuiltSite(folder)))]


def test_there_are_traps_of_each_family_faults_and_look_alikes() -> None:
    for family in traps.FAMILIES:
        assert any(trap.fault for trap in TRAPS if trap.family == family)
        assert any(trap.silent for trap in TRAPS if trap.family == family)
    assert len(FAULTS) >= 150 and len(TRAPS) - len(FAULTS) >= 110


def test_a_name_is_used_once_for_a_fault_or_a_look_alike() -> None:
    written = [
        name
        for path in traps.HERE.glob("*.yml")
        for name in re.findall(r"^([a-z0-9-]+):$", path.read_text("utf-8"), re.M)
    ]
    assert sorted(written) == sorted({trap.name for trap in TRAPS})
    assert all(bool(trap.fault) != bool(trap.silent) for trap in TRAPS)


def test_a_fault_is_one_of_a_rule_that_there_is() -> None:
    assert {trap.fault for trap in FAULTS} <= set(checking.rules())


@pytest.mark.parametrize("trap", FAULTS, ids=lambda trap: trap.name)
def test_a_fault_is_reported_at_its_place(trap: Trap, folder: Path, reports: list[Report]) -> None:
    there = [report for report in reports if report[0].startswith(f"{trap.name}/")]

    assert set(traps.expected(folder, trap)) <= set(reports), there


def test_nothing_else_is_reported(folder: Path, reports: list[Report]) -> None:
    wanted = [place for trap in FAULTS for place in traps.expected(folder, trap)]

    assert list(_more(sorted(reports), wanted)) == []


def _more(reports: list[Report], wanted: list[Report]) -> Iterator[Report]:
    """The reports that are not wanted, or too often."""
    left = list(wanted)
    for report in reports:
        if report in left:
            left.remove(report)
        else:
            yield report
