"""Copies of the notebook outside of this computer: when and where the last one was made, and when to say so.

It is kept in the notebook's settings. Outside is what lies on another disk, on a share, or in the folder of a
synchroniser: whatever is still there when the laptop is stolen.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from sqlalchemy import func, select

from caseworker_app.jobs import example
from caseworker_app.model.bookkeeping import audit_entry
from caseworker_app.model.case import Case
from caseworker_app.model.indonesian import long_date
from caseworker_app.store import conflict_copies, media, settings, sticks
from caseworker_app.text import tr

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from caseworker_app.store.notebook import Notebook

LAST = "last backup elsewhere"
PUT_OFF = "backup elsewhere put off"  # the day on which not to remind again, as ISO 8601
DRILL = "restore drill"
OLD = 7  # days
DRILL_OLD = 90  # days
_NO_CLOCK = 400  # days: what seems older than this may as well be a clock that is wrong
_REAL_WORK = 50  # changes


@dataclass(frozen=True, slots=True)
class LastCopy:
    """The last copy outside. day: by the clock of then. file, place: None where an older version kept the day alone."""

    day: date
    file: Path | None = None
    place: Path | None = None


@dataclass(frozen=True, slots=True)
class Reminder:
    """A sentence for the frame, and what helps."""

    kind: Literal["backup", "drill"]
    sentence: str


def is_outside(notebook: Path, file: Path) -> bool:
    """Whether a backup that is there survives the loss of the laptop on which the notebook lies."""
    place = file.absolute()
    if notebook.absolute() in place.parents:
        return False
    return (
        sticks.is_elsewhere(notebook, file)
        or media.is_remote(place)
        or bool(conflict_copies.synchroniser(place.parent))
    )


def remember(notebook: Notebook, file: Path, now: datetime | None = None) -> None:
    """Keep that a copy was made outside; on the notebook's own thread. now: local time."""
    folder = file.absolute().parent
    place = folder.parent if folder.name == sticks.FOLDER else folder
    day = (now or datetime.now()).date().isoformat()
    settings.set_setting(notebook, LAST, {"day": day, "file": str(file.absolute()), "place": str(place)})


def last_copy(session: Session) -> LastCopy | None:
    """The last copy outside, if there ever was one."""
    kept = settings.setting(session, LAST)
    if isinstance(kept, dict):
        return LastCopy(date.fromisoformat(kept["day"]), Path(kept["file"]), Path(kept["place"]))
    return LastCopy(date.fromisoformat(kept)) if kept else None


def one_click_place(notebook: Notebook) -> sticks.Stick | None:
    """Where a copy can be put without asking: the place of the last one if it is there, else the only stick."""
    with notebook.reading() as session:
        last = last_copy(session)
    plugged_in = sticks.plugged_in(notebook.path)
    if last is not None and last.place is not None and last.place.is_dir() and is_outside(notebook.path, last.place):
        known = next((stick for stick in plugged_in if stick.path == last.place), None)
        return known or sticks.Stick(last.place, last.place.name or str(last.place))
    return plugged_in[0] if len(plugged_in) == 1 else None


def put_off(notebook: Notebook, today: date | None = None) -> None:
    """Say nothing more today."""
    settings.set_setting(notebook, PUT_OFF, (today or date.today()).isoformat())


def note_drill(notebook: Notebook, today: date | None = None) -> None:
    """Keep that a backup was found to be restorable."""
    settings.set_setting(notebook, DRILL, (today or date.today()).isoformat())


def last_drill(session: Session) -> date | None:
    """The day of the last drill that went well."""
    kept = settings.setting(session, DRILL)
    return date.fromisoformat(kept) if kept else None


def reminder(session: Session, today: date | None = None) -> Reminder | None:
    """What is to be said in the frame today; nothing for the example, a notebook just begun, or when it was put off."""
    now = today or date.today()
    if example.is_example(session) or settings.setting(session, PUT_OFF) == now.isoformat():
        return None
    last = last_copy(session)
    if last is None:
        return Reminder("backup", _never()) if _is_worked_in(session, now) else None
    age = (now - last.day).days
    if not -1 <= age <= _NO_CLOCK:
        return Reminder("backup", _clock(last.day, now))
    if age > OLD:
        return Reminder("backup", _old(last.day))
    drill = last_drill(session)
    since = drill or _first_day(session)
    if since is not None and DRILL_OLD < (now - since).days <= _NO_CLOCK + DRILL_OLD:
        return Reminder("drill", _drill(drill))
    return None


def _never() -> str:
    return tr("Buku kasus ini belum punya cadangan di luar laptop ini. Bila laptop hilang, semua kasus ikut hilang.")


def _old(day: date) -> str:
    told = tr("Cadangan terakhir di luar laptop ini dibuat {date}, lebih dari tujuh hari lalu.")
    return told.format(date=long_date(day))


def _clock(day: date, today: date) -> str:
    told = tr(
        "Cadangan terakhir di luar laptop bertanggal {date}, sedangkan jam komputer menunjuk {today}. Periksa jam "
        "komputer, lalu buat cadangan baru."
    )
    return told.format(date=long_date(day, weekday=False), today=long_date(today, weekday=False))


def _drill(day: date | None) -> str:
    if day is None:
        return tr("Belum pernah diuji apakah cadangan buku kasus ini dapat dipulihkan.")
    return tr("Uji pemulihan terakhir {date}; sudah waktunya diuji lagi.").format(date=long_date(day))


def _is_worked_in(session: Session, today: date) -> bool:
    """Whether a loss would hurt: there is a case, and many changes or a day that has passed."""
    if session.scalar(select(Case.id).limit(1)) is None:
        return False
    changes = session.scalar(select(func.count()).where(audit_entry.c.action == "edit")) or 0
    first = _first_day(session)
    return changes >= _REAL_WORK or (first is not None and first != today)


def _first_day(session: Session) -> date | None:
    at = session.scalar(select(audit_entry.c.at).order_by(audit_entry.c.sequence).limit(1))
    return datetime.fromisoformat(at).astimezone().date() if at else None
