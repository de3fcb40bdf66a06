"""The columns of the list of cases: what they are called, what their cells say, which are seen at first."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from caseworker_app.gui.base.stage_names import short_names
from caseworker_app.jobs.case_register import Order
from caseworker_app.jobs.latest import step_in_words
from caseworker_app.model.choices import Sex, StageState
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from datetime import date

    from caseworker_app.jobs.case_register import CaseLine

_STATE_WORDS = {StageState.DONE: mark("selesai"), StageState.RUNNING: mark("berjalan")}
_LETTERS_OF_SEX = {Sex.MALE: "L", Sex.FEMALE: "P"}


@dataclasses.dataclass(frozen=True, slots=True)
class Column:
    """A column. least, most: its width in pixels at 100 %, when it is fitted to what it holds."""

    key: Order
    title: str
    least: int
    most: int
    shown: bool = True


COLUMNS = (
    Column(Order.CLIENT, mark("Klien"), 84, 170),
    Column(Order.NUMBER, mark("Nomor"), 70, 340),
    Column(Order.AGE, mark("Usia"), 58, 90),
    Column(Order.SEX, mark("L/P"), 46, 46),
    Column(Order.CLUSTER, mark("Klaster"), 90, 190),
    Column(Order.STAGE, mark("Tahap"), 134, 134),
    Column(Order.LAST, mark("Terakhir"), 120, 210),
    Column(Order.NEXT, mark("Berikut"), 120, 420),
    Column(Order.WORKER, mark("Petugas"), 70, 170),
    Column(Order.STANDING, mark("Keadaan"), 76, 100, shown=False),
    Column(Order.OPENED, mark("Dibuka"), 84, 150),
)
KEYS_OF_COLUMNS = tuple(column.key for column in COLUMNS)


def text(line: CaseLine, key: Order, today: date) -> str:
    """What a cell says."""
    case = line.case
    match key:
        case Order.CLIENT:
            return case.initials
        case Order.NUMBER:
            return case.number
        case Order.AGE:
            return tr("{age} th").format(age=case.age) if case.age else ""
        case Order.SEX:
            return _LETTERS_OF_SEX.get(case.sex, "") if case.sex else ""
        case Order.CLUSTER:
            return case.cluster
        case Order.LAST:
            return step_in_words(line.last, today)
        case Order.NEXT:
            return line.next_in_words(today)
        case Order.WORKER:
            return line.worker
        case Order.STANDING:
            return tr(line.standing.value)
        case Order.OPENED:
            return case.opened.short() if case.opened else ""
    return ""


def tip(line: CaseLine, key: Order, today: date) -> str:
    """What a cell says in full, where it says it shortly."""
    match key:
        case Order.STAGE:
            return stages_in_words(line)
        case Order.SEX:
            return str(line.case.sex.value) if line.case.sex else ""
        case Order.OPENED if is_unread(line, key):
            return tr("Belum terbaca")
        case Order.OPENED:
            return line.case.opened.long() if line.case.opened else ""
        case Order.LAST if line.last and line.last.date:
            return f"{line.last.date.long()}: {line.last.words}"
        case Order.NEXT if line.next and line.next.date:
            return f"{line.next.date.long()}: {line.next.words}"
    return text(line, key, today)


def stages_in_words(line: CaseLine) -> str:
    """«Asesmen: berjalan» for each stage that has begun."""
    words = [
        f"{name}: {tr(_STATE_WORDS[state])}"
        for name, state in zip(short_names(None), line.case.states, strict=True)
        if state in _STATE_WORDS
    ]
    return "\n".join(words) or tr("Belum ada tahap yang dimulai")


def is_unread(line: CaseLine, key: Order) -> bool:
    """Whether a cell shows what was typed as a date and is none."""
    return key is Order.OPENED and line.case.opened is not None and line.case.opened.unread


def is_late(line: CaseLine, key: Order) -> bool:
    """Whether a cell shows a step whose day has passed."""
    return key is Order.NEXT and line.next is not None and line.next.late
