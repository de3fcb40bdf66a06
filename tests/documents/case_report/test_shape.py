"""The report reads like a chapter: six stages, each with its process and result, every table counted and pointed to."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from PIL import Image

from caseworker_app.casework.case_file import CaseFile
from caseworker_app.casework.kin import Kin
from caseworker_app.documents import blocks as b
from caseworker_app.documents.numbering import numbered
from caseworker_app.documents.pdf.writer import write_pdf
from caseworker_app.model.assessment import Resource
from caseworker_app.model.case import Case, FamilyMember
from caseworker_app.model.choices import EmotionalKind, Factor, ParentageKind, Sex, UnionKind, Vital
from caseworker_app.model.engagement import Consent, ConsentStatement
from caseworker_app.model.family import EmotionalTie, Parentage, Union
from caseworker_app.model.intervention import Session, TokenBehaviour, TokenEconomy, TokenEntry
from caseworker_app.model.notes import Attachment, AttachmentContent, Restriction
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person
from caseworker_app.model.practice import Agency
from caseworker_app.model.tools import Measurement, RoadMap, RoadMapEvent
from tests.documents.case_files import case_file
from tests.documents.case_report.conftest import Examples
from tests.documents.case_report.texts import blocks_of, drawn_text_of, figures_of, text_of
from tests.documents.makers import case_report

STAGES = [
    "4.1 Tahap Engagement, Intake, Contract (EIC)",
    "4.2 Tahap Asesmen",
    "4.3 Tahap Rencana Intervensi",
    "4.4 Tahap Intervensi",
    "4.5 Tahap Evaluasi",
    "4.6 Tahap Terminasi dan Rujukan",
]


def headings(document: b.Document, level: int) -> list[str]:
    found = blocks_of(numbered(document), b.Heading)
    return [f"{one.number} {one.text}".strip() for one in found if one.level == level]


def file_with(
    case: Case, *people: Person, unions: tuple[Union, ...] = (), ties: tuple[EmotionalTie, ...] = ()
) -> CaseFile:
    if people and case.client is None:
        case.client, case.client_id = people[0], people[0].id
    return CaseFile(case, Kin(list(people), list(unions), emotional_ties=list(ties)))


@pytest.mark.parametrize("name", ["ms-sentra", "s-lansia"])
def test_six_stages_each_end_in_process_and_result(examples: Examples, name: str) -> None:
    report = case_report(examples[name])
    assert [one for one in headings(report, 1) if one.startswith("4.")] == STAGES
    assert sum("Proses dan Hasil" in one for one in headings(report, 2)) == 6


def test_an_agency_gives_the_stages_its_own_names() -> None:
    report = case_report(file_with(Case(agency=Agency(stage_names="ATENSI"))))
    assert headings(report, 1)[0] == "4.1 Tahap Fasilitasi Akses serta Pendekatan Awal dan Kesepakatan Bersama"
    assert headings(report, 1)[5] == "4.6 Tahap Pascalayanan dan Terminasi"


@pytest.mark.parametrize("name", ["ms-sentra", "s-lansia"])
def test_every_table_and_figure_has_its_number_caption_and_reference(examples: Examples, name: str) -> None:
    report = case_report(examples[name])
    pointed = {
        ref.key for paragraph in blocks_of(report, b.Paragraph) for ref in paragraph.text if isinstance(ref, b.Ref)
    }
    for block in (*blocks_of(report, b.Table), *figures_of(report)):
        assert block.caption
        assert block.key in pointed
    captions = [block.caption for block in blocks_of(report, b.Table)]
    assert len(captions) == len(set(captions))


def test_only_a_wide_matrix_stands_on_a_turned_page(examples: Examples) -> None:
    matrix = next(table for table in blocks_of(case_report(examples["s-lansia"]), b.Table) if table.key == "activities")
    assert not matrix.landscape
    assert len(matrix.rows) == 7
    wide = case_report(case_file("filled"))
    assert next(table for table in blocks_of(wide, b.Table) if table.key == "activities").landscape


def test_bpss_and_quadrant_are_pictures_and_told_in_sentences(examples: Examples) -> None:
    document = case_report(examples["ms-sentra"])
    drawn = {figure.caption: figure for figure in figures_of(document)}
    for caption in ("Biopsikososial-Spiritual Klien “MS”", "Kuadran Strength Klien “MS”"):
        assert drawn[caption].landscape is False
        assert drawn[caption].drawing.width == pytest.approx(14 / 2.54 * 72, abs=1)
    told = text_of(document)
    assert (
        "Mengenai kehidupan rohaninya diketahui: taat beribadah, juara 1 lomba gereja 2014, dan aktif kegiatan" in told
    )
    assert "Yang masih menghalangi dari dalam dirinya ialah pelupa, mudah berubah suasana hati, mudah emosi" in told


def test_more_points_than_a_picture_holds_become_a_table() -> None:
    case = Case()
    case.assessment.social_points = [f"pokok {n} yang panjang sekali dan tidak ada habisnya" for n in range(40)]
    case.assessment.spiritual_points = ["taat beribadah"]
    document = case_report(file_with(case))
    assert not figures_of(document)
    assert [table.key for table in blocks_of(document, b.Table)].count("bpss") == 1


def test_figures_fit_the_width_of_the_text(examples: Examples) -> None:
    for name in examples:
        for figure in figures_of(case_report(examples[name])):
            assert figure.drawing.width <= (644 if figure.landscape else 397)


def test_a_resource_is_told_once_where_it_was_found() -> None:
    case = Case(
        resources=[
            Resource(text="kader lansia", factor=Factor.EXTERNAL, found_in="asesmen"),
            Resource(text="bersedia diarahkan", factor=Factor.INTERNAL, found_in="rencana"),
            Resource(text="tetangga", factor=Factor.EXTERNAL, found_in="asesmen", use="menjenguk"),
        ]
    )
    report = case_report(file_with(case))
    tables = {table.key: text_of(b.Document("", "", "report", (table,))) for table in blocks_of(report, b.Table)}
    assert "kader lansia" in tables["resources-found"]
    assert "kader lansia" not in tables["resources-used"]
    assert "bersedia diarahkan" not in tables["resources-found"]
    assert "menjenguk" in tables["resources-used"]


def test_a_living_client_is_not_called_alive_and_a_dead_one_is_called_dead() -> None:
    alive = text_of(case_report(file_with(Case(), Person(alias="AB", vital=Vital.ALIVE))))
    assert "Hidup atau meninggal" not in alive
    dead = text_of(case_report(file_with(Case(), Person(alias="AB", vital=Vital.DEAD, died=PartialDate.parse("2024")))))
    assert "Hidup atau meninggal" in dead


def test_an_age_that_cannot_be_is_marked_and_none_is_made_of_an_impossible_date() -> None:
    client = Person(name="Kenanga Uji", born=PartialDate.parse("2001-05-05"), stated_age=PartialDate.parse("age:140"))
    father = Person(name="Ayah Uji", vital=Vital.DEAD, died=PartialDate.parse("2015"))
    father.stated_age = PartialDate.parse("age:70@2026-11-30")
    case = Case(family=[FamilyMember(person=father, person_id=father.id, relation="ayah", position=0)])
    case.opened = PartialDate.parse("2204-03-05")
    text = text_of(case_report(file_with(case, client, father))).replace("\u00a0", " ")
    assert "140 tahun (usia tidak mungkin)" in text
    assert "70 tahun pada 30 November 2026" in text, "an age of a day after the death keeps its day"
    assert "203 tahun" not in text


def test_sentences_on_the_family_say_what_is_known_and_no_more() -> None:
    client, father, mother = Person(alias="AB"), Person(alias="F", sex=Sex.MALE), Person(alias="I", sex=Sex.FEMALE)
    sister = Person(alias="K")
    father.stated_age, father.occupation = PartialDate.parse("69 tahun"), "kuli"
    mother.vital, mother.died, mother.occupation = Vital.DEAD, PartialDate.parse("2022"), "karyawan"
    union = Union(partner1_id=father.id, partner2_id=mother.id, kind=UnionKind.MARRIED)
    union.children = [Parentage(child_id=sister.id, position=0), Parentage(child_id=client.id, position=1)]
    case = Case(family=[FamilyMember(person=father, person_id=father.id, relation="ayah", position=0)])
    text = text_of(case_report(file_with(case, client, father, mother, sister, unions=(union,))))
    assert "Klien “AB” adalah anak kedua dari dua bersaudara." in text
    parents = "Ayahnya (F) berusia 69 tahun dan bekerja sebagai kuli, sedangkan ibunya (I) telah meninggal dunia"
    assert f"{parents} pada tahun 2022." in text
    father.stated_age, father.occupation, father.vital = None, None, Vital.UNKNOWN
    text = text_of(case_report(file_with(case, client, father, mother, sister, unions=(union,))))
    assert "Ibunya (I) telah meninggal dunia pada tahun 2022, sedangkan keadaan ayahnya (F) tidak diketahui." in text
    assert "berusia" not in text
    assert "bekerja sebagai" not in text


@pytest.mark.parametrize(
    ("occupation", "told"),
    [
        ("pensiunan", "adalah pensiunan"),
        ("belum bekerja", "belum bekerja"),
        ("ibu rumah tangga", "adalah ibu rumah tangga"),
        ("tidak diketahui", None),
        ("karyawan", "bekerja sebagai karyawan"),
    ],
)
def test_an_occupation_is_told_by_what_it_is(occupation: str, told: str | None) -> None:
    client, mother = Person(alias="AB"), Person(alias="I", sex=Sex.FEMALE, occupation=occupation)
    union = Union(partner2_id=mother.id, children=[Parentage(child_id=client.id, kind=ParentageKind.BIOLOGICAL)])
    text = text_of(case_report(file_with(Case(), client, mother, unions=(union,))))
    assert (f"Ibunya (I) {told}." in text) if told else ("Ibunya (I) " not in text)


def test_what_is_private_or_must_not_be_passed_on_stays_out() -> None:
    client, friend = Person(alias="AB"), Person(alias="CD")
    tie = EmotionalTie(
        person1_id=client.id, person2_id=friend.id, kind=EmotionalKind.HOSTILE, private=True, note="rahasia besar"
    )
    events = [
        RoadMapEvent(what="peristiwa rahasia", private=True, feeling=-5, position=0),
        RoadMapEvent(what="menikah", feeling=4, position=1),
    ]
    case = Case(
        road_maps=[RoadMap(events=events, position=0)],
        restrictions=[Restriction(what="pindah agama", party="keluarga", reason="takut")],
        family=[FamilyMember(person=friend, person_id=friend.id, relation="teman", position=0)],
    )
    report = case_report(file_with(case, client, friend, ties=(tie,)), names=True)
    told = text_of(report) + drawn_text_of(report)
    assert "menikah" in told
    for secret in ("rahasia", "pindah agama", "takut"):
        assert secret not in told


def test_scores_stand_side_by_side_with_their_change() -> None:
    case = Case(
        measurements=[
            Measurement(instrument="skala kesepian", moment="sebelum", score=92, category="tinggi", position=0),
            Measurement(instrument="skala kesepian", moment="sesudah", score=33, category="rendah", position=1),
        ]
    )
    report = case_report(file_with(case, Person(alias="AB")))
    scores = next(table for table in blocks_of(report, b.Table) if table.key == "scores")
    assert scores.rows[0][0] == "skala kesepian"
    assert scores.rows[0][1] == "92 (tinggi)"
    assert scores.rows[0][3] == "−59"
    assert "scores-chart" in {figure.key for figure in figures_of(report)}


def test_tokens_are_added_up_day_by_day() -> None:
    behaviour = TokenBehaviour(text="bangun pagi", points=2)
    entries = [
        TokenEntry(date=PartialDate.parse(f"2024-09-0{day}"), behaviour=behaviour, points=2, position=day)
        for day in (1, 2, 3)
    ]
    economy = TokenEconomy(token="bintang", behaviours=[behaviour], entries=entries, position=0)
    report = case_report(file_with(Case(token_economies=[economy]), Person(alias="AB")))
    ledger = next(table for table in blocks_of(report, b.Table) if table.caption == "Catatan Harian Token")
    assert [row[4] for row in ledger.rows] == ["2", "4", "6"]
    assert "6 poin" in text_of(report)
    economy.entries.append(TokenEntry(date=PartialDate.parse("2024-08-31"), behaviour=behaviour, points=1, position=4))
    later = case_report(file_with(Case(token_economies=[economy]), Person(alias="AB")))
    ledger = next(table for table in blocks_of(later, b.Table) if table.caption == "Catatan Harian Token")
    assert [(row[1][:6], row[4]) for row in ledger.rows[:2]] == [("Sabtu,", "1"), ("Minggu", "3")]


def picture() -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (60, 40), "grey").save(target, "PNG")
    return target.getvalue()


@pytest.mark.parametrize(("answer", "shown"), [(True, 1), (False, 0), (None, 0)])
def test_photos_are_shown_only_with_consent(answer: bool | None, shown: int) -> None:  # noqa: FBT001 - a parameter
    session = Session(activity_name="kunjungan")
    photo = Attachment(kind="foto", media_type="image/png", caption="Di taman", entity="Session", entity_id=session.id)
    photo.content = AttachmentContent(data=picture())
    consent = Consent(statements=[ConsentStatement(key="foto", agreed=answer)])
    case = Case(sessions=[session], attachments=[photo], consents=[consent])
    report = case_report(file_with(case, Person(alias="AB")))
    assert len(blocks_of(report, b.Photo)) == shown
    assert "Di taman" in text_of(report)


def test_who_signs_stands_below_the_last_stage(examples: Examples) -> None:
    report = case_report(examples["s-lansia"])
    left, right = blocks_of(report, b.SignatureRow)[0].signers
    assert (left.role, left.name) == ("Mengetahui,\nSupervisor", "Dr. Sri Wahyuni")
    assert (right.role, right.name, right.number) == (
        "Jakarta Selatan, 24 September 2024\nPraktikan",
        "Dewi Lestari",
        "NRP 2104001",
    )
    misnamed_weekday = blocks_of(case_report(examples["ms-sentra"]), b.SignatureRow)[0].signers[1]
    assert misnamed_weekday.role == "Bogor, 26 September 2024\nPraktikan"


def test_gaps_are_marked_as_gaps_and_nowhere_else() -> None:
    report = case_report(file_with(Case()))
    gaps = [run.text for block in blocks_of(report, b.Run) for run in [block] if run.missing]
    assert "klien belum didaftarkan" in gaps
    assert "fokus masalah belum dirumuskan" in gaps
    assert not any("belum dirumuskan" in run.text for run in blocks_of(report, b.Run) if not run.missing)


def test_a_case_without_anything_still_makes_a_report(read_pdf: Callable[[bytes], list[str]]) -> None:
    pages = read_pdf(write_pdf(case_report(file_with(Case(number="7")))))
    assert "LAPORAN KASUS" in pages[0]
    assert "belum didaftarkan" not in " ".join(pages)


def test_any_text_of_a_case_prints_as_itself(read_pdf: Callable[[bytes], list[str]]) -> None:
    strange = "Ani <ani@x.id> & <b>tebal</b> %s {nama} \\n “kutip”"
    case = Case()
    case.assessment.background = strange
    case.sessions = [Session(activity_name=strange, process=strange)]
    text = " ".join(" ".join(read_pdf(write_pdf(case_report(file_with(case, Person(alias="AB")))))).split())
    assert text.count(strange) >= 3


def test_a_recording_is_listed_and_never_put_into_the_report() -> None:
    session = Session(activity_name="konseling")
    kinds = [("rekaman suara", "audio/ogg"), ("foto", "video/mp4"), ("foto", "application/pdf")]
    attachments = [
        Attachment(
            caption=f"Lampiran {at}",
            kind=kind,
            media_type=media_type,
            entity_id=session.id,
            content=AttachmentContent(data=b"bukan gambar"),
        )
        for at, (kind, media_type) in enumerate(kinds)
    ]
    answers = [ConsentStatement(key=key, agreed=True) for key in ("foto", "rekaman_suara", "video")]
    consent = Consent(status="setuju", date=PartialDate.parse("1/8/2024"), statements=answers)
    case = Case(sessions=[session], attachments=attachments, consents=[consent])
    report = case_report(file_with(case, Person(alias="AB")))
    assert blocks_of(report, b.Photo) == []
    assert all(f"Lampiran {at}" in text_of(report) for at in range(3))
    assert write_pdf(report).startswith(b"%PDF")
