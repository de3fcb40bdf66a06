"""Take over from a package what was decided of each difference."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from caseworker_app.exchange.package_differences import Answer, Difference
from caseworker_app.exchange.package_shape import columns
from caseworker_app.model.base import MemoText, Record
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def decide(
    differences: Iterable[Difference], answers: Mapping[int, Answer] | Answer
) -> list[tuple[Difference, Answer]]:
    """Each difference with what becomes of it: one answer for all, or answers by the place in the list."""
    if isinstance(answers, Answer):
        return [(difference, difference.answer_of_all(answers)) for difference in differences]
    return [(difference, answers.get(at, Answer.KEEP)) for at, difference in enumerate(differences)]


def apply(difference: Difference, answer: Answer, origin: str) -> list[Record]:
    """Change the notebook's record as decided; gives records that are to be added beside it.

    origin: where a text comes from, for the line above it («paket “ani.json”, 30/11/2026»).
    """
    if answer is Answer.KEEP:
        return []
    if isinstance(difference.value, Record):
        if difference.record is None:
            return [difference.value]
        current = getattr(difference.record, difference.key)
        if isinstance(current, list):
            current.append(difference.value)
        else:
            setattr(difference.record, difference.key, difference.value)
    elif difference.gone is not None:
        if difference.record is not None:
            getattr(difference.record, difference.key).remove(difference.gone)
    elif difference.record is not None:
        value = _joined(difference, difference.record, origin) if answer is Answer.BOTH else difference.value
        setattr(difference.record, difference.key, value)
    return []


def _joined(difference: Difference, record: Record, origin: str) -> Any:
    here = getattr(record, difference.key)
    if isinstance(difference.value, list):
        return [*here, *(word for word in difference.value if word not in here)]
    if isinstance(dict(columns(type(record)))[difference.key], MemoText):
        return f"{here}\n\n[{tr('Dari {origin}').format(origin=origin)}:]\n{difference.value}"
    return f"{here} / {difference.value} ({tr('dari {origin}').format(origin=origin)})"
