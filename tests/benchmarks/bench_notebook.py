"""What the notebook costs: opening a case, listing cases, saving a field against a bare commit in the same run.

usage: bench_notebook.py [CASES ...]      sizes of notebook to grow to, 1000 and 10000 unless given
"""

from __future__ import annotations

import functools
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from sqlalchemy import insert, text

from caseworker_app.jobs import agenda, case_register, checks
from caseworker_app.jobs.attention import attention
from caseworker_app.jobs.recent_work import recent_cases
from caseworker_app.model.base import new_id
from caseworker_app.model.case import PARTS, Case
from caseworker_app.model.choices import Sex, StageState
from caseworker_app.model.intervention import Session
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person
from caseworker_app.store import database, keys
from caseworker_app.store.notebook import Notebook
from caseworker_app.store.notebooks import create
from tests.benchmarks.measure import ratio, seconds, sizes, tell

SESSIONS = 10
TODAY = date(2024, 9, 30)
NOTE = "Klien menceritakan keadaannya dan menyusun langkah berikutnya bersama praktikan. " * 13


def grow(notebook: Notebook, first: int, last: int) -> str:
    """Add cases numbered from first to last, each with ten sessions of 1 KB; gives the id of the last."""
    day, born = PartialDate.parse("2024-08-26"), PartialDate.parse("17/5/1996")
    people: list[dict[str, Any]] = []
    cases: list[dict[str, Any]] = []
    sessions: list[dict[str, Any]] = []
    parts: dict[str, list[dict[str, Any]]] = {name: [] for name in PARTS}
    for at in range(first, last + 1):
        person, case = new_id(), new_id()
        who = {"name": f"Klien Contoh {at}", "alias": f"K{at}", "sex": Sex.FEMALE, "born": born}
        numbers = {"nik": f"3276{at:012}", "phone": f"0812{at:08}"}
        people.append({"id": person, **who, **numbers})
        cases.append({"id": case, "number": f"{at:06}", "client_id": person, "opened": day, "cluster": "anak"})
        for name, rows in parts.items():
            state = {"state": StageState.RUNNING} if hasattr(PARTS[name], "state") else {}
            rows.append({"id": new_id(), "case_id": case, **state})
        sessions += [
            {"id": new_id(), "case_id": case, "position": n, "date": day, "process": NOTE} for n in range(SESSIONS)
        ]
    with notebook.bookkeeping() as session:
        connection = session.connection()
        connection.execute(insert(Person), people)
        connection.execute(insert(Case), cases)
        for name, rows in parts.items():
            connection.execute(insert(PARTS[name]), rows)
        connection.execute(insert(Session), sessions)
    return str(cases[-1]["id"])


def open_case(notebook: Notebook, case_id: str) -> None:
    """What the window loads to show a case's header and first page."""
    with notebook.reader() as session:
        case = session.get(Case, case_id)
        assert case is not None
        assert case.client is not None
        assert case.engagement is not None
        assert (case.agency, case.practitioner) == (None, None)
        assert not case.consents


def list_cases(notebook: Notebook) -> None:
    """The first hundred cases of the list with what was done last and what comes next."""
    with notebook.reader() as session:
        ids = case_register.ordered(session, case_register.Wanted(), TODAY, limit=100)
        assert len(case_register.lines(session, ids, TODAY)) == 100


def read_home(notebook: Notebook) -> None:
    """What the cards of Beranda read, one after the other; the window reads them in threads."""
    with notebook.reader() as session:
        assert attention(session, TODAY).noticed
        agenda.agenda(session, TODAY, TODAY + timedelta(days=7), today=TODAY)
        recent_cases(session)
        running = case_register.Wanted(standing=case_register.Standing.RUNNING, order=case_register.Order.LAST)
        assert case_register.lines(session, case_register.ordered(session, running, TODAY)[:10], TODAY)


def look_through(notebook: Notebook, case_id: str) -> None:
    """What the window does in an open case after each pause: run the checks."""
    case = notebook.session.get(Case, case_id)
    assert case is not None
    checks.of_open_case(notebook, case)


def save_field(notebook: Notebook, case_id: str) -> None:
    """One edit of one field, with audit line and undo."""
    case = notebook.session.get(Case, case_id)
    assert case is not None
    with notebook.edit("Ubah catatan", case_id=case_id):
        case.note = (case.note or "") + "x"


def main(counts: list[int]) -> None:
    """Grow a notebook step by step and measure at each."""
    with tempfile.TemporaryDirectory() as folder:
        notebook, _ = create(Path(folder) / "Buku.kasus", "bangku kayu di teras rumah", strength=keys.LOWEST)
        raw = database.connect(notebook.path / database.FILE, notebook.key, "write")
        raw.execute("CREATE TABLE bare (id INTEGER PRIMARY KEY, note TEXT)")
        done, base = 0, 0.0
        for size in counts:
            case_id = grow(notebook, done + 1, size)
            done = size
            opening = seconds(functools.partial(open_case, notebook, case_id)) * 1000
            base = base or opening
            tell(f"open a case at {size} cases", opening, "<= 60 ms", "ms")
            tell(f"open a case at {size} cases / at {counts[0]}", opening / base, "<= 1.2")

            tell(
                f"first 100 of the list at {size} cases",
                seconds(functools.partial(list_cases, notebook)) * 1000,
                "<= 30 ms",
                "ms",
            )
            reading = seconds(functools.partial(read_home, notebook)) * 1000
            looking = seconds(functools.partial(look_through, notebook, case_id)) * 1000
            tell(f"look an open case through at {size} cases", looking, "<= 100 ms", "ms")
            tell(f"reading of Beranda at {size} cases", reading, "<= 150 ms at 1000, 400 at 10000", "ms")

        def bare() -> None:
            raw.execute("BEGIN IMMEDIATE")
            raw.execute("INSERT INTO bare (note) VALUES ('x')")
            raw.execute("COMMIT")

        saving = functools.partial(save_field, notebook, case_id)
        tell("save one field / bare SQLCipher commit", ratio(saving, bare), "<= 2.0")
        raw.close()
        with notebook.reader() as session:
            pages = session.execute(text("PRAGMA page_count")).scalar_one() * 4096 / 2**20
        tell(f"notebook of {counts[-1]} cases", pages, "<= 150 MB at 1000 full cases", "MB")
        notebook.close()


if __name__ == "__main__":
    main(sizes(1000, 10000))
