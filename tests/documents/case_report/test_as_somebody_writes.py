"""A report says who somebody is in one place, tells a time as it was noted, and repeats or promises nothing."""

from __future__ import annotations

from datetime import date

from caseworker_app.casework.case_file import CaseFile
from caseworker_app.casework.kin import Kin
from caseworker_app.documents import blocks as b
from caseworker_app.model.assessment import Cause, CauseEffect, Impact, Interview
from caseworker_app.model.case import Case
from caseworker_app.model.choices import Choice
from caseworker_app.model.evaluation import AttainmentScale
from caseworker_app.model.group import Group, GroupMember, Sociogram, SociogramAnswer
from caseworker_app.model.intervention import Session, TokenEconomy, TokenEntry
from caseworker_app.model.notes import Attachment
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person
from caseworker_app.model.plan import Conference, ConferenceAttendee, Implementer
from tests.documents.case_report.texts import blocks_of, text_of
from tests.documents.makers import case_report


def report(case: Case, *people: Person, groups: tuple[Group, ...] = ()) -> b.Document:
    return case_report(CaseFile(case, Kin(list(people)), list(groups)))


def table_of(document: b.Document, caption: str) -> b.Table:
    tables: list[b.Table] = blocks_of(document, b.Table)
    return next(table for table in tables if table.caption == caption)


def heads(table: b.Table) -> list[str]:
    return [column.heading for column in table.columns]


def second_cells(table: b.Table) -> list[b.Content]:
    """What stands beside the number of each row."""
    return [row[1] for row in table.rows if not isinstance(row, b.SpanRow)]


def test_somebody_is_named_in_one_column_in_words_by_the_link_or_both() -> None:
    nana = Person(id="nana", name="Masitoh", sex="perempuan")
    people = [
        ConferenceAttendee(name="Pak Lurah", present=True, position=0),
        ConferenceAttendee(person=nana, person_id="nana", present=True, position=1),
        ConferenceAttendee(name="nenek", person=nana, person_id="nana", present=True, position=2),
    ]
    case = Case(
        conferences=[Conference(number=1, minutes="Rencana dibahas.", attendees=people)],
        implementers=[Implementer(person=nana, person_id="nana", part="mengantar")],
        interviews=[Interview(informant_person=nana, result="Klien rajin.")],
    )
    document = report(case, nana)
    assert "sudah tercatat" not in text_of(document)
    table = table_of(document, "Peserta Case Conference I")
    assert second_cells(table) == ["Pak Lurah", "M", "nenek (M)"]
    assert second_cells(table_of(document, "Pelaksana dan Orang Penting bagi Klien")) == ["M"]
    assert second_cells(table_of(document, "Rekapitulasi Wawancara")) == ["M"]


def test_the_client_who_was_asked_is_the_client() -> None:
    client = Person(id="k", name="Dimas Pratama", sex="laki-laki")
    told = Interview(informant_person=client, result="Ia takut.")
    text = text_of(report(Case(client=client, client_id="k", interviews=[told]), client))
    assert "Keterangan dihimpun dari klien sendiri" in text


def test_the_noted_time_of_a_stage_opens_it_and_is_not_told_again() -> None:
    case = Case(
        interviews=[Interview(date=PartialDate.on(date(2024, 8, 28)), result="Klien rajin.")],
        sessions=[Session(date=PartialDate.on(date(2024, 9, 16)), process="Bermain.")],
    )
    case.assessment.period = PartialDate.parse("2024-08-28/2024-09-10")
    case.intervention.period = PartialDate.parse("2024-09-14/2024-10-19")
    text = text_of(report(case))
    assert text.count("28 Agustus – 10 September 2024") == text.count("14 September – 19 Oktober 2024") == 1
    assert "Masa asesmen" not in text
    assert "Masa intervensi" not in text


def test_a_group_is_called_a_group_once_and_its_sociograms_are_told_apart() -> None:
    client = Person(id="k", name="Dimas Pratama")
    members = [
        GroupMember(id="a", person_id="k", person=client, position=0),
        GroupMember(id="b", name="Galih", position=1),
    ]
    answers = [SociogramAnswer(from_member_id="a", to_member_id="b", choice=Choice.CHOOSES)]
    days = (date(2024, 9, 14), date(2024, 10, 19))
    asked = [Sociogram(date=PartialDate.on(day), question="Siapa?", answers=list(answers)) for day in days]
    group = Group(id="g", name="Kelompok Layar", members=members, sociograms=asked)
    document = report(Case(client=client, client_id="k"), client, groups=(group,))
    assert "Kelompok Kelompok" not in text_of(document)
    captions = [figure.caption for figure in blocks_of(document, b.Figure) if "Sosiogram" in figure.caption]
    assert captions == ["Sosiogram Kelompok (14 September 2024)", "Sosiogram Kelompok (19 Oktober 2024)"]


def test_what_befalls_others_is_a_sentence_and_no_chain_is_claimed() -> None:
    cause, impact = Cause(id="c", text="diejek"), Impact(id="i", text="nenek cemas", on_whom="keluarga")
    link = CauseEffect(cause=cause, leads_to_impact=impact)
    text = text_of(report(Case(causes=[cause], impacts=[impact], cause_effects=[link])))
    assert "Adapun dampaknya bagi keluarga ialah nenek cemas." in text
    assert "Penyebab yang satu menimbulkan yang lain" not in text


def test_one_scale_is_no_row_of_scales() -> None:
    text = text_of(report(Case(attainment_scales=[AttainmentScale(title="Hadir", expected="90%")])))
    assert "pada tiap skala" not in text


def test_a_single_point_is_no_list() -> None:
    case = Case()
    case.assessment.interests, case.assessment.talents = ["sepak bola"], ["menggambar", "menari"]
    document = report(case)
    lists = [block.items for block in blocks_of(document, b.BulletList)]
    assert ("menggambar", "menari") in lists
    assert ("sepak bola",) not in lists
    assert "sepak bola" in text_of(document)


def test_attachments_of_unknown_days_have_no_column_for_them() -> None:
    kept = [Attachment(caption="Surat", kind="pindaian")]
    assert heads(table_of(report(Case(attachments=kept)), "Daftar Lampiran")) == ["No.", "Keterangan", "Jenis", "Letak"]
    kept[0].taken_on = PartialDate.on(date(2024, 9, 1))
    assert "Dibuat pada" in heads(table_of(report(Case(attachments=kept)), "Daftar Lampiran"))


def test_the_cover_bears_the_year_in_which_the_work_ended() -> None:
    case = Case(opened=PartialDate.on(date(2023, 11, 20)), closed=PartialDate.on(date(2024, 2, 3)))
    assert "2024" in text_of(report(case)).split("PENANGANAN KASUS")[0]


def test_what_all_rows_say_alike_is_told_once_below_them() -> None:
    days = [PartialDate.on(date(2024, 9, day)) for day in (16, 17, 18)]
    entries = [
        TokenEntry(date=day, points=1, behaviour_name="hadir", confirmed_by="wali kelas", position=at)
        for at, day in enumerate(days)
    ]
    case = Case(token_economies=[TokenEconomy(token="bintang", entries=entries)])
    table = table_of(report(case), "Catatan Harian Token")
    assert len(table.rows) == len(days) + 1
    assert "Dipastikan oleh (semuanya): Wali kelas." in text_of(report(case))
    entries[1].confirmed_by = "nenek"
    assert len(table_of(report(case), "Catatan Harian Token").rows) == 2 * len(days)
