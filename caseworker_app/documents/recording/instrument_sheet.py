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
    Run,
    Space,
    Table,
    Tick,
)
from caseworker_app.documents.elements.form import Form, fact
from caseworker_app.documents.elements.signatures import signed
from caseworker_app.documents.wish import wanted
from caseworker_app.documents.wording import date_in_words
from caseworker_app.errors import NotFound
from caseworker_app.forms import instruments
from caseworker_app.forms.catalogue import label_of
from caseworker_app.limits import brief
from caseworker_app.model.tools import Measurement
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.documents.blocks import Document, Inline
    from caseworker_app.documents.wish import Wish
    from caseworker_app.forms.instruments import Instrument, Option

_ROWS = ((8, 0.55), (15, 0.25), (1000, 0.12))
"""Up to so many items so many cm stand below the number in a box: wide for an unsteady hand, on a single page."""
_ITEM = 5.0  # of the width, where an answer takes 1
_NARROW = 0.55  # an answer of one figure


def instrument_sheet(file: CaseFile, wish: Wish) -> Document:
    """The sheet of the result with the id ``item``, else of every result with items; without any, the usual ones.

    A blank one is that of the instrument whose name ``item`` is. Raises NotFound where there is none.
    """
    form = Form("instrument-sheet", file, wish)
    sheets = _sheets(form) or [(instrument, Measurement()) for instrument in _blanks(form)]
    blocks: list[Block] = []
    for at, (instrument, result) in enumerate(sheets):
        blocks += [*([PageBreak()] if at else []), *_sheet(form, instrument, result)]
    return form.finished(form.title(), *blocks, *([signed(form)] if form.texts.signers else []))


def _sheets(form: Form) -> list[tuple[Instrument, Measurement]]:
    results = form.case.measurements if form.item is None else [wanted(form.case.measurements, form.item)]
    known = [(instrument_of(one, form.file.instruments), one) for one in results]
    return [(instrument, one) for instrument, one in known if instrument and instrument.answerable]


def _blanks(form: Form) -> list[Instrument]:
    """The instrument that is asked for by its name, else those with words that a client fills in."""
    own = form.file.instruments
    if form.blank and form.wish.item:
        named = instruments.find(form.wish.item, own)
        if named is None or not named.answerable:
            words = tr("Tidak ada alat ukur “{name}” yang butirnya dapat dijawab di sini.")
            raise NotFound(words.format(name=brief(form.wish.item, 40)))
        return [named]
    known = [*own, *instruments.shipped()]
    return [one for one in known if one.answerable and one.items and not (one.group or one.rated_by)]


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
            Paragraph(instrument.item_text(item), "plain"),
            *(_box(option, instrument, crossed=answers.get(item) == option.value) for option in instrument.options),
        )
        for item in range(1, instrument.count + 1)
    )
    return [
        Heading(2, instrument.name, numbered=False),
        Facts(
            (
                fact(tr("Klien"), form.client),
                fact(tr(label_of(Measurement.date)), date_in_words(result.date)),
                fact(tr("Diisi oleh"), result.rated_by or ""),
            )
        ),
        Paragraph(" ".join(filter(None, (form.say("how"), window))), "plain"),
        Table(f"answers-{result.id}", "", columns, rows, numbered=False),
        Space(0.2),
        Paragraph(f"{form.say('caution')} {_source(instrument)}", "small"),
    ]


def _box(option: Option, instrument: Instrument, *, crossed: bool) -> Content:
    """A cell of the table is the box; its number is the key by which the answer is typed in afterwards."""
    mark: tuple[Inline, ...] = (
        (Tick(checked=True), Run(f"\u00a0{option.value}")) if crossed else (Run(str(option.value)),)
    )
    return (Paragraph(mark, "plain"), Space(next(room for most, room in _ROWS if instrument.count <= most)))


def _width(instrument: Instrument) -> float:
    return 1.0 if any(option.label for option in instrument.options) else _NARROW


def _source(instrument: Instrument) -> str:
    """Whose instrument it is, as its licence asks for."""
    licence = instruments.LICENCES[instrument.licence["status"]]
    translation = instruments.TRANSLATIONS[instrument.translation["status"]]
    words = tr("{citation}; versi {variant}. Izin: {licence}. Naskah: {translation}.")
    return words.format(
        citation=instrument.citation or instrument.name,
        variant=instrument.variant or "–",
        licence=licence,
        translation=translation,
    )
