"""4.2 and 4.5, results of instruments: the first ones, and what they had become, side by side with the change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.documents.blocks import Block, Column, Content, Paragraph, Table
from caseworker_app.documents.case_report.figures import score_figures
from caseworker_app.documents.case_report.parts import by_words
from caseworker_app.documents.case_report.photos import photos_of
from caseworker_app.documents.telling import Teller, find_rows, pointing
from caseworker_app.forms.catalogue import page
from caseworker_app.forms.description import Field
from caseworker_app.model.indonesian import number
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseworker_app.model.tools import Measurement

LATER = ("selama", "sesudah", "tindak lanjut", "setelah", "akhir", "ulang")


def first_measurements(teller: Teller) -> list[Block]:
    """Every result of the assessment with all that is known of it."""
    found = [one for one in teller.file.case.measurements if not _later(one)]
    table = teller.table(
        found,
        find_rows(page("instruments"), "measurements"),
        caption=tr("Hasil Alat Ukur pada Asesmen"),
        key="measurements",
        sentence=tr("Hasil alat ukur pada asesmen dapat dilihat pada"),
    )
    return [*table, *_pictures(teller, found)]


def _pictures(teller: Teller, found: Sequence[Measurement]) -> list[Block]:
    """What was attached to the results: the screen of the website that gave one."""
    return [block for one in found for block in photos_of(teller, one)]


def scores(teller: Teller) -> list[Block]:
    """Before and after of each instrument, with the change; nothing where nothing was measured again."""
    case = teller.file.case
    rows: list[tuple[Content, ...]] = []
    for name, same in by_words(case.measurements, _instrument).items():
        later = [one for one in same if _later(one)]
        first = next((one for one in same if not _later(one)), None)
        for one in later:
            result = (Paragraph(_result(one), "plain"), *_details(teller, one))
            rows.append((name, _result(first) if first else "–", result, _change(first, one)))
    if not rows:
        return []
    columns = (
        Column(tr("Alat ukur"), 1.8),
        Column(tr("Sebelum"), 1),
        Column(tr("Sesudah"), 1.6),
        Column(tr("Perubahan"), 0.9, "centre"),
    )
    return [
        pointing(tr("Skor sebelum dan sesudah intervensi dapat dilihat pada"), "scores"),
        Table("scores", tr("Skor Sebelum dan Sesudah Intervensi"), columns, tuple(rows)),
        *_drawn(teller),
        *_pictures(teller, [one for one in case.measurements if _later(one)]),
    ]


def _drawn(teller: Teller) -> list[Block]:
    figures = score_figures(teller, "scores-chart")
    return [pointing(tr("Perubahan skor digambarkan pada"), figures[0].key), *figures] if figures else []


def changes(measurements: Sequence[Measurement]) -> list[str]:
    """«skor skala kesepian berubah dari 92 (tinggi) menjadi 33 (mendekati rendah)», one for each instrument."""
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


def _details(teller: Teller, one: Measurement) -> list[Block]:
    rows = find_rows(page("instruments"), "measurements")
    told = {"instrument", "variant", "score", "category"}
    if one.moment == "sesudah":
        told.add("moment")
    fields = (item for item in (*rows.columns, *rows.details) if isinstance(item, Field) and item.key not in told)
    return [block for field in fields for block in teller.folded(one, field)]


def _change(first: Measurement | None, last: Measurement) -> str:
    if first is None or first.score is None or last.score is None:
        return "–"
    change = last.score - first.score
    return f"{'+' if change > 0 else ''}{number(change)}".replace("-", "−")
