"""Whether a meeting took place: one of which nothing is said did, and a home visit that says why it failed did not."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, TypeVar

from caseworker_app.model.choices import MeetingOutcome
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Iterable

Meeting = TypeVar("Meeting")
UNSAID = mark("tidak terlaksana")
"""Of a visit that says why it failed, and not how."""
_COUNTED = {
    MeetingOutcome.POSTPONED.value: mark("{count} ditunda"),
    MeetingOutcome.ABSENT.value: mark("{count} klien tidak hadir"),
    MeetingOutcome.CANCELLED.value: mark("{count} batal"),
    UNSAID: mark("{count} tidak terlaksana"),
}
"""What is counted of meetings that did not take place, in the order in which it is told."""


def took_place(record: Any) -> bool:
    """Whether a record is no meeting that was put off, missed or called off."""
    return not failed_as(record)


def held(meetings: Iterable[Meeting]) -> list[Meeting]:
    """Those that took place."""
    return [meeting for meeting in meetings if took_place(meeting)]


def not_held(meetings: Iterable[Meeting]) -> list[Meeting]:
    """Those that did not."""
    return [meeting for meeting in meetings if not took_place(meeting)]


def failed_as(record: Any) -> str:
    """«ditunda», «tidak hadir», «batal», «tidak terlaksana»; "" of a meeting that took place, and of anything else."""
    outcome = getattr(record, "outcome", None)
    if isinstance(outcome, MeetingOutcome):
        return "" if outcome is MeetingOutcome.HELD else str(outcome.value)
    return UNSAID if getattr(record, "failed_because", None) else ""


def reason(record: Any) -> str:
    """Why a meeting did not take place, as it was written."""
    return getattr(record, "outcome_reason", None) or getattr(record, "failed_because", None) or ""


def in_words(record: Any) -> str:
    """«ditunda: klien sakit»; "" of a meeting that took place."""
    failed = failed_as(record)
    return ": ".join(filter(None, (failed, reason(record)))) if failed else ""


def tallied(meetings: Iterable[Any], what: str = "") -> str:
    """«12 pertemuan terlaksana, 2 ditunda, 1 klien tidak hadir»; what: the word for such a meeting, «pertemuan»."""
    counts = Counter(failed_as(meeting) for meeting in meetings)
    first = tr("{count} {what} terlaksana").format(count=counts[""], what=what or tr("pertemuan"))
    return ", ".join([first, *(tr(text).format(count=counts[key]) for key, text in _COUNTED.items() if counts[key])])
