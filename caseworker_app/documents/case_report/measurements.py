"""4.2 and 4.5, results of instruments: the first ones, and what they had become, side by side with the change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.documents.blocks import Block, Column, Row, Table
from caseworker_app.documents.case_report.composing import notes
from caseworker_app.documents.case_report.figures import score_figures
from caseworker_app.documents.case_report.parts import by_words
from caseworker_app.documents.case_report.photos import photos_of
from caseworker_app.documents.sentences import referring
from caseworker_app.documents.telling import Teller, find_rows
from caseworker_app.documents.wording import sentence_list
from caseworker_app.forms.catalogue import page
from caseworker_app.model.indonesian import number
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseworker_app.model.tools import Measurement

LATER = ("selama", "sesudah", "tindak lanjut", "setelah", "akhir", "ulang")
_TOLD_AT_MOST = 2
"""So many changes are told in the sentence above their table; more of them are read in it."""


def first_measurements(teller: Teller) -> list[Block]:
    """Every result of the assessment with all that is known of it."""
    first = [one for one in teller.file.case.measurements if not _later(one)]
    rows = find_rows(page("instruments"), "measurements")
    table = teller.table(first, rows, caption=tr("Hasil Alat Ukur pada Asesmen"), key="measurements")
    return [*table, *photos_of(teller, *first)]


def scores(teller: Teller) -> list[Block]:
    """Before and after of each instrument, with the change; nothing where nothing was measured again."""
    measured = teller.file.case.measurements
    rows: list[Row] = []
    for name, same in by_words(measured, _instrument).items():
        first = next((one for one in same if not _later(one)), None)
        for one in same:
            if _later(one):
                rows += [(name, _result(first) if first else "–", _result(one), _change(first, one))]
                rows += _details(teller, one)
    if not rows:
        return []
    columns = (
        Column(tr("Alat ukur"), 1.8),
        Column(tr("Sebelum"), 1.2),
        Column(tr("Sesudah"), 1.2),
        Column(tr("Perubahan"), 0.9, "centre"),
    )
    told = changes(measured)
    many = tr("Skor setiap alat ukur sebelum dan sesudah intervensi disandingkan")
    return [
        referring(sentence_list(told) if 0 < len(told) <= _TOLD_AT_MOST else many, "scores"),
        Table("scores", tr("Skor Sebelum dan Sesudah Intervensi"), columns, tuple(rows)),
        *_drawn(teller),
        *photos_of(teller, *(one for one in teller.file.case.measurements if _later(one))),
    ]


def _drawn(teller: Teller) -> list[Block]:
    figures = score_figures(teller, "scores-chart")
    return [referring(tr("Selisihnya tampak jelas pada grafik batang"), figures[0].key), *figures] if figures else []


def changes(measurements: Sequence[Measurement]) -> list[str]:
    """«hasil skala kesepian berubah dari 92 (tinggi) menjadi 33 (mendekati rendah)», one for each instrument."""
    told = []
    for name, same in by_words(measurements, _instrument).items():
        later = [one for one in same if _later(one)]
        first = next((one for one in same if not _later(one)), None)
        if first and later and "–" not in {_result(first), _result(later[-1])}:
            text = tr("hasil {name} berubah dari {before} menjadi {after}")
            told.append(text.format(name=name, before=_result(first), after=_result(later[-1])))
    return told


def _instrument(one: Measurement) -> str:
    return f"{one.instrument or '–'} ({one.variant})" if one.variant else one.instrument or "–"


def _later(one: Measurement) -> bool:
    return (one.moment or "").casefold().startswith(LATER)


def _result(one: Measurement) -> str:
    score = number(one.score) if one.score is not None else ""
    return f"{score} ({one.category})" if score and one.category else score or one.category or "–"


def _details(teller: Teller, one: Measurement) -> list[Row]:
    """What else is known of a result, in a row below it."""
    rows = find_rows(page("instruments"), "measurements")
    told = {"instrument", "variant", "score", "category"}
    if one.moment == "sesudah":
        told.add("moment")
    return [*notes(teller, one, [item for item in (*rows.columns, *rows.details) if item.key not in told])]


def _change(first: Measurement | None, last: Measurement) -> str:
    if first is None or first.score is None or last.score is None:
        return "–"
    change = last.score - first.score
    return f"{'+' if change > 0 else ''}{number(change)}".replace("-", "−")
