"""Medians and ratios for the benchmarks; absolute times drift on a shared machine, ratios of one run hold."""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

QUICK = "--quick" in sys.argv
"""Each thing once and at the smallest size: whether a benchmark runs at all, not what it measures."""


def sizes(*usual: int) -> list[int]:
    """How many cases a notebook is to hold: what stands on the command line, else 100 when quick, else the usual."""
    named = [int(word) for word in sys.argv[1:] if word.isdigit()]
    return named or ([100] if QUICK else [*usual])


def seconds(work: Callable[[], object], times: int = 7) -> float:
    """The median wall time of some work, after one run that does not count."""
    if QUICK:
        return _once(work)
    work()
    return statistics.median(_once(work) for _ in range(times))


def ratio(work: Callable[[], object], base: Callable[[], object], times: int = 31) -> float:
    """The median of work / base, the two done in turn so that a change of the machine's speed touches both."""
    return statistics.median(_once(work) / _once(base) for _ in range(1 if QUICK else times))


def _once(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def tell(what: str, value: float, aim: str, unit: str = "×") -> None:
    """One line of the benchmark's answer."""
    print(f"{what:<62}{value:>9.2f} {unit:<4} aim {aim}")


def resident() -> float:
    """The memory that this process holds, in MB; 0 where the system does not say."""
    status = Path("/proc/self/status")
    lines = status.read_text("utf-8").splitlines() if status.exists() else []
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS")), 0.0)
