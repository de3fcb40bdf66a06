from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker_app.errors import BadInput
from caseworker_app.exchange import package
from caseworker_app.model.case import Case
from caseworker_app.model.engagement import Contact
from caseworker_app.model.person import Person
from caseworker_app.paths import resources
from tests.filled import filled_case

CASE = "3f0a9c52-5a0e-4c57-9a35-0d3a2f6b7a11"


def packed(**case: object) -> bytes:
    return json.dumps({"format": "caseworker-case", "version": 1, "case": {"id": CASE, **case}}).encode()


def test_everything_that_can_be_stored_travels_and_comes_back() -> None:
    data = package.write(*filled_case())
    again = package.write(*package.read(data))
    assert again == data
    assert data.count(b"isian ") > 500


def test_what_is_not_known_is_left_out() -> None:
    data = json.loads(package.write(Case(number="2024-001"), {}))
    assert set(data) == {"format", "version", "case"}
    assert data["case"]["number"] == "2024-001"
    assert "cluster" not in data["case"]


@pytest.mark.parametrize("path", sorted((resources() / "examples").glob("*.json")), ids=lambda path: path.stem)
def test_the_examples_come_back_byte_for_byte(path: object) -> None:
    data = path.read_bytes()  # type: ignore[attr-defined]
    assert package.write(*package.read(data)) == data


def test_there_are_exactly_two_examples() -> None:
    assert len(list((resources() / "examples").iterdir())) == 2


def test_records_without_ids_get_the_same_ones_each_time() -> None:
    data = packed(contacts=[{"place": "aula"}, {"place": "kantor"}])
    first, _ = package.read(data)
    second, _ = package.read(data)
    assert [one.id for one in first.contacts] == [one.id for one in second.contacts]
    assert len({one.id for one in first.contacts}) == 2
    assert [one.place for one in first.contacts] == ["aula", "kantor"]


def test_dates_and_times_are_read_as_people_write_them() -> None:
    case, _ = package.read(packed(contacts=[{"date": "Jumat, 26 September 2024", "time": "15.00-17.30"}]))
    assert case.contacts[0].date is not None
    assert case.contacts[0].date.weekday_conflict
    assert case.contacts[0].time is not None
    assert case.contacts[0].time.minutes == 150


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])))
def test_any_text_travels_as_itself(text: str) -> None:
    case = Case(contacts=[Contact(process=text)])
    again, _ = package.read(package.write(case, {"people": [Person(name=text)]}))
    assert again.contacts[0].process == text


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"{", "bukan JSON"),
        (b"\xff\xfe\x00", "bukan JSON"),
        (b"[]", "bukan paket kasus"),
        (b'{"format": "lain"}', "bukan paket kasus"),
        (b'{"version": 99, "case": {}}', "versi program yang lebih baru"),
        (packed(warna="biru"), "warna"),
        (packed(contacts=[{"place": 5}]), "contacts[0].place"),
        (packed(contacts=[{"id": "satu"}]), "contacts[0].id"),
        (packed(termination={"satisfaction": "lima"}), "termination.satisfaction"),
        (packed(symptoms=[{"dimension": "aura"}]), "aura"),
        (packed(consents=[{}, {"status": "disetujui semua"}]), "consents[1].status: kata 'disetujui semua'"),
        (packed(consents=[{"statements": [{}, {"key": "fotoo"}]}]), "consents[0].statements[1].key: hal pernyataan"),
        (packed(contacts=[{"id": CASE}, {"id": CASE}]), "id yang sama dua kali"),
        (b'{"people": []}', "case"),
        (b'{"case": {}', "baris 1, kolom 12"),
        (b"", "bukan JSON"),
        (b'{"case": {"number": NaN}}', "bukan JSON"),
        (b'{"case": {"number": "1", "number": "2"}}', "pada case: isian “number” tertulis dua kali"),
        (b'{"case": {"contacts": [{"place": "a", "place": "b"}]}}', "case.contacts[0]: isian “place” tertulis dua"),
        (b'{"case": {"number": "a\\u0000b"}}', "pada case.number: ada tanda yang bukan huruf"),
        (b'{"case": {"number": "\\ud800"}}', "pada case.number: ada tanda yang bukan huruf"),
        (b'{"case": {"number": "a\0b"}}', "bukan JSON"),
        # Names of their own: Windows cannot keep what pytest would call these in its environment.
        pytest.param(b'{"case": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "bersarang terlalu dalam", id="lists"),
        pytest.param(
            b'{"case": ' + b'{"a": ' * 50_000 + b"1" + b"}" * 50_000 + b"}", "bersarang terlalu dalam", id="objects"
        ),
        (b'{"case": null}', "pada case: seharusnya objek {…}, bukan kosong (null)"),
        (b'{"version": 0, "case": {}}', "pada version: bilangannya harus >= 1"),
        (b'{"case": {"attachments": [{"size": 1' + b"0" * 30 + b"}]}}", "attachments[0].size: bilangannya"),
        (b'{"case": {"attachments": [{"size": 1' + b"0" * 9000 + b"}]}}", "bilangan yang terlalu panjang"),
        (packed(number=5), "pada case.number: seharusnya teks, bukan bilangan bulat"),
        (packed(contacts="besok"), "pada case.contacts: seharusnya daftar […], bukan teks"),
        (packed(contacts=[{"plase": "aula"}]), "isian “plase” tidak dikenal; yang ada: place"),
        (
            packed(symptoms=[{"dimension": "aura"}]),
            "kata 'aura' tidak ada dalam daftar pilihan; yang ada: ",
        ),
        (packed(contacts=[{"id": CASE + "\n"}]), "contacts[0].id: id harus berbentuk UUID"),
        (
            packed(attachments=[{"content": {"data": "bukan base64!"}}]),
            "attachments[0].content.data: isi lampiran",
        ),
        (packed(opened="2024-02-31"), "pada case.opened: tanggal “2024-02-31” tidak ada"),
        (
            packed(contacts=[{"date": "31 Februari 2024"}]),
            "case.contacts[0].date: tanggal “31 Februari 2024”",
        ),
        (packed(contacts=[{"date": "2024-13-01 | Senin"}]), "pada case.contacts[0].date"),
    ],
)
def test_a_package_that_does_not_fit_is_refused_in_one_sentence(data: bytes, told: str) -> None:
    with pytest.raises(BadInput) as refusal:
        package.read(data)
    assert told in str(refusal.value)
    assert "tidak diubah" in str(refusal.value)
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_a_package_is_read_in_the_coding_of_any_editor(coding: str) -> None:
    case, _ = package.read(packed(number="é 1").decode().encode(coding))
    assert case.number == "é 1"


def test_what_came_along_with_pasted_text_keeps_no_package_from_being_read() -> None:
    case = Case(number="a\0b", contacts=[Contact(techniques=["c\0d"])])
    again, _ = package.read(package.write(case, {}))
    assert again.number == "ab"
    assert again.contacts[0].techniques == ["cd"]


def test_a_day_that_is_in_no_calendar_travels_as_words() -> None:
    case, _ = package.read(packed(opened="| 31 Februari 2024"))
    assert case.opened is not None
    assert case.opened.text == "31 Februari 2024"
    assert package.write(*package.read(package.write(case, {}))) == package.write(case, {})


def test_the_schema_names_every_field_of_a_case() -> None:
    schema = package.schema()
    case = schema["$defs"]["Case"]["properties"]
    assert {"client_id", "contacts", "consents", "sessions", "termination", "referrals"} <= set(case)
    assert schema["$defs"]["Symptom"]["properties"]["dimension"]["anyOf"][0] == {"$ref": "#/$defs/Dimension"}


def test_the_schema_lists_the_words_that_rules_of_consent_look_at() -> None:
    made = package.schema()["$defs"]
    status = made["ConsentStatus"]["enum"]
    assert set(status) >= {"draf", "setuju", "setuju sebagian", "tidak setuju", "dicabut"}
    key = made["ConsentStatement"]["properties"]["key"]["anyOf"][0]
    assert re.fullmatch(key["pattern"], "rekaman_suara")
    assert re.fullmatch(key["pattern"], "butir_2")
    assert not re.fullmatch(key["pattern"], "apa saja")
