"""The blank sheet of every instrument: on a single page, with a box for each answer."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest

from caseworker_app.casework.case_file import CaseFile
from caseworker_app.casework.document_template import Signatory, shipped
from caseworker_app.casework.kin import Kin
from caseworker_app.documents.pdf.writer import write_pdf
from caseworker_app.documents.recording.instrument_sheet import instrument_sheet
from caseworker_app.documents.wish import Wish
from caseworker_app.errors import NotFound
from caseworker_app.forms import instruments
from caseworker_app.forms.instruments import Instrument
from caseworker_app.model.case import Case
from caseworker_app.model.practice import Agency
from tests.documents.case_report.texts import text_of

ANSWERABLE = [one for one in instruments.shipped() if one.answerable]
OFFICE = Agency(name="Sentra Terpadu Contoh", kind="Sentra Terpadu", city="Bogor", address="Jalan Contoh Raya Nomor 7")


@pytest.mark.parametrize("instrument", ANSWERABLE, ids=lambda one: one.name)
def test_a_blank_sheet_holds_every_item_on_one_page(
    instrument: Instrument, read_pdf: Callable[[bytes], list[str]]
) -> None:
    file = CaseFile(Case(agency=OFFICE), Kin())
    pages = read_pdf(write_pdf(instrument_sheet(file, Wish(blank=True, item=instrument.name))))
    assert len(pages) == 1
    words = " ".join(pages[0].split())
    for item in range(1, instrument.count + 1):
        assert " ".join(instrument.item_text(item).split()) in words
    assert "bukan diagnosis" in words


def test_an_own_instrument_is_printed_blank_by_its_name() -> None:
    items, options = "Saya merasa sendiri\nSaya punya teman", "1: tidak\n4: ya"
    own = instruments.from_words({"title": "Skala Kesepian Kampus", "range": "2-8", "items": items, "options": options})
    file = CaseFile(Case(), Kin(), instruments=(own,))
    assert "Saya merasa sendiri" in text_of(instrument_sheet(file, Wish(blank=True, item="skala kesepian kampus")))
    assert "Saya merasa sendiri" in text_of(instrument_sheet(file, Wish(blank=True)))


def test_a_name_that_no_instrument_has_is_told() -> None:
    with pytest.raises(NotFound, match="Tidak ada alat ukur “Skala Entah”"):
        instrument_sheet(CaseFile(Case(), Kin()), Wish(blank=True, item="Skala Entah"))


def test_nobody_signs_a_sheet_unless_the_office_wants_it() -> None:
    own = dataclasses.replace(shipped("instrument-sheet"), signers=(Signatory("petugas"),))
    file = CaseFile(Case(), Kin())
    wish = Wish(blank=True, item="PHQ-9")
    assert "NIP" not in text_of(instrument_sheet(file, wish))
    assert "NIP" in text_of(instrument_sheet(dataclasses.replace(file, templates={"instrument-sheet": own}), wish))
