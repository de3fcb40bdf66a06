"""Every form and letter: of whole cases, of an empty one, blank; what stands on it, and on how many pages."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable
from typing import Any

import pytest

from caseworker_app.casework.case_file import CaseFile, initials
from caseworker_app.casework.consent import new_consent
from caseworker_app.casework.consent_template import template as consent_template
from caseworker_app.casework.document_template import ALL_LETTERS, shipped
from caseworker_app.documents import blocks as b
from caseworker_app.documents.catalogue import DOCUMENTS
from caseworker_app.documents.pdf.writer import write_pdf
from caseworker_app.documents.wish import Wish
from caseworker_app.errors import NotFound
from caseworker_app.forms.consent import CONTRACT, ORAL_CONSENT
from caseworker_app.forms.description import Field, Page, Rows
from caseworker_app.forms.engagement import HOME_VISITS
from caseworker_app.forms.notes import SUPERVISION
from caseworker_app.forms.termination import REFERRALS
from caseworker_app.model.case import Case
from caseworker_app.model.choices import GoalState
from caseworker_app.model.engagement import ConsentStatement, Contact, Contract, HomeVisit, OralConsent
from caseworker_app.model.evaluation import GoalResult
from caseworker_app.model.family import Parentage, Union
from caseworker_app.model.intervention import Assistance, DialogueLine, TokenEconomy, TokenEntry, TokenExchange
from caseworker_app.model.notes import (
    Approval,
    Attachment,
    AttachmentContent,
    PlacementWeek,
    Restriction,
    Supervision,
)
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person
from caseworker_app.model.plan import Conference, ConferenceAttendee
from caseworker_app.model.time_span import TimeSpan
from tests.documents.case_files import EVERY, EXAMPLES, case_file
from tests.documents.case_report.texts import blocks_of, text_of

Reader = Callable[[bytes], list[str]]

MOST_PAGES = {
    "contract": 2, "conference-minutes": 3, "attendance-list": 3, "referral-letter": 2, "referral-reply": 2,
    "termination-statement": 3, "visit-assignment": 2, "visit-report": 3, "process-record": 4, "supervision-sheet": 2,
    "approval-sheet": 2, "interview-guide": 5, "token-sheet": 3, "photo-sheet": 2, "permission-letter": 2,
    "placement-attendance": 2,
}  # fmt: skip
WITH_NAMES = {"contract", "referral-letter", "referral-reply", "termination-statement", "token-sheet"}
FOR_THE_HEAD = {"referral-letter", "visit-assignment", "permission-letter"}
_ENGLISH = re.compile(r"\b(?:None|True|False|the|with|from|date|name|page|client|worker|note|unknown)\b")


def made(key: str, file: CaseFile, *, names: bool = False, blank: bool = False, item: str | None = None) -> b.Document:
    return DOCUMENTS[key].make(file, Wish(names=names, blank=blank, item=item))


def plain(document: b.Document) -> str:
    return " ".join(text_of(document).split())


def pages(document: b.Document, read_pdf: Reader) -> list[str]:
    return [" ".join(page.split()) for page in read_pdf(write_pdf(document))]


def signers(document: b.Document) -> list[b.Signer]:
    return [signer for row in blocks_of(document, b.SignatureRow) for signer in row.signers]


def day(words: str) -> PartialDate:
    return PartialDate.parse(words)


@pytest.mark.parametrize("blank", [False, True])
@pytest.mark.parametrize("which", EVERY)
@pytest.mark.parametrize("key", MOST_PAGES)
def test_every_form_of_every_case_can_be_handed_in(key: str, which: str, *, blank: bool, read_pdf: Reader) -> None:
    file = case_file(which)
    document = made(key, file, blank=blank)
    told = pages(document, read_pdf)
    assert 1 <= len(told) <= MOST_PAGES[key]
    assert document.dress == "form"
    assert document.title == shipped(key).title
    assert shipped(key).version in told[0]
    assert all(f"Halaman {at} dari {len(told)}" in page for at, page in enumerate(told, 1))
    if file.case.number:
        assert all(file.case.number in page for page in told)
    if file.case.agency and file.case.agency.name:
        assert file.case.agency.name.casefold() in told[0].casefold()
    assert _ENGLISH.findall(" ".join(told)) == []
    assert (shipped(ALL_LETTERS).text("for_head") in told[0]) is (key in FOR_THE_HEAD)
    assert signers(document) or key == "interview-guide"


@pytest.mark.parametrize("which", EXAMPLES)
@pytest.mark.parametrize("key", MOST_PAGES)
def test_names_stand_only_where_they_belong(key: str, which: str, read_pdf: Reader) -> None:
    file = case_file(which)
    client = file.client
    assert client
    assert client.name
    assert (client.name in " ".join(pages(made(key, file), read_pdf))) is (key in WITH_NAMES)
    if key not in WITH_NAMES | {"placement-attendance"}:
        assert initials(client) in plain(made(key, file))
        assert client.name in " ".join(pages(made(key, file, names=True), read_pdf))
    blank = " ".join(pages(made(key, file, blank=True, names=True), read_pdf))
    assert client.name not in blank


@pytest.mark.parametrize("key", MOST_PAGES)
def test_a_blank_form_has_room_for_a_pen_and_ignores_the_item(key: str) -> None:
    document = made(key, case_file("filled"), blank=True, item="none")
    lines = blocks_of(document, b.WritingLines)
    open_facts = [fact for facts in blocks_of(document, b.Facts) for fact in facts.facts if fact.value is None]
    assert lines or open_facts or any(space.height > 0.5 for space in blocks_of(document, b.Space))
    assert DOCUMENTS[key].file_word


@pytest.mark.parametrize(
    "key",
    ["contract", "conference-minutes", "attendance-list", "referral-letter", "referral-reply", "visit-assignment",
     "visit-report", "process-record", "supervision-sheet", "approval-sheet", "token-sheet", "photo-sheet",
     "permission-letter"],
)  # fmt: skip
def test_an_item_of_another_kind_is_refused(key: str) -> None:
    with pytest.raises(NotFound, match="tidak memuat catatan"):
        made(key, case_file("ms-sentra"), item="none")


def written(record: Any, fields: str) -> Iterable[str]:
    """The values of some fields of a record, as words."""
    for field in fields.split():
        value = getattr(record, field)
        if isinstance(value, PartialDate):
            value = value.long(weekday=False)
        yield from value if isinstance(value, list) else [str(value)]


FIELDS: tuple[tuple[str, Callable[[Case], Any], str], ...] = (
    ("contract", lambda case: case.contracts[-1],
     ("number goal methods worker_duties client_duties duration schedule meeting_place confidentiality_limits "
     "cancellation ending agreed_by")),
    ("conference-minutes", lambda case: case.conferences[-1],
     "kind chair secretary agenda presentation minutes decisions recommendations follow_up strengths obstacles note"),
    ("conference-minutes", lambda case: case.conferences[-1].attendees[0], "name office response"),
    ("attendance-list", lambda case: case.conferences[-1].attendees[1], "name office"),
    ("referral-letter", lambda case: case.referrals[-1],
     ("number nature to address contact reason problem_summary condition done_so_far service_asked urgency "
     "recommendation shared consent_to_share reply_to copies_to")),
    ("referral-reply", lambda case: case.referrals[-1], "number to reply_to received_by answer outcome"),
    ("termination-statement", lambda case: case.termination,
     ("reasons referred_to process client_condition client_feelings client_feedback message strengths_kept next_plan "
     "data_fate place statement_number")),
    ("visit-assignment", lambda case: case.home_visits[-1],
     "letter_number letter_date assigned_by assigned_by_number purpose place"),
    ("visit-report", lambda case: case.home_visits[-1],
     ("place purpose met house_condition house_ownership walls floor roof water electricity sanitation crowding "
     "cleanliness hazards surroundings economic_condition family_interaction observation interpretation worker_safety "
     "result agreement follow_up failed_because letter_number")),
    ("process-record", lambda case: case.sessions[-1],
     ("place number method techniques phase participants process result client_response obstacle next_step "
     "client_promise worker_promise note")),
    ("process-record", lambda case: case.sessions[-1].dialogue[0],
     "speaker words nonverbal feelings analysis supervisor_note"),
    ("process-record", lambda case: case.sessions[-1].steps[0], "step note"),
    ("supervision-sheet", lambda case: case.supervisions[0], "supervisor media topic advice follow_up"),
    ("approval-sheet", lambda case: case.approvals[0], "subject supervisor note"),
    ("token-sheet", lambda case: case.token_economies[-1], "token reinforcer deductions confirmed_by fading note"),
    ("token-sheet", lambda case: case.token_economies[-1].entries[0], "praise confirmed_by note"),
    ("interview-guide", lambda case: case.assessment, "interview_guide observation_guide methods techniques"),
    ("permission-letter", lambda case: case.oral_consents[-1],
     "given_by covers occasion request_number request_date letter_number note"),
    ("placement-attendance", lambda case: case.placement,
     "place request_letter answer_letter group_members"),
    ("placement-attendance", lambda case: case.placement.weeks[0], "week days_present activities target achieved note"),
)  # fmt: skip


@pytest.mark.parametrize(("key", "record", "fields"), FIELDS)
def test_nothing_that_was_written_for_it_is_left_out(key: str, record: Callable[[Case], Any], fields: str) -> None:
    file = case_file("filled")
    file.case.restrictions.clear()
    found = record(file.case)
    owner = next((one for one in (*file.case.conferences, *file.case.sessions) if found in _parts(one)), found)
    item = owner.id if key not in {"termination-statement", "interview-guide", "placement-attendance"} else None
    if key == "token-sheet":
        item = file.case.token_economies[-1].id
    told = plain(made(key, file, names=True, item=item)).casefold()
    assert [words for words in written(found, fields) if words.casefold() not in told] == []


IN_ORDER: tuple[tuple[str, Page, str, Callable[[Case], Any]], ...] = (
    ("contract", CONTRACT, "contracts", lambda case: case.contracts[-1]),
    ("referral-letter", REFERRALS, "referrals", lambda case: case.referrals[-1]),
    ("visit-report", HOME_VISITS, "home_visits", lambda case: case.home_visits[-1]),
    ("visit-assignment", HOME_VISITS, "home_visits", lambda case: case.home_visits[-1]),
    ("supervision-sheet", SUPERVISION, "supervisions", lambda case: case.supervisions[-1]),
    ("permission-letter", ORAL_CONSENT, "oral_consents", lambda case: case.oral_consents[-1]),
)


@pytest.mark.parametrize(("key", "page", "rows", "record"), IN_ORDER)
def test_what_was_written_on_paper_is_entered_in_the_same_order(
    key: str, page: Page, rows: str, record: Callable[[Case], Any]
) -> None:
    """Details of a page, from top to bottom, stand on paper from top to bottom; what is on both, that is."""
    file = case_file("filled")
    file.case.restrictions.clear()
    one = record(file.case)
    told = plain(made(key, file, names=True, item=one.id)).casefold()
    (table,) = [part for section in page.sections for part in section.items if getattr(part, "key", "") == rows]
    assert isinstance(table, Rows)
    names = [part.key for part in table.details if isinstance(part, Field)]
    places = [told.find(next(iter(written(one, name)), "-").casefold()) for name in names if getattr(one, name)]
    found = [place for place in places if place >= 0]
    assert len(found) > 1
    assert found == sorted(found)


def _parts(record: Any) -> list[Any]:
    return [*getattr(record, "attendees", ()), *getattr(record, "dialogue", ()), *getattr(record, "steps", ())]


def test_a_contract_that_is_still_to_be_made_offers_the_usual_clauses_and_a_dated_one_does_not() -> None:
    file = case_file("s-lansia")
    usual = "datang tepat waktu dan memberi kabar bila berhalangan"
    assert usual in plain(made("contract", file))
    assert usual in plain(made("contract", file, blank=True))
    dated = case_file("ms-sentra")
    told = plain(made("contract", dated))
    assert usual not in told
    assert "Senin tanggal dua puluh enam bulan Agustus tahun dua ribu dua puluh empat" in told
    assert "Bogor, 26 Agustus 2024" in told


def test_the_newest_contract_or_the_one_asked_for_is_printed() -> None:
    file = case_file("ms-sentra")
    first = file.case.contracts[0]
    first.goal = "tujuan pertama"
    file.case.contracts.insert(0, Contract(date=day("2024-09-20"), goal="tujuan kedua"))
    assert "Tujuan kedua" in plain(made("contract", file))
    assert "Tujuan pertama" in plain(made("contract", file, item=first.id))


def test_a_parent_signs_for_a_child() -> None:
    file = case_file("ms-sentra")
    client = file.client
    assert client
    client.stated_age, client.born = day("age:14@2024-08-26"), None
    mother = Person(name="Ratna Dewanti")
    file.kin.people.append(mother)
    file.kin.unions[:] = [Union(partner1_id=mother.id, children=[Parentage(child_id=client.id)])]
    one = new_consent(file.case, consent_template())
    one.date, one.signer, one.signer_id, one.signer_status = day("2024-08-26"), mother, mother.id, "orang tua"
    file.case.consents.append(one)
    for key in ("contract", "termination-statement"):
        document = made(key, file)
        assert [signer.name for signer in signers(document)][:2] == [client.name, "Ratna Dewanti"]
        assert signers(document)[1].thumbprint
    assert "Diwakili oleh" in plain(made("contract", file))


def test_a_weekday_that_does_not_fit_is_not_repeated_on_a_statement() -> None:
    told = plain(made("termination-statement", case_file("ms-sentra")))
    assert "Kamis, 26 September 2024" in told
    assert "Jumat, 26" not in told


def test_the_statement_says_what_was_reached_measured_and_given() -> None:
    file = case_file("s-lansia")
    goal = file.case.goals[0]
    file.case.goal_results.append(GoalResult(goal=goal, goal_id=goal.id, state=GoalState.REACHED, evidence="tersenyum"))
    file.case.assistance.append(Assistance(what="sembako", amount=1_250_000))
    told = plain(made("termination-statement", file))
    assert "tercapai" in told
    assert "92 (tinggi)" in told
    assert "33 (mendekati rendah)" in told
    assert "15 (lima belas) pertemuan" in told
    assert "sembako senilai Rp1.250.000 (satu juta dua ratus lima puluh ribu rupiah)" in told
    assert "ketua kader lansia; anggota kader" in told


def test_reasons_are_ticked_and_others_added() -> None:
    file = case_file("ms-sentra")
    file.case.termination.reasons = ["waktu kontrak berakhir", "pindah tugas"]
    ticked = _ticked(made("termination-statement", file))
    assert {"waktu kontrak berakhir", "pindah tugas"} <= ticked
    assert "meninggal" not in ticked


def _ticked(document: b.Document) -> set[str]:
    """The words behind the ticked boxes of a document."""
    found = set()
    lines = [fact.value for facts in blocks_of(document, b.Facts) for fact in facts.facts]
    lines += [paragraph.text for paragraph in blocks_of(document, b.Paragraph)]
    for line in lines:
        for box, words in itertools.pairwise(line if isinstance(line, tuple) else ()):
            if isinstance(box, b.Tick) and box.checked and isinstance(words, b.Run):
                found.add(words.text.replace("\u00a0", " ").strip())
    return found


def test_minutes_open_with_the_day_in_words_and_count_the_participants() -> None:
    file = case_file("s-lansia")
    told = plain(made("conference-minutes", file))
    assert "Kamis tanggal lima bulan September tahun dua ribu dua puluh empat, pukul 14.00–17.00 WIB" in told
    assert "BERITA ACARA CASE CONFERENCE I" in told
    assert "4 (empat) orang, daftar hadir terlampir" in told
    file.case.conferences[0].attendance_stated = 16
    assert "16 (enam belas) orang; tercatat namanya 4 orang" in plain(made("conference-minutes", file))


def test_the_attendance_list_has_a_row_for_everybody_who_was_counted() -> None:
    file = case_file("ms-sentra")
    one = file.case.conferences[0]
    one.attendance_stated = 16
    one.attendees = [ConferenceAttendee(name="Bu Rini", office="pembina asrama", sex="perempuan", present=False)]
    (table,) = blocks_of(made("attendance-list", file), b.Table)
    assert len(table.rows) == 16
    assert table.rows[0] == ("1", "Bu Rini", "pembina asrama", "P", "", "tidak hadir")


def test_what_is_not_to_be_told_to_a_party_is_left_out_of_what_goes_to_it() -> None:
    file = case_file("s-lansia")
    one = file.case.referrals[0]
    one.reason = "Klien kesepian. Klien terlilit utang kepada rentenir. Klien perlu ditemani."
    assert "rentenir" in plain(made("referral-letter", file))
    file.case.restrictions.append(Restriction(what="utang kepada rentenir", party="kader"))
    told = plain(made("referral-letter", file))
    assert "rentenir" not in told
    assert "Klien kesepian. Klien perlu ditemani." in told
    meeting = file.case.conferences[0]
    meeting.minutes = "Dibahas kesepian klien. Dibahas utangnya kepada rentenir."
    assert "rentenir" in plain(made("conference-minutes", file))
    meeting.attendees.append(ConferenceAttendee(name="Bu Tuti", office="ketua kader lansia"))
    assert "rentenir" not in plain(made("conference-minutes", file))


def test_restricted_records_do_not_reach_the_letter() -> None:
    file = case_file("s-lansia")
    kept = [one for one in file.case.sessions if one.activity_name != "terapi kursi kosong"]
    for one in file.case.sessions:
        if one not in kept:
            file.case.restrictions.append(Restriction(entity="session", entity_id=one.id, party="ketua kader lansia"))
    file.case.restrictions.append(Restriction(entity_id=file.case.assessment.id, party="anggota kader"))
    told = plain(made("referral-letter", file))
    assert "konseling individu (2 pertemuan)" in told
    assert "kursi kosong" not in told
    assert "Ringkasan masalah" not in told


@pytest.mark.parametrize(
    ("noted", "agreed", "ticked"),
    [("setuju, lisan 24 September", None, "menyetujui"), ("tidak setuju", True, "tidak menyetujui"),
     (None, True, "menyetujui"), (None, False, "tidak menyetujui"), (None, None, "")],
)  # fmt: skip
def test_the_letter_says_whether_the_client_agrees(noted: str | None, agreed: bool | None, ticked: str) -> None:  # noqa: FBT001 - a parameter of the test
    file = case_file("s-lansia")
    file.case.referrals[0].consent_to_share = noted
    one = file.case.consents[0]
    one.statements = new_consent(file.case, consent_template()).statements
    for statement in one.statements:
        statement.agreed = agreed if statement.key == "rujukan" else True
    found = _ticked(made("referral-letter", file)) & {"menyetujui", "tidak menyetujui"}
    assert found == ({ticked} if ticked else set())


def test_a_withdrawn_consent_is_no_agreement() -> None:
    file = case_file("s-lansia")
    file.case.consents[0].withdrawn_on = day("2024-09-01")
    assert "tidak menyetujui" in _ticked(made("referral-letter", file))


def test_several_receivers_are_counted_and_one_is_addressed() -> None:
    assert "Kepada Yth. Ketua kader lansia Anggota kader" in plain(made("referral-letter", case_file("s-lansia")))
    assert "Kepada Yth. Pendamping bimbingan kelompok" in plain(made("referral-letter", case_file("ms-sentra")))


def test_a_letter_without_a_number_leaves_room_for_it() -> None:
    assert "……/SR/IX/2024" in plain(made("referral-letter", case_file("ms-sentra")))
    assert "……/ST/……/20……" in plain(made("visit-assignment", case_file("ms-sentra")))


def test_a_contact_at_home_is_a_visit_where_none_was_entered() -> None:
    file = case_file("s-lansia")
    told = plain(made("visit-report", file))
    assert "Selasa, 27 Agustus 2024" in told
    assert "2 jam 50 menit" in told
    assert "Lembar persetujuan ditandatangani klien." in told
    contact = next(one for one in file.case.contacts if one.mode == "home visit")
    assert "Selasa, 27 Agustus 2024" in plain(made("visit-assignment", file, item=contact.id))
    file.case.home_visits.append(HomeVisit(date=day("2024-09-10"), purpose="menemui keluarga"))
    assert "Menemui keluarga." in plain(made("visit-report", file))


def test_a_visit_report_tells_what_was_allowed_on_the_day_of_the_visit() -> None:
    file = case_file("s-lansia")
    assert file.case.oral_consents[0].date == day("2024-09-06"), "photos were allowed aloud, later than the first visit"
    assert _ticked(made("visit-report", file)) == set()
    file.case.home_visits.append(HomeVisit(date=day("2024-09-10"), purpose="menemui keluarga"))
    assert _ticked(made("visit-report", file)) == {"diizinkan"}
    foto = ConsentStatement(key="foto", withdrawn_on=day("2024-09-10"), withdrawn_by="klien")
    file.case.consents[0].statements.append(foto)
    assert _ticked(made("visit-report", file)) == {"tidak diizinkan"}
    foto.withdrawn_on = day("2024-09-11")
    assert _ticked(made("visit-report", file)) == {"diizinkan"}
    file.case.home_visits[0].date = None
    assert _ticked(made("visit-report", file)) == set()


def test_one_permission_taken_back_is_told_wherever_consent_is_told() -> None:
    file = case_file("s-lansia")
    one = file.case.consents[0]
    one.statements = new_consent(file.case, consent_template()).statements
    for statement in one.statements:
        statement.agreed = True
    sharing = next(part for part in one.statements if part.key == "rujukan")
    assert "menyetujui" in _ticked(made("referral-letter", file))
    sharing.withdrawn_on, sharing.withdrawn_by = day("2024-09-20"), "klien"
    assert "tidak menyetujui" in _ticked(made("referral-letter", file))
    told = plain(made("client-copy", file))
    assert "Yang saya cabut: rujukan dan berbagi data" in told
    assert told.count("rujukan dan berbagi data") == 1
    report = plain(made("case-report", file))
    assert "Dicabut: pada Jumat, 20 September 2024 oleh klien" in report


def test_a_visit_that_failed_keeps_its_reason_and_asks_for_nothing_else() -> None:
    file = case_file("ms-sentra")
    file.case.home_visits.append(HomeVisit(date=day("2024-09-10"), failed_because="rumah terkunci"))
    told = plain(made("visit-report", file))
    assert "Rumah terkunci." in told
    assert "Dinding" not in told


def test_a_process_record_is_about_one_session() -> None:
    file = case_file("ms-sentra")
    first, *_, last = file.case.sessions
    assert "Minggu, 22 September 2024" in plain(made("process-record", file))
    assert "Senin, 16 September 2024" in plain(made("process-record", file, item=first.id))
    first.dialogue.append(DialogueLine(speaker="klien", words="Saya takut gagal."))
    told = plain(made("process-record", file))
    assert "Saya takut gagal." in told
    assert "Senin, 16 September 2024" in told
    assert "Pertemuan ke- 3" in plain(made("process-record", file, item=last.id))


def test_the_ledger_adds_up_and_names_another_total() -> None:
    file = case_file("ms-sentra")
    entries = [TokenEntry(date=day(f"2024-09-{at:02}"), behaviour_name="berdoa", points=1) for at in (2, 1, 3, 4, 5)]
    file.case.token_economies.append(
        TokenEconomy(token="bintang", price=3, earned_stated=42, entries=entries, exchanges=[TokenExchange(points=3)])
    )
    told = plain(made("token-sheet", file))
    assert "Diperoleh 5 token, ditukar 3, tersisa 2. Menurut pernyataan tertulis: 42 token." in told
    assert "3 token" in told
    assert "Senin, 2 September 2024" in told
    assert told.index("Minggu, 1 September 2024") < told.index("Senin, 2 September 2024")


def test_weeks_of_the_placement_are_added() -> None:
    file = case_file("ms-sentra")
    file.case.placement.weeks = [PlacementWeek(week=1, days_present=5), PlacementWeek(week=2, days_present=4)]
    assert "Jumlah hadir: 9 (sembilan) hari" in plain(made("placement-attendance", file))


def test_guidance_and_approvals_are_listed_and_room_is_left() -> None:
    file = case_file("ms-sentra")
    one, other = Supervision(date=day("2024-09-03"), topic="BAB I", done=True), Supervision(topic="BAB II")
    file.case.supervisions = [one, other]
    file.case.approvals = [Approval(subject="fokus masalah", date=day("2024-09-03"), note="lanjutkan")]
    told = plain(made("supervision-sheet", file))
    assert "Selasa, 3 September 2024 BAB I" not in told
    assert "BAB II" in told
    assert "BAB II" not in plain(made("supervision-sheet", file, item=one.id))
    (table,) = blocks_of(made("approval-sheet", file), b.Table)
    assert [row[1] for row in table.rows] == ["Fokus masalah", "Rencana intervensi", "Laporan kasus"]
    assert "Selasa, 3 September 2024" in plain(made("approval-sheet", file))


def photo(file: CaseFile, data: bytes) -> Attachment:
    one = Attachment(
        kind="foto", media_type="image/jpeg", caption="kegiatan kelompok", taken_on=day("2024-09-20"),
        content=AttachmentContent(data=data),
    )  # fmt: skip
    file.case.attachments.append(one)
    return one


def test_photos_are_shown_only_with_consent(sample_report: Callable[..., b.Document]) -> None:
    (picture, *_) = blocks_of(sample_report(), b.Photo)
    file = case_file("ms-sentra")
    photo(file, picture.data)
    document = made("photo-sheet", file, names=True)
    assert blocks_of(document, b.Photo) == []
    assert "persetujuan klien untuk difoto belum tercatat" in plain(document)
    one = file.case.consents[0]
    one.statements = new_consent(file.case, consent_template()).statements
    for statement in one.statements:
        statement.agreed = True
    (shown,) = blocks_of(made("photo-sheet", file), b.Photo)
    assert shown.caption == "Kegiatan kelompok, Jumat, 20 September 2024"


def test_the_permission_letter_shows_an_answer_that_came() -> None:
    file = case_file("ms-sentra")
    assert _ticked(made("permission-letter", file)) == set()
    file.case.oral_consents.append(
        OralConsent(given_by="ketua RW 03", how="surat", letter_number="12/RW03/2024", date=day("2024-08-22"))
    )
    document = made("permission-letter", file)
    told = plain(document)
    assert "Ketua RW 03" in told
    assert "12/RW03/2024" in told
    assert "22 Agustus 2024" in told
    assert "mengizinkan" in _ticked(document)


def test_the_guide_asks_the_cases_own_questions() -> None:
    file = case_file("ms-sentra")
    usual = "Apa yang memberi klien kekuatan dan harapan?"
    assert usual in plain(made("interview-guide", file))
    file.case.assessment.interview_guide = ["Apa yang Marta Situmorang harapkan?"]
    told = plain(made("interview-guide", file))
    assert "1. Apa yang MS harapkan?" in told
    assert usual not in told


def test_long_text_breaks_over_pages_and_nothing_is_lost(read_pdf: Reader) -> None:
    file = case_file("s-lansia")
    file.case.conferences[0].minutes = " ".join(
        f"Kalimat nomor {at} dari pembahasan yang panjang." for at in range(400)
    )
    told = " ".join(pages(made("conference-minutes", file), read_pdf))
    assert "Kalimat nomor 0 dari" in told
    assert "Kalimat nomor 399 dari" in told
    file.case.contacts.append(Contact(mode="home visit", date=day("2024-10-01"), process="panjang " * 2000))
    assert len(pages(made("visit-report", file), read_pdf)) > 3


def test_times_follow_the_zone_of_the_agency() -> None:
    file = case_file("s-lansia")
    agency = file.case.agency
    assert agency
    agency.time_zone = "WITA"
    file.case.conferences.append(
        Conference(kind="konferensi keluarga", date=day("2024-10-01"), time=TimeSpan.parse("09.00-10.30"))
    )
    assert "pukul 09.00–10.30 WITA" in plain(made("conference-minutes", file))


@pytest.mark.parametrize(
    ("key", "counted"),
    [
        ("process-record", "Lama"),
        ("visit-report", "Lama kunjungan"),
        ("termination-statement", "Jumlah pertemuan"),
        ("logbook", "Jumlah jam"),
    ],
)
def test_a_pen_is_not_asked_for_what_the_program_counts(key: str, counted: str) -> None:
    document = DOCUMENTS[key].make(case_file("s-lansia"), Wish(names=True, blank=True))
    labels = {fact.label for facts in blocks_of(document, b.Facts) for fact in facts.facts}
    heads = {column.heading for table in blocks_of(document, b.Table) for column in table.columns}
    assert counted not in labels | heads
