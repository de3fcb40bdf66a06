"""Each check: what it finds, what it says, and what it leaves alone because only half is known."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import inspect

from caseworker_app.casework.checks.catalogue import CHECKS, look
from caseworker_app.casework.checks.deeds import DEEDS, LIFE, MAY_LIE_AHEAD
from caseworker_app.casework.checks.finding import Finding
from caseworker_app.casework.checks.scope import Bearer, Scope
from caseworker_app.casework.checks.telling import lines
from caseworker_app.casework.kin import Kin
from caseworker_app.limits import SENTENCE
from caseworker_app.model.assessment import Interview
from caseworker_app.model.base import Record
from caseworker_app.model.case import Case, FamilyMember
from caseworker_app.model.choices import BirthKind, ConcernState, ParentageKind, Sex, UnionEnd, Vital
from caseworker_app.model.engagement import Consent, Contact, ContactPerson, HomeVisit, OralConsent
from caseworker_app.model.family import Parentage, TwinGroup, Union
from caseworker_app.model.intervention import (
    Reading,
    Session,
    SessionPerson,
    TokenEconomy,
    TokenEntry,
    TokenExchange,
)
from caseworker_app.model.notes import Promise, Task
from caseworker_app.model.partial_date import PartialDate, PartialDateType
from caseworker_app.model.person import Person
from caseworker_app.model.plan import Activity, Conference, ConferenceAttendee
from caseworker_app.model.protection import Alert, CareArrangement, Incident
from caseworker_app.model.service import Service
from caseworker_app.model.termination import Aftercare, Referral
from caseworker_app.model.time_span import TimeSpan
from caseworker_app.model.tools import BodyMap, BodyMark, Measurement, RoadMap, RoadMapEvent
from tests.examples import few
from tests.filled import filled_case

TODAY = date(2026, 11, 30)


def when(text: str) -> PartialDate:
    return PartialDate.parse(text, today=TODAY)


def client(**values: Any) -> Person:
    return Person(name="Melati Uji", **values)


def found_in(case: Case, **around: Any) -> list[Finding]:
    return look(Scope(case, today=TODAY, **around))


def keys(case: Case, **around: Any) -> list[str]:
    return [finding.key for finding in found_in(case, **around)]


def family(parent: Person, child: Person, kind: ParentageKind | None = None, **union: Any) -> Kin:
    couple = Union(partner1_id=parent.id, children=[Parentage(child_id=child.id, kind=kind)], **union)
    return Kin([parent, child], [couple])


def test_every_date_of_the_model_has_happened_or_may_lie_ahead() -> None:
    """A new date column is put into one of the lists of deeds.py."""
    columns = {
        str(attribute)
        for mapper in Record.registry.mappers
        for attribute in mapper.column_attrs
        if mapper.class_ is not Service  # the directory belongs to no case, and these checks look at cases
        and isinstance(attribute.columns[0].type, PartialDateType)
    }
    listed = [str(deed.attribute.property) for deed in DEEDS]
    listed += [str(attribute.property) for attribute in (*LIFE, *MAY_LIE_AHEAD)]
    assert sorted(listed) == sorted(columns)


def test_rules_have_keys_of_their_own() -> None:
    assert len({check.key for check in CHECKS}) == len(CHECKS)


def test_whatever_stands_in_every_column_no_rule_fails() -> None:
    case, shared = filled_case()
    kin = Kin(*(shared[name] for name in ("people", "unions", "twin_groups", "households", "emotional_ties")))  # type: ignore[arg-type] # each of its kind
    findings = look(Scope(case, kin, shared["groups"], today=TODAY))  # type: ignore[arg-type] # groups
    for finding in findings:
        assert finding.field in inspect(type(finding.record)).all_orm_descriptors
        assert finding.sentence.endswith(".")
        assert len(finding.sentence) <= 300
        assert "{" not in finding.sentence


ODD: list[tuple[str, Case, str]] = [
    ("concern-untold", Case(incidents=[Incident(kind="kabur", date=when("23/11/2026"))]),
     "Kejadian (23 November 2026) sudah lewat 7 hari, tetapi belum tercatat siapa yang diberi tahu."),
    ("alert-without-end", Case(alerts=[Alert(kind="keselamatan", text="diancam", since=when("1/11/2025"))]),
     "Peringatan sejak 1 November 2025 masih berlaku tanpa tanggal akhir; apakah masih diperlukan?"),
    ("care-not-agreed",
     Case(client=client(born=when("2014")), care_arrangements=[CareArrangement(kind="keluarga asuh")]),
     "Klien masih anak, tetapi belum tercatat siapa yang menyetujui pengasuhan ini."),
    ("born-ahead", Case(client=client(born=when("2030-08-17"))),
     "Tanggal lahir (17 Agustus 2030) sesudah hari ini (30 November 2026)."),
    ("death-ahead", Case(client=client(died=when("2027"))),
     "Tanggal meninggal (2027) sesudah hari ini (30 November 2026)."),
    ("death-before-birth", Case(client=client(born=when("1990"), died=when("5/1989"))),
     "Tercatat meninggal (Mei 1989) sebelum lahir (1990)."),
    ("alive-with-death", Case(client=client(vital=Vital.ALIVE, died=when("2015"))),
     "Tercatat masih hidup, tetapi tanggal meninggalnya terisi (2015)."),
    ("too-old", Case(client=client(born=when("1850-01-01"))),
     "Menurut tanggal lahirnya, ia kini berusia 176 tahun; periksalah tahunnya."),
    ("too-old", Case(client=client(born=when("1850-01-01"), died=when("2000"), vital=Vital.DEAD)),
     "Menurut tanggal lahir dan meninggalnya, ia mencapai usia 150 tahun; periksalah tahunnya."),
    ("too-old", Case(client=client(stated_age=when("140 tahun"))),
     "Usia 140 tahun lebih dari yang mungkin; periksalah tahunnya."),
    ("age-unlike-birth", Case(client=client(born=when("1958-10-05"), stated_age=when("66 tahun pada 2024-08-27"))),
     ("Usia yang tertulis (66 tahun pada 27 Agustus 2024) tidak cocok dengan tanggal lahir 5 Oktober 1958: "
      "pada hari itu 65 tahun.")),
    ("age-not-reached", Case(client=client(born=when("2000-01-01"), stated_age=when("usia 40"))),
     "Usia 40 tahun belum tercapai menurut tanggal lahir 1 Januari 2000."),
    ("age-after-death", Case(client=client(stated_age=when("70 tahun pada 2026-11-30"), died=when("2015"))),
     ("Usia 70 tahun tertulis per 30 November 2026, sesudah meninggal (2015); tulis usia saat meninggal, "
      "misalnya “70 tahun pada 2015”.")),
    ("ahead-of-today", Case(contacts=[Contact(date=when("2099-01-01"))]),
     "Tanggal kontak (1 Januari 2099) sesudah hari ini (30 November 2026)."),
    ("ahead-of-today", Case(opened=when("2204-03-05")),
     "Tanggal kasus dibuka (5 Maret 2204) sesudah hari ini (30 November 2026)."),
    ("ahead-of-today", Case(sessions=[Session(date=when("2026-12-04"), process="Bercerita.")]),
     "Tanggal pertemuan intervensi (4 Desember 2026) sesudah hari ini (30 November 2026)."),
    ("ahead-of-today", Case(sessions=[Session(date=when("2036-12-04"))]),
     "Tanggal pertemuan intervensi (4 Desember 2036) sesudah hari ini (30 November 2026)."),
    ("ahead-of-today", Case(consents=[Consent(date=when("2026-12-24"), method="tanda tangan")]),
     "Tanggal persetujuan (24 Desember 2026) sesudah hari ini (30 November 2026)."),
    ("hope-not-marked", Case(road_maps=[RoadMap(events=[RoadMapEvent(when=when("2035"), what="menikah")])]),
     "Peristiwa ini (2035) sesudah hari ini; bila sebuah harapan, tandai sebagai harapan."),
    ("event-at-later-age", Case(client=client(born=when("2010")), road_maps=[
        RoadMap(events=[RoadMapEvent(when=when("usia 40"))])]),
     "Klien belum mencapai usia 40 tahun; bila sebuah harapan, tandai sebagai harapan."),
    ("long-ago", Case(sessions=[Session(date=when("1924-09-06"))]),
     "Tanggal pertemuan intervensi (6 September 1924) lebih dari 50 tahun yang lalu; periksalah tahunnya."),
    ("wrong-weekday", Case(contacts=[Contact(date=when("Jumat, 26 September 2024"))]),
     "26 September 2024 adalah hari Kamis, tidak seperti yang tertulis."),
    ("no-date", Case(contacts=[Contact(date=when("klien bercerita " * 6))]),
     "Di sini tertulis cerita, bukan tanggal; tulis tanggalnya dan pindahkan ceritanya."),
    ("time-backwards", Case(sessions=[Session(time=TimeSpan.parse("15.00-13.00"))]),
     "Waktu 15.00–13.00 selesai sebelum mulai."),
    ("length-of-meeting", Case(sessions=[Session(time=TimeSpan.parse("12.00-12.00"))]),
     "Waktu 12.00–12.00 tidak ada lamanya."),
    ("length-of-meeting", Case(home_visits=[HomeVisit(time=TimeSpan.parse("06.00-23.00"))]),
     "Waktu 06.00–23.00 lebih dari 12 jam."),
    ("range-backwards", Case(opened=when("2024-05-01"), closed=when("2024-04-30")),
     "Kasus tercatat ditutup (30 April 2024) sebelum dibuka (1 Mei 2024)."),
    ("range-backwards", Case(promises=[Promise(made_on=when("2024-05-01"), due=when("2023"))]),
     "Tenggat janji (2023) sebelum janji dibuat (1 Mei 2024)."),
    ("before-clients-birth", Case(client=client(born=when("2001-05-05")), contacts=[Contact(date=when("1998-01-01"))]),
     "Tanggal kontak (1 Januari 1998) sebelum klien lahir (5 Mei 2001)."),
    ("after-clients-death", Case(client=client(died=when("2024-02-01")), sessions=[Session(date=when("2024-03-01"))]),
     "Tanggal pertemuan intervensi (1 Maret 2024) sesudah klien meninggal (1 Februari 2024)."),
    ("after-clients-death", Case(client=client(died=when("2024")), contacts=[
        Contact(date=when("2025"), with_whom="klien")]),
     "Tanggal kontak (2025) sesudah klien meninggal (2024)."),
    ("before-opening", Case(opened=when("2026-11-30"), sessions=[Session(date=when("2026-11-29"))]),
     "Tanggal pertemuan intervensi (29 November 2026) sebelum kasus dibuka (30 November 2026)."),
    ("after-closing", Case(closed=when("2024-09"), interviews=[Interview(date=when("2024-10-01"))]),
     "Tanggal wawancara (1 Oktober 2024) sesudah kasus ditutup (September 2024)."),
    ("off-the-scale", Case(road_maps=[RoadMap(events=[RoadMapEvent(feeling=9)])]),
     "Perasaan 9 di luar skala -5 sampai 5."),
    ("off-the-scale", Case(body_maps=[BodyMap(marks=[BodyMark(scale=11)])]),
     "Rasa sakit 11 di luar skala 0 sampai 10."),
    ("score-out-of-bounds", Case(measurements=[Measurement(instrument="PHQ-9", score=31)]),
     "Skor 31 di luar rentang 0 sampai 27."),
    ("score-out-of-bounds", Case(measurements=[Measurement(instrument="buatan sendiri", score=4, lowest=5)]),
     "Skor 4 di luar rentang 5 sampai …."),
    ("bounds-backwards", Case(measurements=[Measurement(lowest=80, highest=20)]),
     "Skor terendah 80 lebih besar daripada skor tertinggi 20."),
    ("tokens-stated-otherwise", Case(token_economies=[TokenEconomy(earned_stated=42, entries=[TokenEntry(points=40)])]),
     "Tertulis 42 poin, sedangkan catatan harian berjumlah 40."),
    ("tokens-below-zero", Case(token_economies=[
        TokenEconomy(entries=[TokenEntry(points=12)], exchanges=[TokenExchange(points=30)])]),
     "Dipotong dan ditukar 30 poin, lebih dari 12 yang diperoleh."),
    ("place-among-siblings", Case(client=client(child_number=5, siblings_count=3)), "Anak ke-5 dari 3 bersaudara."),
    ("out-of-range", Case(client=client(children_count=-2)),
     "Jumlah anak -2 orang tidak mungkin; lazimnya 0 sampai 30."),
    ("reading-out-of-range", Case(readings=[Reading(kind="suhu badan", value="365")]),
     "Suhu badan 365 tidak mungkin; lazimnya 25 sampai 45."),
    ("reading-out-of-range", Case(readings=[Reading(kind="kehadiran", value="120 %")]),
     "Kehadiran 120 tidak mungkin; lazimnya 0 sampai 100."),
    ("blood-pressure", Case(readings=[Reading(kind="tekanan darah", value="80/120 mmHg")]),
     "Tekanan darah 80/120: angka atas harus lebih besar."),
    ("other-rt-rw", Case(client=client(street="Jl. Samaran RT 03/RW 05", rt="8", rw="05")),
     "Alamat menyebut RT 3, tetapi kolom RT berisi 8."),
    ("nik", Case(client=client(nik="3273056010900009", sex=Sex.MALE)),
     "Menurut NIK jenis kelaminnya perempuan; di sini tercatat lain."),
    ("nik", Case(client=client(nik="3273056010900009", stated_age=when("27 tahun pada 2024-08-26"))),
     "Menurut NIK tanggal lahirnya 20/10/1990; di sini tercatat lain."),
    ("nik", Case(consents=[Consent(signer_nik="327305")]), "NIK terdiri atas 16 angka; yang tertulis 6 angka."),
    ("family-card", Case(client=client(family_card="123")), "Nomor KK terdiri atas 16 angka."),
]  # fmt: skip


@pytest.mark.parametrize(("key", "case", "sentence"), ODD, ids=[f"{at}-{key}" for at, (key, _, _) in enumerate(ODD)])
def test_what_cannot_be_is_told_in_one_sentence(key: str, case: Case, sentence: str) -> None:
    assert (key, sentence) in {(finding.key, finding.sentence) for finding in found_in(case)}


FINE: list[Case] = [
    Case(incidents=[Incident(kind="kabur", date=when("24/11/2026"))]),
    Case(incidents=[Incident(kind="kabur", date=when("2/11/2026"), told_to="UPTD PPA")]),
    Case(incidents=[Incident(kind="kabur", date=when("2/11/2026"), state=ConcernState.CLOSED)]),
    Case(alerts=[Alert(kind="alergi", text="udang", since=when("2020"))]),
    Case(alerts=[Alert(kind="keselamatan", text="diancam", since=when("2026"))]),
    Case(client=client(born=when("2000")), care_arrangements=[CareArrangement(kind="panti/sentra")]),
    Case(client=client(born=when("2014")), care_arrangements=[CareArrangement(kind="keluarga inti")]),
    Case(client=client(born=when("2014")),
         care_arrangements=[CareArrangement(kind="panti/sentra", until=when("2025"))]),
    Case(client=client(born=when("2026"), stated_age=when("±30 tahun"))),
    Case(client=client(birth_kind=BirthKind.PREGNANCY, born=when("2027-02"))),
    Case(client=client(born=when("1990"), died=when("1990"))),
    Case(client=client(born=when("sekitar 1990"), died=when("1989"))),
    Case(client=client(born=when("1958-10-05"), stated_age=when("sekitar 66 tahun pada 2024-08-27"))),
    Case(client=client(stated_age=when("58 tahun pada 2015"), died=when("2015"), vital=Vital.DEAD)),
    Case(family=[FamilyMember(person=Person(name="Buyut", born=when("1880")))]),  # nobody said that he lives
    Case(tasks=[Task(date=when("2027-01-01"))], promises=[Promise(due=when("2030"))]),
    Case(activities=[Activity(dates=when("2027"))], aftercare=[Aftercare(planned_for=when("2027-03"))]),
    Case(home_visits=[HomeVisit(date=when("2026-12-05"), purpose="Bertemu ibu")]),
    Case(sessions=[Session(date=when("2026-12-04"), activity_name="Konseling")]),
    Case(conferences=[Conference(date=when("2026-12-10"))]),
    Case(consents=[Consent(date=when("2026-12-01"), valid_until=when("2027-12-01"), status="draf")]),
    Case(contacts=[Contact(date=when("2026"))]),
    Case(road_maps=[RoadMap(events=[RoadMapEvent(when=when("2035"), hope=True), RoadMapEvent(when=when("1980"))])],
         client=client(born=when("2001"))),
    Case(contacts=[Contact(date=when("Kamis, 26 September 2024"), time=TimeSpan.parse("22.00-05.00"))]),
    Case(opened=when("2024-05"), closed=when("2024-05-03"), sessions=[Session(date=when("2024-05-02"))],
         oral_consents=[OralConsent(date=when("2024-05"))]),
    Case(opened=when("2024-05-10"), sessions=[Session(date=when("2024-05"))]),
    Case(client=client(born=when("2001")), contacts=[Contact(date=when("2001-03-01"))]),
    Case(client=client(died=when("2024")), contacts=[Contact(date=when("2025"), with_whom="keluarga")]),
    Case(referrals=[Referral(date=when("2026-11-01"), reply_until=when("2027-01-01"))]),
    Case(measurements=[Measurement(instrument="Zung SAS", variant="indeks", score=95),
                       Measurement(instrument="skala kesepian", score=92),
                       Measurement(instrument="goal attainment scale", score=-2)]),
    Case(readings=[Reading(kind="berat badan", value="55.250"), Reading(kind="suhu badan", value="36,5 °C"),
                   Reading(kind="tekanan darah", value="170/110"), Reading(kind="kemajuan", value="7 dari 10"),
                   Reading(kind="gula darah", value="1.250"), Reading(kind="tinggi badan", value="1,61", unit="m")]),
    Case(client=client(child_number=4, siblings_count=3, street="Jl. RTM 5 RT 008/RW 08", rt="8", rw="008")),
    Case(client=client(nik="9999999999999995", phone="0812")),
]  # fmt: skip


@pytest.mark.parametrize("case", FINE, ids=range(len(FINE)))
def test_what_can_be_raises_no_alarm(case: Case) -> None:
    assert [finding.sentence for finding in found_in(case)] == []


def grown(**values: Any) -> Case:
    case = Case(client=client(born=when("1990")))
    for key, value in values.items():
        setattr(case.assessment, key, value)
    return case


def test_height_and_weight_are_held_against_their_units_and_the_age() -> None:
    assert keys(grown(height_cm=161, weight_kg=55.25)) == []
    assert keys(grown(height_cm=1.61)) == ["out-of-range"]
    assert keys(grown(weight_kg=55250)) == ["out-of-range"]
    assert keys(grown(height_cm=55, weight_kg=161)) == ["small-for-adult"]
    assert keys(grown(weight_kg=15)) == ["small-for-adult"]
    assert keys(grown(blood_pressure="120/80 mmHg")) == []
    assert keys(grown(blood_pressure="1200/80")) == []  # no pressure at all; the reader of the field asks
    assert keys(grown(blood_pressure="12/8")) == ["blood-pressure"]


def test_a_parent_is_old_enough_and_alive() -> None:
    child = client(born=when("2001-05-05"))
    case = Case(client=child)

    def of(parent: Person, kind: ParentageKind | None = ParentageKind.BIOLOGICAL) -> list[tuple[str, str]]:
        return [(finding.key, finding.sentence) for finding in found_in(case, kin=family(parent, child, kind))]

    mother = Person(name="Ibu Uji", sex=Sex.FEMALE, born=when("2005"))
    expected = "IU (ibu, lahir 2005) lebih muda daripada anaknya, MU (lahir 5 Mei 2001)."
    assert of(mother) == [("parent-younger", expected)]
    assert found_in(case, kin=family(mother, child))[0].record is mother
    assert of(mother, ParentageKind.STEP) == []
    mother.born = when("1990")
    expected = "IU (ibu, lahir 1990) paling banyak 11 tahun lebih tua daripada MU (lahir 5 Mei 2001)."
    assert of(mother) == [("parent-too-young", expected)]
    mother.born = when("1985")
    assert of(mother) == []
    mother.born = when("1930")
    assert [key for key, _ in of(mother)] == ["mother-too-old"]
    mother.born, mother.died = when("1970"), when("2000")
    assert [key for key, _ in of(mother)] == ["parent-dead-before"]
    father = Person(name="Ayah Uji", sex=Sex.MALE, died=when("2000-09-01"))
    assert of(father) == []
    father.died = when("1999")
    assert of(father) == [
        ("parent-dead-before", "AU (ayah) meninggal (1999) sebelum MU dapat menjadi anaknya (lahir 5 Mei 2001).")
    ]


def test_a_stated_age_says_when_somebody_was_born() -> None:
    child = client(stated_age=when("30 tahun pada 2026-11-30"))
    mother = Person(name="Ibu Uji", sex=Sex.FEMALE, stated_age=when("25 tahun pada 2026-11-30"))
    (finding,) = found_in(Case(client=child), kin=family(mother, child))
    assert finding.field == "stated_age"
    assert "berusia 25 tahun pada 30 November 2026" in finding.sentence


def test_couples_come_together_before_they_part_and_while_both_live() -> None:
    person, mate = client(born=when("1990")), Person(name="Suami Uji", died=when("2010"))
    case = Case(client=person)

    def of(**union: Any) -> list[str]:
        return keys(case, kin=Kin([person, mate], [Union(partner1_id=person.id, partner2_id=mate.id, **union)]))

    assert of(since=when("2008"), until=when("2009"), ended_by=UnionEnd.DIVORCED) == []
    assert of(since=when("1995")) == ["married-as-child"]
    assert of(since=when("1985")) == ["married-as-child"]
    assert of(since=when("2012")) == ["union-after-death"]
    assert of(since=when("2008"), until=when("2005"), ended_by=UnionEnd.DIVORCED) == ["union-ends-first"]
    assert of(since=when("2008"), until=when("2012"), ended_by=UnionEnd.DIVORCED) == ["union-after-death"]
    assert of(since=when("2008"), until=when("2010"), ended_by=UnionEnd.WIDOWED) == []


def test_brothers_and_sisters_are_not_born_within_half_a_year_unless_they_are_twins() -> None:
    first, second = client(born=when("2001-01-01")), Person(name="Adik Uji", born=when("2001-03-01"))
    case = Case(client=first)
    parentages = [Parentage(child_id=first.id), Parentage(child_id=second.id)]
    kin = Kin([first, second], [Union(children=parentages)])
    assert [finding.sentence for finding in found_in(case, kin=kin)] == [
        "AU lahir 59 hari sesudah MU; bila kembar, tandai sebagai kembar."
    ]
    second.born = when("2001-01-02")
    assert keys(case, kin=kin) == []
    second.born = when("2001-03")
    assert keys(case, kin=kin) == []
    second.born = when("2001-03-01")
    parentages[1].twin_group = TwinGroup()
    assert keys(case, kin=kin) == []


def test_generations_are_not_mixed() -> None:
    parent, child, other = client(sex=Sex.FEMALE), Person(name="Anak Uji"), Person(name="Ibu Lain", sex=Sex.FEMALE)
    kin = family(parent, child, ParentageKind.BIOLOGICAL)
    case = Case(client=parent)
    kin.unions.append(Union(partner1_id=child.id, partner2_id=parent.id))
    assert [(finding.key, finding.record) for finding in found_in(case, kin=kin)] == [("generations-mixed", child)]
    kin.unions[1:] = [Union(children=[Parentage(child_id=parent.id), Parentage(child_id=child.id)])]
    assert keys(case, kin=kin) == ["generations-mixed"]
    row = Parentage(child_id=child.id, kind=ParentageKind.BIOLOGICAL)
    kin.people.append(other)
    kin.unions[1:] = [Union(partner1_id=other.id, children=[row])]
    assert [finding.sentence for finding in found_in(case, kin=kin)] == [
        "Tercatat lebih dari satu ibu kandung; periksalah siapa yang tiri, angkat, atau asuh."
    ]
    row.kind = ParentageKind.FOSTER
    assert keys(case, kin=kin) == []


def test_what_cannot_be_itself_is_doubted_once() -> None:
    """A birth or an opening that lies ahead does not make all else that is measured by it suspect."""
    child = client(born=when("2030"))
    father = Person(name="Ayah Uji", sex=Sex.MALE, born=when("1970"), died=when("2015"))
    case = Case(client=child, opened=when("2204"), contacts=[Contact(date=when("2024-01-01"))])
    assert keys(case, kin=family(father, child)) == ["born-ahead", "ahead-of-today"]


def test_nobody_attends_before_birth_or_after_death() -> None:
    dead, unborn = Person(name="Kakek Uji", died=when("2020")), Person(name="Bayi Uji", born=when("2026"))
    case = Case(
        contacts=[Contact(date=when("2024-01-01"), people=[ContactPerson(person=dead), ContactPerson(person=unborn)])],
        sessions=[Session(date=when("2020"), people=[SessionPerson(person=dead)])],
        conferences=[Conference(date=when("2024"), attendees=[ConferenceAttendee(person=dead, present=False)])],
    )
    assert [(finding.key, finding.sentence) for finding in found_in(case)] == [
        ("unborn-attends", "BU (lahir 2026) belum lahir pada hari itu (1 Januari 2024)."),
        ("dead-attends", "KU meninggal (2020) sebelum hari itu (1 Januari 2024)."),
    ]


def test_a_dead_person_is_no_emergency_contact() -> None:
    member = FamilyMember(person=Person(name="Paman", vital=Vital.DEAD), emergency_contact=True)
    assert keys(Case(family=[member])) == ["dead-emergency-contact"]


def test_stages_follow_each_other() -> None:
    agreed = [OralConsent(date=when("2024-09-01"))]
    case = Case(sessions=[Session(date=when("2024-09-22"))], oral_consents=agreed)
    case.plan.discussed_on, case.evaluation.date, case.termination.date = (
        when("2024-09-10"),
        when("2024-09-23"),
        when("2024-09-26"),
    )
    assert keys(case) == []
    case.evaluation.date = when("2024-09-09")
    assert keys(case) == ["evaluated-before-plan"]
    case.evaluation.date, case.termination.date = when("2024-09-30"), when("2024-09-24")
    case.sessions[0].date = when("2024-09-25")
    assert keys(case) == ["ended-before-evaluation", "ended-before-session"]


def test_the_first_consent_comes_before_the_first_session() -> None:
    session, consent = Session(date=when("2024-09-01")), Consent(date=when("2024-09-05"), method="tanda tangan")
    assert keys(Case(sessions=[session], consents=[consent])) == ["consent-after-session"]
    oral = OralConsent(date=when("2024-09-01"))
    session, consent = Session(date=when("2024-09-01")), Consent(date=when("2024-09-05"), method="tanda tangan")
    assert keys(Case(sessions=[session], consents=[consent], oral_consents=[oral])) == []


def test_a_number_that_two_people_have_is_told_of_without_names() -> None:
    person = client(nik="3273 0560 1090 0009", sex=Sex.FEMALE, phone="+62 812-3456-789")
    case = Case(client=person, number="2024-001")
    bearers = [
        Bearer(person.id, "MU", "3273056010900009", frozenset({"08123456789"})),
        Bearer("x", "AB, klien kasus 2024-002", "3273056010900009", frozenset({"0811111111", "08123456789"})),
    ]
    assert [finding.sentence for finding in found_in(case, bearers=bearers, numbers=["2024-001 "])] == [
        "Nomor 2024-001 juga dipakai kasus lain di buku kasus ini.",
        "NIK ini juga tercatat pada AB, klien kasus 2024-002; periksalah apakah orangnya sama.",
        "Nomor ini juga tercatat pada AB, klien kasus 2024-002; biarkan bila memang dipakai bersama.",
    ]
    assert keys(case, bearers=bearers[:1], numbers=["2024-002"]) == []


def test_however_long_what_is_written_a_sentence_stays_one() -> None:
    words = "panjang " * 500
    born = PartialDate.from_canonical(f"2030-01-01 | {words}")
    person = Person(name="Melati Uji", alias=words, born=born, phone="0812345678")
    mother = Person(alias=words, sex=Sex.FEMALE, born=PartialDate.from_canonical(f"2005 | {words}"))
    late = PartialDate.from_canonical(f"2099-01-01 | {words}")
    contact = Contact(date=late, time=TimeSpan.from_canonical(f"15:00/13:00 | {words}"))
    reading = Reading(kind=words, unit="%", value="9" * 3000)
    result = Measurement(score=1e300, lowest=-1e300, highest=1e299)
    case = Case(client=person, number=words, contacts=[contact], readings=[reading], measurements=[result])
    bearers = [Bearer(str(at), "AB, klien kasus 2024-002", phones=frozenset({"0812345678"})) for at in range(99)]
    findings = found_in(case, kin=family(mother, person), bearers=bearers, numbers=[words])
    assert len(findings) >= 6
    assert all(len(line) <= SENTENCE for line in [finding.sentence for finding in findings] + lines(findings))


def test_an_import_tells_the_first_few_and_counts_the_rest() -> None:
    person = client(born=when("2030"))
    case = Case(client=person, contacts=[Contact(date=when(f"209{at}")) for at in range(6)])
    findings = found_in(case)
    assert lines(findings) == [
        "Periksa MU: Tanggal lahir (2030) sesudah hari ini (30 November 2026).",
        "Periksa: Tanggal kontak (2090) sesudah hari ini (30 November 2026).",
        "Periksa: Tanggal kontak (2091) sesudah hari ini (30 November 2026).",
        "… dan 4 hal lain yang perlu diperiksa; tampak kuning di bawah isiannya.",
    ]
    assert len(lines(findings, besides=findings[:5])) == 2
    assert lines(findings, besides=findings) == []


dates = st.one_of(st.none(), st.dates(date(1900, 1, 1), date(2026, 11, 30)).map(PartialDate.on))


@few(30)
@given(dates, dates)
def test_only_a_sure_order_of_birth_and_death_is_doubted(born: PartialDate | None, died: PartialDate | None) -> None:
    wrong = born is not None and died is not None and died.earliest < born.earliest  # type: ignore[operator] # days
    assert ("death-before-birth" in keys(Case(client=client(born=born, died=died)))) is wrong
    for value in filter(None, (born, died)):
        year = PartialDate.parse(str(value.year))
        half = Case(client=client(born=year, died=year))
        assert keys(half) == []
