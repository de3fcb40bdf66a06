"""Every row of the table of what must hold, tried as often as the design asks; takes hours, and says a line a row."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from environment import PYTHON
from tasks import ROOT, run, say

if TYPE_CHECKING:
    from pathlib import Path

REPORT = ROOT / "build" / "soak.xml"


@dataclass
class Row:
    """What was tried for one row: (what, how often) per test, and the names of the tests that failed."""

    tried: list[tuple[str, int]] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)

    @property
    def line(self) -> str:
        """«writer killed 200 · key file killed 50: no failure»."""
        counts = " · ".join(f"{what} {tries}" for what, tries in sorted(self.tried))
        failures = f"{len(self.failed)} failed ({', '.join(sorted(self.failed))})" if self.failed else "no failure"
        return f"{counts}: {failures}"


EVERY_TEST = ("-p", "no:randomly", "-n", "auto", "--dist", "worksteal")
"""In the order of their files, on every core; worksteal, since some files take a hundred times as long as others."""


def soak(pytest_arguments: list[str]) -> None:
    """Run the tests of the table with their long counts and print a line a row; TaskError where one failed."""
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.unlink(missing_ok=True)
    command = [PYTHON, "-m", "pytest", *EVERY_TEST, "-q", "-m", "safety", f"--junitxml={REPORT}", *pytest_arguments]
    try:
        run(*command, QT_QPA_PLATFORM="offscreen", CASEWORKER_SOAK="1")
    finally:
        if REPORT.exists():
            for name, row in sorted(rows(REPORT).items(), key=lambda item: place(item[0])):
                say(f"{name:<4} {row.line}")


def rows(report: Path) -> dict[str, Row]:
    """The rows of the table by name, as a report of pytest in JUnit's form tells them."""
    table: dict[str, Row] = defaultdict(Row)
    merged: dict[tuple[str, str], int] = defaultdict(int)
    for case in ET.parse(report).iter("testcase"):  # noqa: S314 - written by the run just before
        told = {item.get("name"): item.get("value", "") for item in case.iter("property")}
        if "row" not in told:
            continue
        merged[told["row"], told["what"]] += int(told["tries"])
        if case.find("failure") is not None or case.find("error") is not None:
            table[told["row"]].failed.append(case.get("name", ""))
    for (name, what), tries in merged.items():
        table[name].tried.append((what, tries))
    return table


def place(name: str) -> tuple[str, int]:
    """Where a row stands: R2 before R10, R before S."""
    letter, number = re.fullmatch(r"([A-Z])(\d+)", name).groups()  # type: ignore[union-attr] # names are ours
    return letter, int(number)
