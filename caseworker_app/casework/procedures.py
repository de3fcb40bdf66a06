"""Procedures: lists of tasks that open with an event of a case and are dated from it.

Nothing is entered for them: which procedures run, and when their steps are due, is read from the record. A step is done
when the record itself shows it, or when the worker ticks it off.
"""

from __future__ import annotations

import dataclasses
import re
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from caseworker_app.casework.completeness import NEEDS
from caseworker_app.casework.signers import is_minor
from caseworker_app.errors import BadInput
from caseworker_app.forms.lists import read_toml
from caseworker_app.paths import resource
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from caseworker_app.model.case import Case
    from caseworker_app.model.notes import ProcedureStep
    from caseworker_app.model.partial_date import PartialDate

_VIOLENT = ("kekerasan", "penelantaran", "eksploitasi", "perundungan")
"""How kinds of incidents and risks begin that call for the procedure of protection."""
_LINE = re.compile(r"\s*([-−+]?\d{1,3})\s*(?:hari)?\s*:\s*(\S.*)")


@dataclasses.dataclass(frozen=True, slots=True)
class Step:
    """What is to be done, so many days after the event (negative: before it).

    need: the key of what shows in the record that it is done. place: the page where it is written.
    """

    days: int
    what: str
    need: str = ""
    place: str = ""

    @property
    def page(self) -> str:
        """Where it is written: its own place, else that of its need."""
        return self.place or next((one.place for one in NEEDS if one.key == self.need), "")


@dataclasses.dataclass(frozen=True, slots=True)
class Procedure:
    """Steps that open with an event: a key of ``EVENTS``."""

    key: str
    title: str
    event: str
    steps: tuple[Step, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class Event:
    """Something that happens in a case. day: when it did, None where it has not.

    recurs: it may happen again, so that what was ticked off before it counts no more.
    """

    title: str
    day: Callable[[Case], date | None]
    recurs: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class Due:
    """A step of a running procedure. shown: the record itself shows that it is done. tick: of the worker."""

    step: Step
    day: date
    shown: bool
    tick: ProcedureStep | None = None

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return not self.shown and self.tick is None


@dataclasses.dataclass(frozen=True, slots=True)
class Running:
    """A procedure that an event of the case has opened on a day."""

    procedure: Procedure
    since: date
    steps: tuple[Due, ...]


def _first(value: PartialDate | None) -> date | None:
    return value.earliest if value and value.possible else None


def _opened(case: Case) -> date | None:
    return _first(case.opened)


def _opened_for_child(case: Case) -> date | None:
    opened = _opened(case)
    return opened if opened is not None and is_minor(case.client, opened) else None


def _violence(case: Case) -> date | None:
    """The last day of an incident of violence, or on which danger of it was seen."""
    days = [_first(one.date) for one in case.incidents if (one.kind or "").casefold().startswith(_VIOLENT)]
    days += [
        _first(one.date)
        for one in case.risks
        if one.danger_now and (one.kind or "").casefold().startswith((*_VIOLENT, "perlindungan anak"))
    ]
    return max((day for day in days if day is not None), default=None)


def _responded(case: Case) -> date | None:
    return _opened(case) if case.emergency else None


EVENTS = {
    "new-case": Event(mark("kasus dibuka"), _opened),
    "child": Event(mark("kasus dibuka dan kliennya anak"), _opened_for_child),
    "violence": Event(mark("kekerasan atau bahayanya tercatat"), _violence, recurs=True),
    "case-response": Event(mark("kasus dibuka sebagai respon kasus"), _responded),
    "ending": Event(mark("tanggal terminasi ditulis"), lambda case: _first(case.termination.date)),
}
"""What can open a procedure, by its key."""


@cache
def shipped() -> tuple[Procedure, ...]:
    """The procedures that come with the program."""
    raw = read_toml(resource("procedures.toml"))["procedure"]
    return tuple(Procedure(**{**one, "steps": tuple(Step(**step) for step in one["steps"])}) for one in raw)


def running(case: Case, procedures: Iterable[Procedure]) -> Iterator[Running]:
    """The procedures that are open in a case, with their steps by the day on which they are due."""
    for procedure in procedures:
        event = EVENTS.get(procedure.event)
        since = event.day(case) if event else None
        if event is None or since is None:
            continue
        steps = (_due(case, procedure, step, since, event) for step in procedure.steps)
        yield Running(procedure, since, tuple(sorted(steps, key=lambda due: due.day)))


def _due(case: Case, procedure: Procedure, step: Step, since: date, event: Event) -> Due:
    need = next((one for one in NEEDS if one.key == step.need), None)
    ticks = [
        row
        for row in case.procedure_steps
        if row.procedure == procedure.key
        and _folded(row.what) == _folded(step.what)
        and not (event.recurs and (_first(row.date) or date.min) < since)
    ]
    return Due(step, since + timedelta(days=step.days), bool(need and need.there(case)), ticks[-1] if ticks else None)


def late(found: Iterable[Running], today: date) -> list[Due]:
    """The open steps whose day is over."""
    return [due for one in found for due in one.steps if due.is_open and due.day < today]


def as_lines(steps: Iterable[Step]) -> str:
    """Steps as text to edit: one a line, «3 hari: Minta persetujuan tertulis»."""
    return "\n".join(tr("{days} hari: {what}").format(days=step.days, what=step.what) for step in steps)


def read_lines(text: str, known: Iterable[Step] = ()) -> tuple[Step, ...]:
    """The steps that such a text names; those that ``known`` ones say in the same words keep what shows them done.

    Raises:
        BadInput: a line says no number of days, or nothing after it.
    """
    same = {_folded(step.what): step for step in known}
    found = []
    for line in filter(None, map(str.strip, text.splitlines())):
        match = _LINE.fullmatch(line)
        if match is None:
            words = tr("Baris “{line}” belum terbaca; tulis misalnya “3 hari: Minta persetujuan tertulis”.")
            raise BadInput(words.format(line=line[:60]))
        step = Step(int(match[1].replace("−", "-")), match[2].strip())
        known_step = same.get(_folded(step.what))
        found.append(dataclasses.replace(known_step, days=step.days) if known_step else step)
    return tuple(found)


def _folded(words: str | None) -> str:
    return " ".join((words or "").split()).casefold()
