"""Whoever types loses no more than the last five seconds when the power goes."""

from __future__ import annotations

import json
import random
import shutil
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from subprocess import PIPE, Popen
from typing import Any

import pytest
from PySide6.QtWidgets import QLineEdit
from sqlalchemy import select

from caseworker_app.model.base import Record
from caseworker_app.model.case import Case
from caseworker_app.store.notebook import Notebook
from caseworker_app.store.notebooks import open_notebook
from tests.soak import LONG, safety
from tests.whole import hands
from tests.whole.conftest import PASSPHRASE, Enter

ROOT = Path(__file__).resolve().parents[2]
AT_RISK = 5.0  # s
IN_ORDER = 0  # the seed that leaves the long text for the end

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support grabbing the (keyboard|mouse)")

Owner = Callable[[Case], Record | None]
WHERE: dict[str, tuple[Owner, str]] = {
    "engagement/case:Supervisor": (lambda case: case, "supervisor"),
    "engagement/intake:Masalah menurut klien": (lambda case: case.engagement, "presenting_problem"),
    "engagement/intake:Tanggal intake": (lambda case: case.engagement, "intake_date"),
    "engagement/contacts:Tanggal": (lambda case: case.contacts[0] if case.contacts else None, "date"),
    "engagement/contacts:Waktu": (lambda case: case.contacts[0] if case.contacts else None, "time"),
    "engagement/contacts:Tempat": (lambda case: case.contacts[0] if case.contacts else None, "place"),
    "termination/termination:Waktu": (lambda case: case.termination, "time"),
    "assessment/background:Riwayat pendidikan": (lambda case: case.assessment, "education_history"),
}


@dataclass
class Typist:
    """A user in a process of its own, and what she said she typed: when, where, and what stood there then."""

    book: Path
    seed: int
    typed: list[tuple[float, str, str]] = field(default_factory=list)
    began: threading.Event = field(default_factory=threading.Event)
    ended: threading.Event = field(default_factory=threading.Event)
    killed: float = 0

    def __post_init__(self) -> None:
        command = [sys.executable, "-m", "tests.whole.typist", str(self.book), PASSPHRASE, str(self.seed)]
        self._errors = self.book.parent / "errors"
        with self._errors.open("w") as errors:
            self._process = Popen(command, cwd=ROOT, stdout=PIPE, stderr=errors, text=True)
        self._ear = threading.Thread(target=self._hear)
        self._ear.start()

    def _hear(self) -> None:
        assert self._process.stdout is not None
        with self._process.stdout as said:
            for line in said:
                if line.startswith("["):
                    at, name, text = json.loads(line)
                    self.typed.append((at, name, text))
                else:
                    (self.began if line.startswith("begin") else self.ended).set()
        self.began.set()
        self.ended.set()

    def cut(self) -> None:
        """The power goes."""
        self.killed = self.killed or time.monotonic()
        self._process.kill()
        self._process.wait()
        self._ear.join()

    def due(self) -> dict[str, str]:
        """What must not be lost: the newest text of each field that is old enough."""
        assert "Traceback" not in self._errors.read_text(), self._errors.read_text()
        return {name: text for at, name, text in self.typed if at <= self.killed - AT_RISK}


@pytest.fixture
def typists(book: Path, tmp_path: Path) -> Iterator[Callable[[int], Typist]]:
    running: list[Typist] = []

    def hire(seed: int) -> Typist:
        own = tmp_path / str(len(running)) / book.name
        shutil.copytree(book, own)
        running.append(Typist(own, seed))
        return running[-1]

    yield hire
    for one in running:
        one.cut()


def kept(notebook: Notebook, name: str) -> str:
    """What the notebook holds of a field: as it was read, or as it was typed."""
    owner, attribute = WHERE[name]
    record = owner(notebook.session.scalars(select(Case)).one())
    if record is None:
        return ""
    draft = notebook.drafts.of(record).get(attribute)
    value: Any = getattr(record, attribute)
    return draft if draft is not None else "" if value is None else value if isinstance(value, str) else value.short()


def check(typist: Typist) -> None:
    due = typist.due()
    with open_notebook(typist.book, PASSPHRASE) as notebook:
        assert notebook.check() == []
        for name, text in due.items():
            assert kept(notebook, name).startswith(text.strip()), (name, text)


@safety("R2", "window killed while somebody types: five seconds at most are gone", 1, 30)
def test_what_was_typed_five_seconds_before_the_power_went_is_there(
    typists: Callable[[int], Typist], enter: Enter, tries: int
) -> None:
    chance = random.Random(6)  # noqa: S311 - moments, not secrets
    for _ in range(tries):
        patient = typists(IN_ORDER)
        others = [typists(chance.randrange(1, 10_000)) for _ in range(3 if LONG else 2)]
        for one in (patient, *others):
            assert one.began.wait(300)
        start = time.monotonic()
        for one, moment in zip(others, sorted(chance.uniform(6, 14) for _ in others), strict=True):
            time.sleep(max(0, start + moment - time.monotonic()))
            one.cut()
        assert patient.ended.wait(300)
        patient.cut()
        for one in (patient, *others):
            assert one.due()
            check(one)
        assert set(patient.due()) == set(WHERE)

    main = enter(patient.book)
    hands.open_first_case(main)
    assert main.case is not None
    for place, label, text in (
        ("engagement/intake", "Tanggal intake", "26/13"),
        ("termination/termination", "Waktu", "31.70"),
    ):
        main.case.go_to(place)
        line = hands.field(label)
        assert isinstance(line, QLineEdit)
        assert line.text() == text
        assert "Belum terbaca; tulisan ini tetap disimpan" in hands.words(main)
    main.case.go_to("engagement/contacts")
    (contact,) = hands.cells("Kontak dengan klien dan pihak lain")
    assert contact[:3] == ["26/8/2024", "25.99", "Rumah klien"]
