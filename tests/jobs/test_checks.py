"""What an import tells of that cannot be; all of it comes in all the same."""

from __future__ import annotations

import json

import pytest

from caseworker_app.casework.checks.catalogue import CHECKS
from caseworker_app.jobs import checks
from caseworker_app.jobs.case_files import load
from caseworker_app.jobs.gedcom import import_family
from caseworker_app.jobs.packages import export_case, import_case
from caseworker_app.model.assessment import Interview
from caseworker_app.model.case import Case
from caseworker_app.model.choices import Sex
from caseworker_app.model.intervention import Session as MeetingHeld
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person
from caseworker_app.model.practice import Practitioner
from caseworker_app.model.time_span import TimeSpan
from caseworker_app.paths import resource
from caseworker_app.store.notebook import Notebook

FAMILY = """0 HEAD
1 GEDC
2 VERS 5.5.1
0 @I1@ INDI
1 NAME Surya /Wibawa/
1 SEX M
1 DEAT
2 DATE 2001
0 @I2@ INDI
1 NAME Kartika
1 SEX F
1 BIRT
2 DATE 1999
0 @I3@ INDI
1 NAME Melati Sari
1 SEX F
1 BIRT
2 DATE 3 APR 2003
1 FAMC @F1@
0 @F1@ FAM
1 HUSB @I1@
1 WIFE @I2@
1 CHIL @I3@
0 TRLR
"""


@pytest.mark.parametrize(("name", "sentences"), [
    ("ms-sentra", [
        *["26 September 2024 adalah hari Kamis, tidak seperti yang tertulis."] * 2,
        "SSH sudah meninggal, tetapi pekerjaannya masih tertulis “karyawan”; tulis “dahulu …” atau kosongkan.",
        'Di sini tertulis “Klien "U"”, padahal klien kasus ini MS; apakah disalin dari kasus lain?',
        "Di ekomap hubungan dengan Rosi “biasa”, di tempat lain tertulis “bersahabat dekat dengan Rosi”.",
        ("Terminasi menyebut 3 pihak rujukan, tetapi belum ada rujukan kepada pekerja sosial sentra, pembina "
         "asrama."),
        "Fokus ini dimulai dengan teknik; sebutkan masalahnya, misalnya “kecemasan menghadapi dunia kerja”.",
        ("tes kecemasan daring di situs kesehatan hanya diukur sekali (sebelum); evaluasi sudah dilakukan, jadi "
         "perubahannya tidak diketahui."),
    ]),
    ("s-lansia", [
        ("Tekanan darah 170/140 berbahaya (batas belum diperiksa). Sudah dirujuk ke Puskesmas atau IGD? Belum "
         "tercatat."),
        "Tertulis “1 jam 25 menit untuk dua pertemuan”, padahal waktu 2 pertemuan itu berjumlah 1 jam 15 menit.",
        ("Usia yang tertulis (66 tahun pada 27 Agustus 2024) tidak cocok dengan tanggal lahir 5 Oktober 1958: "
         "pada hari itu 65 tahun."),
        "Waktu 12.00–12.00 tidak ada lamanya.",
        "Alamat klien menyebut RW 08, tetapi catatan lain 7 kali menyebut RW 03.",
        ("Rumah dijual “untuk berobat dan diganti rumah kecil” di satu tempat dan “karena banyak utang” di tempat "
         "lain; mana yang benar?"),
        ("Rujukan kepada ketua kader lansia, anggota kader, komun…s lanjut usia RW 03 belum bertanggal, padahal "
         "pendampingan sudah berakhir."),
    ]),
])  # fmt: skip
def test_of_real_cases_only_what_is_true_is_doubted(notebook: Notebook, name: str, sentences: list[str]) -> None:
    imported = import_case(notebook, resource("examples", f"{name}.json").read_bytes())
    with notebook.reading() as session:
        case = session.get_one(Case, imported.case_id)
        assert [finding.sentence for finding in checks.of_case(session, case)] == sentences


def test_what_cannot_be_is_told_and_comes_in_all_the_same(notebook: Notebook) -> None:
    first, second = "3f0a9c52-5a0e-4c57-9a35-0d3a2f6b7a11", "3f0a9c52-5a0e-4c57-9a35-0d3a2f6b7a12"
    client = {"id": first, "name": "Kenanga Uji", "born": "2001-05-05", "nik": "3273054505010009"}
    contacts = [{"date": "1998-01-01"}, *({"date": f"209{at}-01-01"} for at in range(4))]
    case = {"number": "U-1", "client_id": first, "opened": "2204-03-05", "contacts": contacts}
    imported = import_case(notebook, json.dumps({"people": [client], "case": case}).encode())
    assert imported.notices[0].startswith("Periksa: Tanggal kasus dibuka (5 Maret 2204) sesudah hari ini")
    assert len(imported.notices) == 4
    assert imported.notices[-1].startswith("… dan 3 hal lain yang perlu diperiksa")
    out = json.loads(export_case(notebook, imported.case_id))
    assert [row["date"] for row in out["case"]["contacts"]] == [row["date"] for row in contacts]
    again = {"people": [{**client, "id": second}], "case": {"number": "U-2", "client_id": second}}
    (likeness,) = import_case(notebook, json.dumps(again).encode()).notices
    assert likeness.startswith("Mungkin orang yang sama: Kenanga Uji, kasus U-1 (NIK sama,")
    third = "3f0a9c52-5a0e-4c57-9a35-0d3a2f6b7a13"
    other = {"people": [{**client, "id": third}], "case": {"number": "U-3", "client_id": third}}
    (doubt,) = import_case(notebook, json.dumps(other).encode(), different=True).notices
    assert doubt.startswith("Periksa KU: NIK ini juga tercatat pada KU, klien kasus U-1")


def test_a_step_that_a_scale_does_not_have_is_told_and_comes_in_all_the_same(notebook: Notebook) -> None:
    rows = {
        "attainment_scales": [{"level_before": 3}],
        "termination": {"satisfaction": 0},
        "road_maps": [{"events": [{"feeling": 7}]}],
    }
    imported = import_case(notebook, json.dumps({"case": {"number": "U-2", **rows}}).encode())
    sentences = " ".join(imported.notices)
    assert "Tingkat awal 3 di luar skala -2 sampai 2." in sentences
    assert "Kepuasan klien 0 di luar skala 1 sampai 5." in sentences
    assert "Perasaan 7 di luar skala -5 sampai 5." in sentences
    out = json.loads(export_case(notebook, imported.case_id))["case"]
    assert out["attainment_scales"][0]["level_before"] == 3
    assert out["termination"]["satisfaction"] == 0
    assert out["road_maps"][0]["events"][0]["feeling"] == 7


def test_a_family_that_cannot_be_is_told_and_joined_all_the_same(notebook: Notebook) -> None:
    case = Case(number="1", client=Person(name="Melati Sari", sex=Sex.FEMALE))
    with notebook.edit("Kasus baru", undoable=False) as session:
        session.add(case)
    notices = import_family(notebook, case.id, FAMILY.encode()).notices
    assert notices[-2:] == (
        "Periksa: SW (ayah) meninggal (2001) sebelum MS dapat menjadi anaknya (lahir 3 April 2003).",
        "Periksa: K (ibu, lahir 1999) paling banyak 4 tahun lebih tua daripada MS (lahir 3 April 2003).",
    )
    assert {person.name for person in load(notebook, case.id).kin.people} >= {"Kartika", "Surya Wibawa"}
    again = import_family(notebook, case.id, FAMILY.encode()).notices
    assert not any(notice.startswith("Periksa:") for notice in again), "what stood there before is not told again"


@pytest.mark.parametrize(("number", "person", "sentence"), [
    (" u-9\t", Person(name="Tanjung"), "Nomor U-9 juga dipakai kasus lain"),
    ("U-10", Person(name="Tanjung", nik="3273 0545.0501-0009"), "NIK ini juga tercatat pada T"),
    ("U-10", Person(name="Tanjung", phone="+62 812-3456-7890"), "T, klien kasus U-10"),
    ("U-10", Person(name="Tanjung", phone="021 5550101 dan (0812) 3456.7890"), "T, klien kasus U-10"),
    ("U-10", Person(name="Tanjung", phone="hp 0812~3456~7890"), "T, klien kasus U-10"),
    ("U-10", Person(name="Tanjung", phone="0812 3456 7891", nik="3273054505010008"), ""),
])  # fmt: skip
def test_numbers_of_others_are_found_however_they_are_written(
    notebook: Notebook, number: str, person: Person, sentence: str
) -> None:
    client = Person(name="Kenanga Uji", nik="3273054505010009", phone="081234567890")
    case = Case(number="U-9", client=client)
    with notebook.edit("Kasus baru", undoable=False) as session:
        session.add_all([case, Case(number=number, client=person)])
    sentences = " ".join(finding.sentence for finding in checks.of_open_case(notebook, case))
    assert sentence in sentences
    assert bool(sentence) is bool(sentences)


def test_of_a_change_only_the_checks_are_run_that_read_it(notebook: Notebook) -> None:
    with notebook.edit("Kasus baru", undoable=False) as session:
        session.add(case := Case(number="1", client=Person(name="Melati Sari")))
    with notebook.reading() as session:
        every = {key for key, _ in checks.step_by_step(session, case)}
        some = {key for key, _ in checks.step_by_step(session, case, {"Measurement"})}
    assert every == {check.key for check in CHECKS}
    assert "other-instrument" in some
    assert "focus-is-no-problem" not in some


def named_in(notebook: Notebook, text: str) -> list[str]:
    """What is doubted of names in a text of the case of Melati Sari, beside the cases of two others."""
    case = Case(number="1", client=Person(name="Melati Sari"), interviews=[Interview(result=text)])
    others = [Case(number="2", client=Person(name="Bima Prakoso")), Case(number="3", client=Person(name="Kartika"))]
    with notebook.edit("Kasus", undoable=False) as session:
        session.add_all([case, *others, Person(name="Joko Widagdo")])
    found = checks.of_open_case(notebook, case)
    return [finding.sentence for finding in found if finding.key == "other-clients-name"]


@pytest.mark.parametrize(
    "text",
    [
        "Bima Prakoso masih ragu untuk bercerita.",
        "Kemarin ibu Bima Prakoso datang.",
        "Keluarga BIMA PRAKOSO dan klien.",
    ],
)
def test_the_name_of_another_client_is_a_copied_text(notebook: Notebook, text: str) -> None:
    (sentence,) = named_in(notebook, text)
    assert "klien kasus lain (B.P)" in sentence
    assert "Bima" not in sentence


@pytest.mark.parametrize(
    "text",
    [
        "Melati Sari masih ragu untuk bercerita.",
        "Kartika datang bersama Joko Widagdo.",
        "Bima datang, Prakoso tidak; Bima Prakosowati juga tidak.",
        "",
    ],
)
def test_other_names_are_nobodys_secret(notebook: Notebook, text: str) -> None:
    assert named_in(notebook, text) == []


def at_once(notebook: Notebook, place: str, *, other_worker: bool = False, many: bool = False) -> list[str]:
    """What is doubted of a session at home while one of another case was held in the hall."""
    here = Case(number="1", practitioner=Practitioner(name="Sri"), sessions=[meeting("rumah klien")])
    worker = Practitioner(name="Hadi") if other_worker else here.practitioner
    there = Case(number="2", practitioner=worker, sessions=[meeting(place)])
    with notebook.edit("Kasus", undoable=False) as session:
        session.add_all([here, there])
    with notebook.reading() as session:
        found = checks.all_of_case(session, here, wanted=checks.wanted_in(session, many=many))
    return [one.sentence for one in found if one.key == "meetings-overlap-elsewhere"]


def meeting(place: str) -> MeetingHeld:
    return MeetingHeld(date=PartialDate.parse("2024-09-16"), time=TimeSpan.parse("09.00-10.00"), place=place)


@pytest.mark.parametrize("many", [False, True])
def test_nobody_is_at_two_places_at_once(notebook: Notebook, many: bool) -> None:  # noqa: FBT001 - a parameter
    (sentence,) = at_once(notebook, "aula sentra", many=many)
    assert "di kasus 2 (09.00–10.00, aula sentra)" in sentence


def test_brothers_may_be_met_together_and_workers_apart(notebook: Notebook) -> None:
    assert at_once(notebook, "Rumah klien") == []
    assert at_once(notebook, "aula sentra", other_worker=True) == []
