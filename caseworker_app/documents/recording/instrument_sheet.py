"""Lembar jawaban: the items of an instrument with a large box for every answer, to be crossed by a pen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.casework.measured import instrument_of
from caseworker_app.casework.scoring import read_answers
from caseworker_app.documents.blocks import (
    Block,
    Column,
    Content,
    Facts,
    Heading,
    PageBreak,
    Paragraph,
    Space,
    Table,
    Tick,
)
from caseworker_app.documents.elements.form import Form, fact
from caseworker_app.documents.elements.signatures import signed
from caseworker_app.documents.wish import wanted
from caseworker_app.documents.wording import date_in_words
from caseworker_app.forms import instruments
from caseworker_app.model.tools import Measurement
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.documents.blocks import Document
    from caseworker_app.documents.wish import Wish
    from caseworker_app.forms.instruments import Instrument

_ROW = 1.0  # cm: a box is easily hit by an unsteady hand
_ITEM = 5.0  # of the width, where an answer takes 1
_NARROW = 0.55  # an answer of one figure


def instrument_sheet(file: CaseFile, wish: Wish) -> Document:
    """The sheet of the result with the id ``item``, else of every result with items; without any, the usual ones."""
    form = Form("instrument-sheet", file, wish)
    sheets = _sheets(form) or [(instrument, Measurement()) for instrument in _usual()]
    blocks: list[Block] = []
    for at, (instrument, result) in enumerate(sheets):
        blocks += [*([PageBreak()] if at else []), *_sheet(form, instrument, result)]
    return form.finished(form.title(), *blocks, signed(form, None))


def _sheets(form: Form) -> list[tuple[Instrument, Measurement]]:
    results = form.case.measurements if form.item is None else [wanted(form.case.measurements, form.item)]
    known = [(instrument_of(one, form.file.instruments), one) for one in results]
    return [(instrument, one) for instrument, one in known if instrument and instrument.answerable]


def _usual() -> list[Instrument]:
    """The instruments with words that a client fills in."""
    return [one for one in instruments.shipped() if one.answerable and one.items and not (one.group or one.rated_by)]


def _sheet(form: Form, instrument: Instrument, result: Measurement) -> list[Block]:
    answers = read_answers(result.answers)
    window = tr("Waktu yang ditanyakan: {window}.").format(window=instrument.window) if instrument.window else ""
    columns = (
        Column(tr("No."), 0.5, "centre"),
        Column(tr("Butir"), _ITEM),
        *(Column(option.label or str(option.value), _width(instrument), "centre") for option in instrument.options),
    )
    rows = tuple(
        (
            str(item),
            (Paragraph(instrument.item_text(item), "plain"), *([] if instrument.items else [Space(_ROW)])),
            *(_box(answers.get(item) == option.value) for option in instrument.options),
        )
        for item in range(1, instrument.count + 1)
    )
    return [
        Heading(2, instrument.name, numbered=False),
        Facts(
            (
                fact(tr("Klien"), form.client),
                fact(tr("Tanggal"), date_in_words(result.date)),
                fact(tr("Saat diukur"), result.moment or ""),
                fact(tr("Diisi oleh"), result.rated_by or ""),
            )
        ),
        Paragraph(" ".join(filter(None, (form.say("how"), window))), "plain"),
        Table(f"answers-{result.id}", "", columns, rows, numbered=False),
        Space(0.3),
        Paragraph(form.say("caution"), "plain"),
        *_source(instrument),
    ]


def _box(crossed: bool) -> Content:  # noqa: FBT001 - read in one place beside its meaning
    return (Paragraph((Tick(crossed),), "plain"), Space(_ROW / 2))


def _width(instrument: Instrument) -> float:
    return 1.0 if any(option.label for option in instrument.options) else _NARROW


def _source(instrument: Instrument) -> list[Block]:
    """Whose instrument it is, as its licence asks for."""
    licence = instruments.LICENCES[instrument.licence["status"]]
    translation = instruments.TRANSLATIONS[instrument.translation["status"]]
    words = tr("{citation}; versi {variant}. Izin: {licence}. Naskah: {translation}.")
    told = words.format(
        citation=instrument.citation or instrument.name,
        variant=instrument.variant or "–",
        licence=licence,
        translation=translation,
    )
    return [Paragraph(told, "plain")]
