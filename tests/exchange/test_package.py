from __future__ import annotations

import base64
import datetime as dt
import io
import json
import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker_app import limits
from caseworker_app.errors import BadInput, SeveralFaults
from caseworker_app.exchange import package
from caseworker_app.exchange.package_schema import schema
from caseworker_app.model.case import Case
from caseworker_app.model.choices import Sex, Vital
from caseworker_app.model.engagement import Contact
from caseworker_app.model.partial_date import PartialDate
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
    assert len(list((resources() / "examples").glob("*.json"))) == 2


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


def test_a_day_without_its_year_is_one_of_the_case_and_says_so() -> None:
    dates = ["19 September", "9 September 2023 - 19 September", "kemarin"]
    contacts = [{"date": words} for words in dates]
    case, _ = package.read(packed(opened="7 Agustus 2023", closed="15 Desember 2023", contacts=contacts))
    guessed, together, words = (contact.date for contact in case.contacts)
    assert guessed == PartialDate(dt.date(2023, 9, 19), dt.date(2023, 9, 19), "19 September")
    assert guessed.year_guessed
    assert str(together) == "2023-09-09/2023-09-19"
    assert words == PartialDate(text="kemarin")


def test_a_birth_date_in_a_package_never_lies_ahead() -> None:
    people = [{"name": "Ani", "born": "17/8/99"}, {"name": "Budi", "born": "17 Agustus"}]
    data = json.loads(packed()) | {"people": people}
    _, shared = package.read(json.dumps(data).encode())
    ani, budi = (person.born for person in shared["people"] if isinstance(person, Person))
    assert ani == PartialDate.on(dt.date(1999, 8, 17))
    assert budi == PartialDate(text="17 Agustus")


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
        (packed(contacts=[{"place": True}]), "contacts[0].place"),
        (packed(contacts=[{"id": "satu dua"}]), "contacts[0].id"),
        (packed(termination={"satisfaction": "lima"}), "termination.satisfaction"),
        (packed(symptoms=[{"dimension": "aura"}]), "aura"),
        (packed(consents=[{}, {"status": "disetujui semua"}]), "consents[1].status: kata 'disetujui semua'"),
        (packed(consents=[{"statements": [{}, {"key": "fotoo"}]}]), "consents[0].statements[1].key: hal pernyataan"),
        (
            packed(contacts=[{"id": CASE}, {"id": CASE}]),
            "pada case.contacts[1].id: id yang sama sudah dipakai pada case.contacts[0].id",
        ),
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
        (b'{"version": 0, "case": {}}', "pada version: bilangannya paling kecil 1"),
        (b'{"case": {"attachments": [{"size": 1' + b"0" * 30 + b"}]}}", "attachments[0].size: bilangannya"),
        (b'{"case": {"attachments": [{"size": 1' + b"0" * 9000 + b"}]}}", "bilangan yang terlalu panjang"),
        (packed(number=[5]), "pada case.number: seharusnya teks, bukan daftar […]"),
        (packed(client_id="p9"), "pada case.client_id: menunjuk “p9”, yang tidak ada di dalam paket ini"),
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


def test_all_faults_are_told_together_each_with_its_place() -> None:
    wrong = packed(
        opened="2024-02-31",
        warna="biru",
        contacts=[{"place": {}}, {"date": "31 Februari 2024"}],
        symptoms=[{"dimension": "aura"}],
        road_maps=[{"events": [{"feeling": "tujuh"}]}],
    )
    with pytest.raises(SeveralFaults) as refused:
        package.read(wrong)
    assert [fault.partition(":")[0] for fault in refused.value.faults] == [
        "case.opened",
        "case",
        "case.contacts[0].place",
        "case.contacts[1].date",
        "case.symptoms[0].dimension",
        "case.road_maps[0].events[0].feeling",
    ]
    assert "pada case.opened" in str(refused.value)
    assert "Ada 5 kesalahan lagi" in str(refused.value)
    assert len(str(refused.value)) <= limits.SENTENCE


def test_of_a_thousand_faults_fifty_are_told() -> None:
    with pytest.raises(SeveralFaults) as refused:
        package.read(packed(contacts=[{"place": True}] * 1000))
    assert len(refused.value.faults) == 51
    assert refused.value.faults[-1] == "… dan 950 lainnya"
    assert refused.value.count == 1000


def test_the_words_of_the_screen_are_taken_for_those_of_the_program() -> None:
    written = {
        "people": [{"id": "p1", "name": "Cempaka", "sex": "Laki-laki", "vital": " HIDUP ", "nik": 3204104107980001}],
        "case": {
            "number": 3,
            "client_id": "p1",
            "emergency": "Ya",
            "opened": 2024,
            "consents": [{"status": "Setuju", "statements": [{"key": "Kunjungan rumah"}], "signer_id": "p1"}],
            "termination": {"satisfaction": "3"},
            "contacts": [{"techniques": ["wawancara", 5]}],
        },
    }
    case, shared = package.read(json.dumps(written).encode())
    person = shared["people"][0]
    assert isinstance(person, Person)
    assert (person.sex, person.vital, person.nik) == (Sex.MALE, Vital.ALIVE, "3204104107980001")
    assert case.client_id == person.id == case.consents[0].signer_id
    assert (case.number, case.emergency, str(case.opened)) == ("3", True, "2024")
    assert (case.consents[0].status, case.consents[0].statements[0].key) == ("setuju", "kunjungan_rumah")
    assert case.termination.satisfaction == 3
    assert case.contacts[0].techniques == ["wawancara", "5"]


def test_short_ids_mean_other_records_in_another_package() -> None:
    def read(number: str) -> str:
        written = {"people": [{"id": "p1", "name": "Cempaka"}], "case": {"number": number, "client_id": "p1"}}
        return str(package.read(json.dumps(written).encode())[0].client_id)

    assert read("1") == read("1") != read("2")


LAID_OUT: dict[str, Callable[[dict[str, object]], str]] = {
    "indented": lambda said: json.dumps(said, indent=4),
    "windows lines": lambda said: json.dumps(said, indent=1).replace("\n", "\r\n") + "\r\n\r\n",
    "other order": lambda said: json.dumps(dict(reversed(said.items()))),
    "with nothing said": lambda said: json.dumps({**said, "agencies": [], "groups": []}),
    "with its format": lambda said: json.dumps({"format": "caseworker-case", "version": 1, **said}),
    "escaped letters": lambda said: json.dumps(said, ensure_ascii=True).replace("C", "\\u0043"),
}


@pytest.mark.parametrize("layout", LAID_OUT)
def test_a_package_without_ids_is_the_same_however_it_is_laid_out(layout: str) -> None:
    photo = base64.b64encode(bytes(9000)).decode()
    attachment = {"file_name": "foto é.jpg", "content": {"data": photo}}
    said: dict[str, object] = {"people": [{"name": "C"}], "case": {"number": "1", "attachments": [attachment]}}
    first, _ = package.read(json.dumps(said).encode())
    second, _ = package.read(LAID_OUT[layout](said).encode())
    assert first.id == second.id
    other, _ = package.read(json.dumps(said).replace("AAAA", "BBBB", 1).encode())
    assert other.id != first.id


@pytest.mark.parametrize(
    ("person", "born", "town", "told"),
    [
        ({"born": "Karawang, 2 November 2008"}, "2008-11-02", "Karawang", "tempat dan tanggal lahir"),
        ({"born": "Kab. Bandung Barat / 1990"}, "1990", "Kab. Bandung Barat", "tempat dan tanggal lahir"),
        ({"born": "Karawang, 2-11-2008", "birth_place": "karawang"}, "2008-11-02", "karawang", ""),
        (
            {"born": "Karawang, 2-11-2008", "birth_place": "Bekasi"},
            "2008-11-02 | Karawang, 2-11-2008",
            "Bekasi",
            "menyebut Karawang",
        ),
        ({"born": "sesudah Lebaran"}, "| sesudah Lebaran", None, "tidak terbaca sebagai tanggal lahir"),
        ({"born": "2008"}, "2008", None, ""),
    ],
)
def test_a_birth_date_may_name_the_place(person: dict[str, str], born: str, town: str | None, told: str) -> None:
    read = package.read_from(io.BytesIO(json.dumps({"people": [person], "case": {}}).encode()))
    found = read.shared["people"][0]
    assert isinstance(found, Person)
    assert (str(found.born), found.birth_place) == (born, town)
    assert told in " ".join(read.notices) if told else not read.notices


def test_pages_and_records_are_known_by_the_words_of_the_screen_and_others_are_told() -> None:
    case = {
        "attachments": [{"page": "BPSS", "entity": "kontak"}, {"page": "lemari"}],
        "restrictions": [{"entity": "Contact"}, {"entity": "awan"}],
    }
    read = package.read_from(io.BytesIO(packed(**case)))
    first, second = read.case.attachments
    assert (first.page, first.entity, second.page) == ("bpss", "Contact", "lemari")
    assert [one.entity for one in read.case.restrictions] == ["Contact", "awan"]
    assert len(read.notices) == 2
    assert read.notices[0].startswith("case.attachments[1].page: “lemari” tidak dikenal")
    assert read.notices[1].startswith("case.restrictions[1].entity: “awan” tidak dikenal")


def test_every_field_of_the_schema_has_a_title() -> None:
    bare = [
        f"{name}.{key}"
        for name, record in schema()["$defs"].items()
        for key, field in record.get("properties", {}).items()
        if key not in {"id", "format", "version", "case"}
        and not any("title" in one or "$ref" in one for one in field.get("anyOf", [field]))
        and field.get("type") != "array"
    ]
    assert bare == []


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
    whole = schema()
    case = whole["$defs"]["Case"]["properties"]
    assert {"client_id", "contacts", "consents", "sessions", "termination", "referrals"} <= set(case)
    assert whole["$defs"]["Symptom"]["properties"]["dimension"]["anyOf"][0] == {"$ref": "#/$defs/Dimension"}


def test_the_schema_lists_the_words_that_rules_of_consent_look_at() -> None:
    made = schema()["$defs"]
    status = made["ConsentStatus"]["enum"]
    assert set(status) >= {"draf", "setuju", "setuju sebagian", "tidak setuju", "dicabut"}
    key = made["ConsentStatement"]["properties"]["key"]["anyOf"][0]
    assert re.fullmatch(key["pattern"], "rekaman_suara")
    assert re.fullmatch(key["pattern"], "butir_2")
    assert not re.fullmatch(key["pattern"], "apa saja")
