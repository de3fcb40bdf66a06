"""4.2 and 4.5, results of instruments: the first ones, and what they had become, side by side with the change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.casework.measured import (
    changes,
    difference,
    grouped,
    is_later,
    title,
    total_words,
)
from caseworker_app.documents.blocks import Block, Column, Row, Table
from caseworker_app.documents.case_report.composing import notes
from caseworker_app.documents.case_report.figures import score_figures
from caseworker_app.documents.case_report.photos import photos_of
from caseworker_app.documents.sentences import referring
from caseworker_app.documents.telling import Teller, find_rows
from caseworker_app.documents.wording import sentence_list
from caseworker_app.forms.catalogue import page
from caseworker_app.model.indonesian import number
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.casework.measured import Own
    from caseworker_app.model.tools import Measurement

_TOLD_AT_MOST = 2
"""So many changes are told in the sentence above their table; more of them are read in it."""


def first_measurements(teller: Teller) -> list[Block]:
    """Every result of the assessment with all that is known of it."""
    first = [one for one in teller.file.case.measurements if not is_later(one)]
    rows = find_rows(page("instruments"), "measurements")
    table = teller.table(first, rows, caption=tr("Hasil Alat Ukur pada Asesmen"), key="measurements")
    return [*table, *photos_of(teller, *first)]


def scores(teller: Teller) -> list[Block]:
    """Before and after of each instrument, with the change; nothing where nothing was measured again."""
    measured, own = teller.file.case.measurements, teller.file.instruments
    rows: list[Row] = []
    for same in grouped(measured, own):
        first = next((one for one in same if not is_later(one)), None)
        for one in same:
            if is_later(one):
                before = (total_words(first, own) if first else "") or "–"
                rows += [(title(same[0]), before, total_words(one, own) or "–", _change(first, one, own))]
                rows += _details(teller, one)
    if not rows:
        return []
    columns = (
        Column(tr("Alat ukur"), 1.8),
        Column(tr("Sebelum"), 1.2),
        Column(tr("Sesudah"), 1.2),
        Column(tr("Perubahan"), 0.9, "centre"),
    )
    told = changes(measured, own)
    many = tr("Skor setiap alat ukur sebelum dan sesudah intervensi disandingkan")
    return [
        referring(sentence_list(told) if 0 < len(told) <= _TOLD_AT_MOST else many, "scores"),
        Table("scores", tr("Skor Sebelum dan Sesudah Intervensi"), columns, tuple(rows)),
        *_drawn(teller),
        *photos_of(teller, *(one for one in teller.file.case.measurements if is_later(one))),
    ]


def _drawn(teller: Teller) -> list[Block]:
    figures = score_figures(teller, "scores-chart")
    return [referring(tr("Selisihnya tampak jelas pada grafik batang"), figures[0].key), *figures] if figures else []


def _details(teller: Teller, one: Measurement) -> list[Row]:
    """What else is known of a result, in a row below it."""
    rows = find_rows(page("instruments"), "measurements")
    told = {"instrument", "variant", "score", "category"}
    if one.moment == "sesudah":
        told.add("moment")
    return [*notes(teller, one, [item for item in (*rows.columns, *rows.details) if item.key not in told])]


def _change(first: Measurement | None, last: Measurement, own: Own) -> str:
    change = difference(first, last, own) if first is not None else None
    if change is None:
        return "–"
    return f"{'+' if change > 0 else ''}{number(change)}".replace("-", "−")
