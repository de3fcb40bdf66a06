"""Take over from a package what was decided of each difference."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from caseworker_app.exchange.package_differences import Answer, Difference
from caseworker_app.exchange.package_shape import columns
from caseworker_app.model.base import MemoText, Record
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def decide(found: Iterable[Difference], answers: Mapping[int, Answer] | Answer) -> list[tuple[Difference, Answer]]:
    """Each difference with what becomes of it: one answer for all, or answers by the place in the list."""
    if isinstance(answers, Answer):
        return [(one, one.answer_of_all(answers)) for one in found]
    return [(one, answers.get(at, Answer.KEEP)) for at, one in enumerate(found)]


def apply(one: Difference, answer: Answer, origin: str) -> list[Record]:
    """Change the notebook's record as decided; gives records that are to be added beside it.

    origin: where a text comes from, for the line above it («paket “ani.json”, 30/11/2026»).
    """
    if answer is Answer.KEEP:
        return []
    if isinstance(one.value, Record):
        if one.record is None:
            return [one.value]
        current = getattr(one.record, one.key)
        if isinstance(current, list):
            current.append(one.value)
        else:
            setattr(one.record, one.key, one.value)
    elif one.gone is not None:
        if one.record is not None:
            getattr(one.record, one.key).remove(one.gone)
    elif one.record is not None:
        value = _joined(one, one.record, origin) if answer is Answer.BOTH else one.value
        setattr(one.record, one.key, value)
    return []


def _joined(one: Difference, record: Record, origin: str) -> Any:
    here = getattr(record, one.key)
    if isinstance(one.value, list):
        return [*here, *(word for word in one.value if word not in here)]
    if isinstance(dict(columns(type(record)))[one.key], MemoText):
        return f"{here}\n\n[{tr('Dari {origin}').format(origin=origin)}:]\n{one.value}"
    return f"{here} / {one.value} ({tr('dari {origin}').format(origin=origin)})"
