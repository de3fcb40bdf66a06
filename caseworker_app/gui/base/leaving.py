"""Leaving a notebook, which always succeeds: every part saves for itself, and what could not be saved is told."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from caseworker_app.errors import CaseworkerError, DiskFull
from caseworker_app.text import tr

NAMED = 2
"""So many fields are named; the others are counted."""
LONGEST_NAME = 30


class Unsaved(CaseworkerError):
    """What was typed into a field could not be stored. kept: it lies in the notebook as a draft."""

    def __init__(self, field: str, cause: Exception, *, kept: bool) -> None:
        super().__init__(str(cause) if isinstance(cause, CaseworkerError) else sentence(Trouble(lost=(field,))))
        self.field, self.cause, self.kept = field, cause, kept


class Trouble(NamedTuple):
    """What went wrong on leaving. kept, lost: names of fields; full: for want of room; other: something else failed."""

    kept: Sequence[str] = ()
    lost: Sequence[str] = ()
    full: bool = False
    other: bool = False


def run_all(steps: Iterable[Callable[[], object]]) -> None:
    """Take every step, whatever the others raise; then raise what they raised: the one, or a group of several."""
    failures: list[Exception] = []
    for step in steps:
        try:
            step()
        except Exception as error:  # noqa: BLE001 - it is raised when all are through
            failures.append(error)
    if len(failures) == 1:
        raise failures[0]
    if failures:
        raise ExceptionGroup("several parts failed", failures)


def run_in_event(step: Callable[[], object]) -> None:
    """Take a step inside an event handler; what it raises is told as whatever nobody caught.

    The handler itself must not raise: Qt would call others before Python sees the error, and may crash in them.
    """
    try:
        step()
    except Exception as error:  # noqa: BLE001 - handed on
        sys.excepthook(type(error), error, error.__traceback__)


def each(error: Exception) -> Iterator[Exception]:
    """The errors of a group, and of the groups in it; an error that is none, itself."""
    if isinstance(error, ExceptionGroup):
        for inner in error.exceptions:
            yield from each(inner)
    else:
        yield error


def trouble_of(errors: Sequence[Exception]) -> Trouble:
    """What these errors mean to whoever typed."""
    unsaved = [error for error in errors if isinstance(error, Unsaved)]
    return Trouble(
        kept=tuple(dict.fromkeys(error.field for error in unsaved if error.kept)),
        lost=tuple(dict.fromkeys(error.field for error in unsaved if not error.kept)),
        full=any(isinstance(error.cause if isinstance(error, Unsaved) else error, DiskFull) for error in errors),
        other=len(unsaved) < len(errors),
    )


def sentence(trouble: Trouble) -> str:
    """For the gate: what could not be saved, what is safe, what to do; "" where there is no trouble."""
    told: list[str] = []
    if trouble.lost:
        told.append(tr("Tulisan terakhir di {fields} tidak dapat disimpan.").format(fields=_names(trouble.lost)))
    if trouble.kept:
        words = (
            tr("Tulisan lain disimpan sebagai konsep dan tampil lagi di tempatnya.")
            if trouble.lost
            else tr("Tulisan terakhir di {fields} disimpan sebagai konsep dan tampil lagi di tempatnya.")
        )
        told.append(words.format(fields=_names(trouble.kept)))
    if trouble.other and not told:
        told.append(tr("Tidak semuanya dapat disimpan saat buku kasus ditutup."))
    if not told:
        return ""
    told.append(tr("Yang sudah tersimpan aman."))
    told.append(
        tr("Ruang disk penuh: kosongkan sebagian dahulu.")
        if trouble.full
        else tr("Periksa isian terakhir sesudah buku dibuka.")
    )
    return " ".join(told)


def _names(fields: Sequence[str]) -> str:
    named = ", ".join(tr("“{name}”").format(name=_short(field)) for field in fields[:NAMED])
    more = len(fields) - NAMED
    return named if more <= 0 else tr("{fields}, dan {number} isian lain").format(fields=named, number=more)


def _short(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + "…"
