"""What a document lacks or withholds is listed, and every line leads to a page that there is."""

from __future__ import annotations

from typing import Any

import pytest

from caseworker_app.casework.case_file import CaseFile
from caseworker_app.casework.kin import Kin
from caseworker_app.documents.catalogue import DOCUMENTS
from caseworker_app.documents.lacks import HANDED_OVER, lacks
from caseworker_app.documents.numbering import numbered
from caseworker_app.documents.wish import Wish
from caseworker_app.forms.catalogue import STAGES, TABS
from caseworker_app.model.case import Case
from caseworker_app.model.choices import ConsentStatus
from caseworker_app.model.intervention import Session
from caseworker_app.model.notes import Restriction, SilencedFinding
from caseworker_app.model.protection import Alert
from caseworker_app.model.termination import Referral
from caseworker_app.model.time_span import TimeSpan
from tests.documents.case_files import EVERY, case_file
from tests.documents.case_report.texts import text_of

NEVER_LACKING = {
    *("photo-sheet", "disclosure-register", "token-sheet", "token-chart", "token-chart-a3"),
    *("referral-letter", "referral-reply", "permission-letter"),
}
"""What they are made of need not be there."""
PAGES = {f"{stage.key}/{page.key}": page for stage in (*STAGES, *TABS) for page in stage.pages}


@pytest.mark.parametrize("key", DOCUMENTS)
def test_every_document_tells_what_it_lacks(key: str) -> None:
    known = {*PAGES, *(stage.key for stage in (*STAGES, *TABS))}
    assert DOCUMENTS[key].pages
    assert set(DOCUMENTS[key].pages) <= known
    file = case_file("empty")
    found = lacks(numbered(DOCUMENTS[key].make(file, Wish())), file)
    assert key in NEVER_LACKING or any(lack.place for lack in found)
    for lack in found:
        assert lack.place in PAGES, lack
        assert not lack.field or lack.field == "consents" or lack.field in _fields(lack.place), lack


def _fields(place: str) -> set[str]:
    return {item.key for _, item in PAGES[place].items()}


@pytest.mark.parametrize("which", EVERY)
@pytest.mark.parametrize("key", ["case-report", "case-summary"])
def test_every_line_leads_somewhere(which: str, key: str) -> None:
    file = case_file(which)
    made = numbered(DOCUMENTS[key].make(file, Wish()))
    found = lacks(made, file)
    assert all(lack.what and lack.place in PAGES for lack in found)
    assert which != "filled" or not any(lack.gap for lack in found)
    assert len({(lack.what, lack.place) for lack in found}) == len(found)


def test_an_empty_case_lacks_what_the_report_needs() -> None:
    file = case_file("empty")
    made = numbered(DOCUMENTS["case-report"].make(file, Wish()))
    gaps = {lack.place for lack in lacks(made, file) if lack.gap}
    assert {"assessment/background", "assessment/focus", "plan/goals", "termination/termination"} <= gaps


def test_what_is_withheld_is_told() -> None:
    file = case_file("ms-sentra")
    assert file.client is not None
    file.client.nik = "3273014504900002"
    file.case.restrictions.append(Restriction(what="utang kepada tetangga", party="keluarga"))
    made = numbered(DOCUMENTS["case-report"].make(file, Wish()))
    withheld = [lack.what for lack in lacks(made, file) if lack.withheld]
    assert "NIK: tercatat, sengaja tidak dicantumkan" in withheld
    heeded = [lack.what for lack in lacks(made, file) if lack.heed]
    assert heeded == ["Klien tidak ingin ini sampai kepada keluarga: utang kepada tetangga"]


def test_a_letter_tells_what_it_leaves_out_for_its_readers_alone() -> None:
    file = case_file("ms-sentra")
    file.case.restrictions.append(Restriction(what="utang kepada tetangga", party="Panti Kasih"))
    file.case.restrictions.append(Restriction(what="keinginan bercerai", party="suami"))
    file.case.referrals.append(Referral(to=["Panti Kasih"]))
    for item, told in (
        (file.case.referrals[-1].id, ["Klien tidak ingin ini sampai kepada Panti Kasih: utang kepada tetangga"]),
        (file.case.referrals[0].id, []),
    ):
        made = numbered(DOCUMENTS["referral-letter"].make(file, Wish(names=True, item=item)))
        found = lacks(made, file, item)
        assert [lack.what for lack in found if lack.withheld and lack.place == "files/restrictions"] == told
        assert not any(lack.heed for lack in found)


def test_what_a_signed_consent_leaves_empty_is_a_lack_of_the_report() -> None:
    file = case_file("ms-sentra")
    made = numbered(DOCUMENTS["case-report"].make(file, Wish()))
    (told,) = [lack for lack in lacks(made, file) if lack.what.startswith("Lembar persetujuan")]
    assert told.what.startswith("Lembar persetujuan 26 Agustus 2024 belum memuat: bahasa yang dipakai, ")
    assert "nomor telepon pengaduan" in told.what
    assert (told.place, told.field) == ("engagement/consent", "consents")
    file.case.consents[0].status = ConsentStatus.DRAFT
    assert not any(lack.what.startswith("Lembar persetujuan") for lack in lacks(made, file))


def test_letters_that_no_typeface_has_are_named_once_and_lead_nowhere() -> None:
    file = case_file("ms-sentra")
    file.case.assessment.background = "Nama ayahnya ไทย, ditulis dua kali: ไทย."
    made = numbered(DOCUMENTS["case-report"].make(file, Wish()))
    named = [lack for lack in lacks(made, file) if lack.unprintable]
    assert [lack.place for lack in named] == [""]
    assert "ไ" in named[0].what


def a_session_without_length() -> Session:
    return Session(id="session-1", time=TimeSpan.parse("12.00-12.00"))


def doubts(key: str, case: Case, **around: Any) -> list[tuple[str, str]]:
    file = CaseFile(case, Kin(), **around)
    found = lacks(numbered(DOCUMENTS[key].make(file, Wish())), file)
    return [(lack.what, lack.place) for lack in found if lack.doubted]


def test_what_the_checks_find_stands_before_the_papers_that_are_made_of_it() -> None:
    case = Case(sessions=[a_session_without_length()])
    told = [("Waktu 12.00–12.00 tidak ada lamanya.", "intervention/sessions")]
    assert doubts("case-report", case) == told
    assert doubts("process-record", case) == told
    assert doubts("referral-letter", case) == []
    assert doubts("case-report", case, checks_off=frozenset({"length-of-meeting"})) == []


def test_what_was_silenced_stands_no_more_before_a_paper_and_among_its_limits_where_wanted() -> None:
    sentence = "Waktu 12.00–12.00 tidak ada lamanya."
    kept = {"check_key": "length-of-meeting", "entity_id": "session-1", "field": "time", "sentence": sentence}
    silenced = SilencedFinding(**kept, reason="jam pulang lupa dicatat", in_report=True)
    case = Case(sessions=[a_session_without_length()], silenced_findings=[silenced])
    assert doubts("case-report", case) == []
    limit = f"{sentence} Memang demikian: jam pulang lupa dicatat."
    assert limit in text_of(DOCUMENTS["case-report"].make(CaseFile(case, Kin()), Wish()))
    silenced.in_report = None
    assert limit not in text_of(DOCUMENTS["case-report"].make(CaseFile(case, Kin()), Wish()))


def warnings(key: str, case: Case) -> list[str]:
    file = CaseFile(case, Kin())
    found = lacks(numbered(DOCUMENTS[key].make(file, Wish())), file)
    return [lack.what for lack in found if lack.heed and lack.place == "engagement/protection"]


@pytest.mark.parametrize("key", DOCUMENTS)
def test_before_a_paper_that_is_handed_over_an_alert_of_contact_is_told(key: str) -> None:
    alert = Alert(kind="jangan hubungi", text="kakak laki-laki klien")
    told = warnings(key, Case(alerts=[alert]))
    words = "Jangan sampai ke tangan yang disebut dalam peringatan: Jangan hubungi: kakak laki-laki klien"
    assert told == ([words] if key in HANDED_OVER else [])
    assert warnings(key, Case(alerts=[Alert(kind="alergi", text="penisilin")])) == []


def test_only_papers_that_exist_are_handed_over() -> None:
    assert set(DOCUMENTS) >= HANDED_OVER
