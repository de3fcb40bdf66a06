"""Rows that carry on what the plan names: without words of their own they are called as the plan says now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from caseworker_app.model.evaluation import AttainmentScale, EvaluationRow, GoalResult, SmartReview
from caseworker_app.model.intervention import Session
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import InstrumentedAttribute

_LINKS: Mapping[InstrumentedAttribute[Any], tuple[str, ...]] = {
    GoalResult.goal_text: ("indicator", "goal"),
    SmartReview.subject: ("goal",),
    AttainmentScale.title: ("goal",),
    EvaluationRow.activity_name: ("activity",),
    Session.activity_name: ("activity",),
}
"""The column in which such a row is named, and the links to what the plan names, the nearest first."""
_COLUMNS = {str(column): links for column, links in _LINKS.items()}
_CLASSES = {column.class_: links for column, links in _LINKS.items()}


def planned_words(record: Any, column: object = None) -> str:
    """What the plan calls a row: «Lebih sabar», «Indikator: menjawab dengan tenang»; "" of one that it does not name.

    column: the words are wanted for this column; None where they are wanted for the row as a whole.
    """
    links = _CLASSES.get(type(record), ()) if column is None else _COLUMNS.get(str(column), ())
    for link in links:
        planned = getattr(record, link, None)
        words = (getattr(planned, "text", None) or getattr(planned, "name", None) or "").strip()
        if words:
            return tr("Indikator: {words}").format(words=words) if link == "indicator" else words
    return ""
