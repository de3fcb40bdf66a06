"""Where alerts and incidents stand on paper, and where they must not."""

from __future__ import annotations

import pytest

from caseworker_app.documents.catalogue import DOCUMENTS, KINDS
from caseworker_app.documents.lacks import lacks
from caseworker_app.documents.numbering import numbered
from caseworker_app.documents.wish import Wish
from caseworker_app.model.choices import ConcernState
from caseworker_app.model.notes import KeyEvent, Restriction
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.protection import Alert, CareArrangement, Incident
from caseworker_app.model.termination import Referral
from tests.documents.case_files import case_file
from tests.documents.case_report.texts import text_of
from tests.documents.makers import case_report

TELLS_INCIDENTS = {"case-report", "case-file", "practicum-report"}
"""Papers that tell an incident with its story."""
STORY = "dipukul dengan gagang sapu"


@pytest.fixture
def incident() -> Incident:
    day = PartialDate.parse("14 September 2024")
    return Incident(kind="kekerasan fisik", what=STORY, date=day, state=ConcernState.OPEN)


def paper(key: str, file: object, **wish: object) -> str:
    return text_of(KINDS[key].make(file, Wish(names=True, **wish)))  # type: ignore[arg-type] # as the wish has them


@pytest.mark.parametrize("key", sorted(set(DOCUMENTS) - TELLS_INCIDENTS))
def test_the_story_of_an_incident_is_in_no_letter_or_sheet(key: str, incident: Incident) -> None:
    file = case_file("s-lansia")
    file.case.incidents = [incident]
    assert STORY not in paper(key, file)


def test_the_report_tells_an_incident_unless_it_is_private_or_withheld(incident: Incident) -> None:
    file = case_file("s-lansia")
    file.case.incidents = [incident]
    assert STORY in text_of(case_report(file))
    incident.private = True
    assert STORY not in text_of(case_report(file))
    incident.private = False
    file.case.restrictions = [Restriction(entity="Incident", entity_id=incident.id, what="pemukulan")]
    assert STORY not in text_of(case_report(file))


def test_the_report_counts_the_days_of_a_shelter() -> None:
    file = case_file("s-lansia")
    first, last = PartialDate.parse("12/8/2024"), PartialDate.parse("20/8/2024")
    file.case.care_arrangements = [
        CareArrangement(kind="penampungan sementara", place="Rumah Aman Contoh", since=first, until=last),
        CareArrangement(kind="Penampungan sementara", length="dua minggu"),
    ]
    text = text_of(case_report(file))
    assert "ditampung sementara di Rumah Aman Contoh (9 hari)" in text
    assert "ditampung sementara (dua minggu)" in text


def test_an_incident_comes_into_the_line_of_time_only_by_its_mark(incident: Incident) -> None:
    file = case_file("s-lansia")
    file.case.incidents = [incident]
    file.case.key_events = [KeyEvent(entity="Incident", entity_id=incident.id, field="date")]
    assert STORY in paper("timeline", file)
    incident.private = True
    assert STORY not in paper("timeline", file)


def test_visit_sheet_and_handover_tell_alerts_in_force_and_open_concerns(incident: Incident) -> None:
    file = case_file("s-lansia")
    file.case.incidents = [incident]
    file.case.alerts = [
        Alert(kind="alergi", text="udang"),
        Alert(kind="keselamatan", text="anjing galak", until=PartialDate.parse("1/9/2024")),
    ]
    sheet, handover = paper("visit-sheet", file), paper("handover-note", file)
    assert "Alergi: udang" in sheet
    assert "anjing galak" not in sheet
    assert "Kekerasan fisik (Sabtu, 14 September 2024, terbuka, belum ada yang diberi tahu)" in sheet
    assert "Peringatan yang sudah berakhir" in handover


def test_before_a_letter_is_printed_the_alert_about_its_reader_is_told() -> None:
    file = case_file("s-lansia")
    file.case.referrals = [Referral(to=["Bapak Jaya"], reason="pendampingan")]
    file.case.alerts = [Alert(kind="jangan hubungi", text="Jaya, anak laki-laki")]
    made = numbered(DOCUMENTS["referral-letter"].make(file, Wish(names=True)))
    heeded = [(lack.what, lack.place) for lack in lacks(made, file) if lack.heed]
    words = "Penerima surat ini disebut dalam peringatan: Jangan hubungi: Jaya, anak laki-laki"
    assert (words, "engagement/protection") in heeded


def test_the_coverage_of_atensi_counts_sessions() -> None:
    file = case_file("s-lansia")
    for one in file.case.activities[:-2]:
        one.component = "terapi fisik, psikososial, dan mental spiritual"
    text = paper("atensi-coverage", file)
    assert "konseling individu (sesi, 2 kali)" in text
    assert "konseling individu (rencana" not in text
    assert "Belum menyebut komponen: " in text
    assert "jalur akses" in paper("atensi-coverage", case_file("s-lansia"), blank=True)
