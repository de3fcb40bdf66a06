"""The agenda on paper: for the worker with what and where, for a notice board with hour, initials and kind only."""

from __future__ import annotations

from datetime import date

import pytest

from caseworker_app.casework.agenda import Agenda, AgendaSheet, Entry
from caseworker_app.documents.catalogue import KINDS
from caseworker_app.documents.wish import Wish
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.practice import Agency, Practitioner
from caseworker_app.model.time_span import TimeSpan
from tests.documents.case_report.texts import text_of

MONDAY, SUNDAY = date(2026, 11, 30), date(2026, 12, 6)


def entry(what: str, day: str, **values: object) -> Entry:
    given = {"kind": "task", "case_id": "c", "called": "MS", "number": "2026-001", **values}
    return Entry(id=what, entity="Task", field="date", date=PartialDate.parse(day), what=what, **given)  # type: ignore[arg-type] # the fields of an entry


def sheet() -> AgendaSheet:
    visit = entry(
        "melihat rumah",
        "2026-12-02",
        kind="home_visit",
        time=TimeSpan.parse("9-10"),
        place="Jl. Contoh",
        with_whom="kader",
        known_to="Bu Rini",
        back=TimeSpan.parse("12"),
    )
    promise = entry("menelepon sekolah", "2026-12-02", kind="promise", ends=True, done=False)
    agenda = Agenda(
        MONDAY,
        SUNDAY,
        MONDAY,
        entries=(visit, promise),
        around=(entry("persiapan", "Desember 2026"),),
        overdue=(entry("yang lewat", "2026-11-01"),),
        undated=(entry("kapan-kapan", "sesudah lebaran"),),
    )
    agency = Agency(name="Sentra Contoh", time_zone="WIT")
    return AgendaSheet(agenda, agency, Practitioner(name="Rina Contoh"))


def told(key: str, wish: Wish = Wish()) -> str:  # noqa: B008 - a frozen value
    return text_of(KINDS[key].make(sheet(), wish))


def test_the_workers_sheet_tells_everything_and_what_waits() -> None:
    text = told("agenda")
    for words in (
        *("30 November–6 Desember 2026", "Rabu, 2 Desember 2026", "09.00–10.00", "Melihat rumah", "Jl. Contoh, kader"),
        *("Diketahui oleh Bu Rini", "Perkiraan kembali 12.00", "Menelepon sekolah", "Waktu dalam WIT", "Rina Contoh"),
        *("Persiapan", "Yang lewat", "Kapan-kapan", "Lewat dan belum selesai", "2026-001"),
    ):
        assert words in text


def test_the_notice_board_says_hour_initials_and_kind_only() -> None:
    text = told("agenda-board")
    for words in ("Rabu, 2 Desember 2026", "09.00–10.00", "MS", "Kunjungan rumah"):
        assert words in text
    for words in ("rumah klien", "Melihat", "Jl. Contoh", "Bu Rini", "sekolah", "lewat", "2026-001"):
        assert words not in text.replace("Kunjungan rumah", "")


@pytest.mark.parametrize("key", ["agenda", "agenda-board"])
def test_no_wish_puts_names_into_it(key: str) -> None:
    assert not KINDS[key].bears_names(Wish(names=True))


@pytest.mark.parametrize("key", ["agenda", "agenda-board"])
def test_a_blank_one_has_room_and_no_content(key: str) -> None:
    text = told(key, Wish(blank=True))
    assert "MS" not in text
    assert "2026" not in text


def test_a_week_without_anything_says_so() -> None:
    empty = AgendaSheet(Agenda(MONDAY, SUNDAY, MONDAY))
    assert "Tidak ada yang tercatat" in text_of(KINDS["agenda"].make(empty, Wish()))
