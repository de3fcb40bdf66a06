"""Medians and ratios for the benchmarks; absolute times drift on a shared machine, ratios of one run hold."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from pathlib import Path


def seconds(work: Callable[[], object], times: int = 7) -> float:
    """The median wall time of some work, after one run that does not count."""
    work()
    found = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        found.append(time.perf_counter() - start)
    return statistics.median(found)


def ratio(work: Callable[[], object], base: Callable[[], object], times: int = 31) -> float:
    """The median of work / base, the two done in turn so that a change of the machine's speed touches both."""
    return statistics.median(_once(work) / _once(base) for _ in range(times))


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
