"""What searching costs: keys typed over a grown notebook, building the index, its size, what it adds to a save.

usage: bench_search.py [CASES ...]      sizes of notebook to grow to, 1000 and 10000 unless given
"""

from __future__ import annotations

import functools
import statistics
import sys
import tempfile
import time
from pathlib import Path
from unittest import mock

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from sqlalchemy import text

from caseworker_app.jobs import search
from caseworker_app.jobs.search_filters import Filters
from caseworker_app.store import keys, search_tables
from caseworker_app.store.notebook import Notebook
from caseworker_app.store.notebooks import create
from tests.benchmarks.bench_notebook import grow, save_field
from tests.benchmarks.measure import QUICK, ratio, sizes, tell

TYPED = (
    *("k", "kl", "kli", "klien contoh", "k77", "praktikan", "menceritakan langkah", "kesepian", "ceritakn", "contoh 7"),
    *('"langkah berikutnya"', "klien zzqqxx", "2024", "keadaan susun"),
)
PERCENTILE = 0.95


def megabytes(notebook: Notebook) -> float:
    """How large the database is."""
    with notebook.reader() as session:
        return int(session.execute(text("PRAGMA page_count")).scalar_one()) * 4096 / 2**20


def milliseconds(notebook: Notebook, typed: str, filters: Filters = Filters(), case_id: str | None = None) -> float:  # noqa: B008 - frozen
    """The wall time of one answer, in a reader of its own as the window's thread has it."""
    start = time.perf_counter()
    with notebook.reader() as session:
        search.search(session, typed, filters=filters, case_id=case_id)
    return (time.perf_counter() - start) * 1000


def like(notebook: Notebook) -> None:
    """The plain way: every text looked through."""
    with notebook.reader() as session:
        session.execute(text("SELECT id FROM session WHERE process LIKE '%keadaan%susun%' LIMIT 50")).all()


def main(counts: list[int]) -> None:
    """Grow a notebook step by step and measure at each."""
    with tempfile.TemporaryDirectory() as folder:
        notebook, _ = create(Path(folder) / "Buku.kasus", "bangku kayu di teras rumah", strength=keys.LOWEST)
        done = 0
        for size in counts:
            case_id = grow(notebook, done + 1, size)
            done = size
            with notebook.bookkeeping() as session:  # rows written past the session are in no index yet
                search_tables.empty(session.connection())
            before, start = megabytes(notebook), time.perf_counter()
            search.catch_up(notebook)
            tell(f"build the index of {size} cases", time.perf_counter() - start, "in the background", "s")
            tell(f"size with the index / without, {size} cases", megabytes(notebook) / before, "<= 1.3")
            times = sorted(milliseconds(notebook, typed) for typed in TYPED for _ in range(1 if QUICK else 5))
            aim = "<= 30 ms" if size <= 10_000 else "<= 80 ms"
            tell(f"p95 as one types, {size} cases", times[int(len(times) * PERCENTILE)], aim, "ms")
            tell(f"median as one types, {size} cases", statistics.median(times), aim, "ms")
            tell(f"in one case, {size} cases", milliseconds(notebook, "praktikan", case_id=case_id), aim, "ms")
            narrowed = milliseconds(notebook, "praktikan", Filters(cluster="tidak ada"))
            tell(f"a filter that lets nothing through, {size} cases", narrowed, "in a thread", "ms")
            typed = functools.partial(milliseconds, notebook, "keadaan susun")
            plain = functools.partial(like, notebook)
            tell(f"two words / LIKE over all sessions, {size} cases", ratio(typed, plain, 5), "falls as it grows")
        saving = functools.partial(save_field, notebook, case_id)

        def unmarked() -> None:
            with mock.patch.object(search_tables, "mark_changed"):
                saving()

        tell("save one field / without marking it for the index", ratio(saving, unmarked), "<= 1.1")
        notebook.close()


if __name__ == "__main__":
    main(sizes(1000, 10000))
