"""Reflections and ethical dilemmas as a worker brings them to supervision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.documents.blocks import Block, Heading
from caseworker_app.documents.telling import find_rows
from caseworker_app.documents.wording import capital, date_in_words
from caseworker_app.forms.catalogue import page
from caseworker_app.model.notes import Reflection
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.documents.telling import Teller

_IN_HEADING = frozenset({"date"})


def reflections(teller: Teller) -> list[Block]:
    """Every reflection with all that is written of it, under its day; nothing where there is none."""
    rows = find_rows(page("reflections"), "reflections")
    described = {item.key: item for item in (*rows.columns, *rows.details)}
    as_it_went = [attribute.key for attribute in Reflection.__mapper__.column_attrs]
    fields = [described[key] for key in as_it_went if key in described and key not in _IN_HEADING]
    blocks: list[Block] = []
    for at, reflection in enumerate(teller.file.case.reflections, 1):
        day = teller.typed(reflection, "date") or date_in_words(reflection.date) or tr("tanggal tidak tercatat")
        blocks.append(Heading(3, tr("{at}) {day}").format(at=at, day=capital(day)), numbered=False))
        blocks += teller.told((reflection, field) for field in fields)
    return [Heading(2, tr(rows.label), numbered=False, key="reflections"), *blocks] if blocks else []
