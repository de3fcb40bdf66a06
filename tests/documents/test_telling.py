"""Described fields become facts, paragraphs and tables; nothing is dropped and nothing is told that is not known."""

from __future__ import annotations

import pytest

from caseworker_app.casework.case_file import CaseFile
from caseworker_app.casework.kin import Kin
from caseworker_app.documents import blocks as b
from caseworker_app.documents.telling import Teller, find_rows, missing, noted, pointing
from caseworker_app.forms.catalogue import page
from caseworker_app.model.assessment import Interview, Symptom, SymptomSource
from caseworker_app.model.case import Case
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person
from caseworker_app.model.plan import Implementer
from caseworker_app.model.practice import Agency
from caseworker_app.model.time_span import TimeSpan
from tests.documents.case_report.texts import blocks_of, text_of


def teller(case: Case | None = None, *, names: bool = False) -> Teller:
    return Teller(CaseFile(case or Case(), Kin()), names=names)


def words(blocks: list[b.Block]) -> str:
    return text_of(b.Document("x", "", "report", tuple(blocks)))


def facts(blocks: list[b.Block]) -> dict[str, object]:
    document = b.Document("x", "", "report", tuple(blocks))
    return {fact.label: fact.value for block in blocks_of(document, b.Facts) for fact in block.facts}


def test_the_clock_runs_in_the_zone_of_the_agency() -> None:
    assert teller().words(TimeSpan.parse("9-10")) == "pukul 09.00–10.00 WIB"
    assert teller(Case(agency=Agency(time_zone="WIT"))).words(TimeSpan.parse("9-10")) == "pukul 09.00–10.00 WIT"


def test_people_are_called_by_initials_unless_names_are_shown() -> None:
    person = Person(name="Arum Lestari", alias="AL")
    assert teller().words(person) == "AL"
    assert teller(names=True).words(person) == "Arum Lestari"
    assert teller().person(None) == ""


def test_short_values_of_a_page_are_one_list_of_facts() -> None:
    case = Case(number="7", cluster="anak", access_route="rujukan", emergency=False)
    told = teller(case).page(page("case"))
    assert isinstance(told[0], b.Heading)
    assert len(told) == 2
    assert facts(told) == {
        "Nomor kasus": "7",
        "Klaster": "anak",
        "Jalur akses": "rujukan",
        "Respon kasus (darurat)": "tidak",
    }


def test_a_page_that_holds_nothing_is_not_there() -> None:
    assert teller().page(page("intake")) == []


def test_a_long_text_stands_below_its_label_as_it_was_written() -> None:
    case = Case()
    case.engagement.presenting_problem = "a < b & «c»\n" * 12
    told = teller(case).page(page("intake"))
    label, text = told[-2:]
    assert isinstance(label, b.Heading)
    assert isinstance(text, b.Paragraph)
    assert (label.text, label.numbered) == ("Masalah menurut klien:", False)
    assert text.text == case.engagement.presenting_problem


def test_many_points_become_a_list_and_few_a_line() -> None:
    case = Case()
    case.assessment.methods = ["wawancara", "observasi"]
    case.assessment.techniques = ["satu", "dua", "tiga", "empat"]
    told = teller(case).page(page("data_collection"))
    assert facts(told) == {"Metode": "wawancara dan observasi"}
    assert blocks_of(b.Document("x", "", "report", tuple(told)), b.BulletList)[0].items == (
        "satu",
        "dua",
        "tiga",
        "empat",
    )


def test_a_table_has_only_columns_that_hold_something() -> None:
    rows = find_rows(page("data_collection"), "interviews")
    interviews = [Interview(activity="kunjungan", place="rumah", result="baik"), Interview(activity="telepon")]
    sentence, table = teller().table(interviews, rows, caption="Wawancara", key="w")
    assert isinstance(sentence, b.Paragraph)
    assert isinstance(table, b.Table)
    assert [column.heading for column in table.columns] == ["No.", "Kegiatan", "Hasil", "Tempat"]
    assert table.caption == "Wawancara"
    assert b.Ref("w") in sentence.text


def test_a_table_of_one_column_is_a_list() -> None:
    rows = find_rows(page("implementers"), "implementers")
    label, points = teller().table([Implementer(name="kader"), Implementer(name="ketua RT")], rows)
    assert isinstance(label, b.Heading)
    assert points == b.BulletList(("kader", "ketua RT"))


def test_what_has_no_column_stands_in_a_row_below_its_record() -> None:
    rows = find_rows(page("symptoms"), "symptoms")
    symptom = Symptom(text="mudah marah", more_sources=[SymptomSource(source="guru", statement="sering membentak")])
    _, table = teller().table([symptom, Symptom(text="murung")], rows)
    assert isinstance(table, b.Table)
    assert table.rows == (
        ("1", "mudah marah"),
        b.SpanRow((b.Run("Sumber lain: ", italic=True), b.Run("guru (Pernyataannya: sering membentak)"))),
        ("2", "murung"),
    )


def test_records_are_counted_when_there_are_several() -> None:
    rows = find_rows(page("data_collection"), "interviews")
    two = [Interview(activity="a", date=PartialDate.parse("2024-08-26")), Interview(activity="b")]
    told = teller().records(two, rows, "Wawancara")
    assert [block.text for block in told if isinstance(block, b.Heading)] == [
        "Wawancara",
        "Wawancara ke-1",
        "Wawancara ke-2",
    ]
    assert teller().records([Interview()], rows, "Wawancara") == []


def test_numbers_that_identify_are_told_only_with_names() -> None:
    field = next(item for item in page("client_family").sections[0].items if item.key == "nik")
    person = Person(nik="3171234510580001")
    assert teller(names=True).value(person, field) == "3171234510580001"  # type: ignore[arg-type] # a field
    assert "3171" not in teller().value(person, field)  # type: ignore[arg-type] # a field
    assert teller().value(Person(), field) == ""  # type: ignore[arg-type] # a field


def test_a_sentence_points_to_several_places() -> None:
    assert pointing("Lihat", "a", "b").text == (b.Run("Lihat "), b.Ref("a"), b.Run(" dan "), b.Ref("b"), b.Run("."))


def test_a_gap_is_marked_and_a_note_labelled() -> None:
    assert missing("tujuan", "plan/goals").text == (b.Run("tujuan", missing=True, place="plan/goals"),)
    assert words([noted("Teknik", "small talk")]) == "\nTeknik: small talk"


def test_a_table_that_a_page_lacks_is_an_error() -> None:
    with pytest.raises(LookupError):
        find_rows(page("case"), "sessions")


def test_an_english_term_is_explained_on_paper() -> None:
    assert facts(teller(Case(application="voluntary")).page(page("case"))) == {
        "Cara klien datang": "atas kemauan sendiri (voluntary)"
    }
