"""A package of a case, or of a client, that is in the notebook already."""

from __future__ import annotations

import base64
import copy
import io
import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from sqlalchemy import select

from caseworker_app.errors import ErasedBefore, NotAllowed
from caseworker_app.exchange.package_differences import Answer, Side
from caseworker_app.jobs import erasing, package_merge, retention, same_person
from caseworker_app.jobs.cases import summaries
from caseworker_app.jobs.packages import Imported, export_case, import_case, join_case, read_case
from caseworker_app.model.bookkeeping import Draft
from caseworker_app.model.case import Case
from caseworker_app.model.choices import ErasureGround
from caseworker_app.model.family import Union
from caseworker_app.model.person import Person
from caseworker_app.paths import resource
from caseworker_app.store import keys, notebooks
from tests.examples import few

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caseworker_app.store.notebook import Notebook

Said = dict[str, Any]


def uuid(number: int) -> str:
    return f"4d1c0b2a-0000-4000-8000-{number:012}"


def photo(shade: int) -> str:
    kept = io.BytesIO()
    Image.new("RGB", (20, 20), (shade, 80, 80)).save(kept, "PNG")
    return base64.b64encode(kept.getvalue()).decode()


CLIENT, MOTHER, CASE, FIRST, SECOND = map(uuid, range(1, 6))
PACKAGE: Said = {
    "people": [
        {"id": CLIENT, "name": "Cempaka Uji", "sex": "perempuan", "born": "1990-05-02"},
        {"id": MOTHER, "name": "Siti Uji", "sex": "perempuan"},
    ],
    "unions": [{"id": uuid(6), "partner2_id": MOTHER, "children": [{"id": uuid(7), "child_id": CLIENT}]}],
    "case": {
        "id": CASE,
        "number": "U-1",
        "client_id": CLIENT,
        "opened": "2025-01-01",
        "cluster": "dewasa",
        "engagement": {"id": uuid(8), "presenting_problem": "Kehilangan pekerjaan."},
        "contacts": [
            {"id": FIRST, "date": "2025-01-01", "place": "rumah", "techniques": ["wawancara"]},
            {"id": SECOND, "date": "2025-01-08", "process": "Perkenalan."},
        ],
        "family": [{"id": uuid(9), "person_id": MOTHER, "relation": "ibu"}],
        "attachments": [{"id": uuid(10), "file_name": "a.png", "content": {"id": uuid(11), "data": photo(1)}}],
    },
}


def changed(**places: Any) -> Said:
    """The package with other values: «case__contacts__0__place=…»; None takes a value away."""
    said = copy.deepcopy(PACKAGE)
    for place, value in places.items():
        *steps, last = [int(step) if step.isdigit() else step for step in place.split("__")]
        target: Any = said
        for step in steps:
            target = target[step]
        if value is None:
            del target[last]
        elif isinstance(last, int) and last == len(target):
            target.append(value)
        else:
            target[last] = value
    return said


def taken(notebook: Notebook, said: Said, **how: Any) -> Imported:
    return import_case(notebook, json.dumps(said).encode(), name="laptop A.json", **how)


def here(notebook: Notebook) -> Case:
    with notebook.reading() as session:
        return session.get_one(Case, CASE)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Notebook]:
    """The package in a notebook that serves many examples; each gives back what it took."""
    notebook, _ = notebooks.create(
        tmp_path_factory.mktemp("paket") / "Buku.kasus", "tujuh belas ekor burung", strength=keys.LOWEST
    )
    with notebook:
        taken(notebook, PACKAGE)
        yield notebook


@pytest.fixture
def imported(notebook: Notebook) -> Notebook:
    assert taken(notebook, PACKAGE).new
    return notebook


CHANGED = changed(
    case__engagement__presenting_problem="Diubah di laptop A.",
    case__cluster="lansia",
    case__contacts__0__techniques=["wawancara", "observasi"],
    case__contacts__1__result="Sepakat.",
    case__contacts__2={"date": "2025-02-01", "process": "Kontak di laptop A."},
    people__0__nickname="Paka",
    people__2={"id": uuid(20), "name": "Guntur Uji", "sex": "laki-laki"},
    case__family__1={"id": uuid(21), "person_id": uuid(20), "relation": "kakak"},
)


def test_what_differs_is_told_field_by_field_and_nothing_changes(imported: Notebook) -> None:
    before = export_case(imported, CASE)
    done = taken(imported, CHANGED)
    assert not done.new
    assert "sudah ada" in done.notices[0]
    told = {(one.side, one.label, one.here, one.arrived) for one in done.open}
    assert told == {
        (Side.BOTH, "Masalah menurut klien", "Kehilangan pekerjaan.", "Diubah di laptop A."),
        (Side.BOTH, "Klaster", "dewasa", "lansia"),
        (Side.BOTH, "Teknik", "wawancara", "wawancara, observasi"),
        (Side.PACKAGE, "Hasil", "", "Sepakat."),
        (Side.PACKAGE, "seluruh baris", "", "1/2/2025 · Kontak di laptop A."),
        (Side.PACKAGE, "Nama panggilan", "", "Paka"),
        (Side.PACKAGE, "seluruh baris", "", "Guntur Uji"),
        (Side.PACKAGE, "seluruh baris", "", "Guntur Uji, kakak"),
    }
    row = next(one for one in done.open if one.arrived == "1/2/2025 · Kontak di laptop A.")
    assert row.whole == "Tanggal: 1/2/2025\nProses: Kontak di laptop A."
    assert export_case(imported, CASE) == before


def test_a_number_is_told_with_its_decimal_comma(imported: Notebook) -> None:
    done = taken(imported, changed(case__assessment={"height_cm": 161.5, "weight_kg": 55}))
    assert {(difference.label, difference.arrived) for difference in done.open} == {
        ("Tinggi badan", "161,5"),
        ("Berat badan", "55"),
    }


def test_taking_all_puts_the_package_in_its_place_and_is_undone_at_once(imported: Notebook) -> None:
    before = export_case(imported, CASE)
    taken(imported, CHANGED, answer=Answer.TAKE)
    case = here(imported)
    assert case.engagement.presenting_problem == "Diubah di laptop A."
    assert case.cluster == "lansia"
    assert [one.process for one in case.contacts] == [None, "Perkenalan.", "Kontak di laptop A."]
    assert [one.person.name for one in case.family if one.person] == ["Siti Uji", "Guntur Uji"]
    again = taken(imported, CHANGED)
    assert again.open == ()
    assert imported.undo(CASE) == "Ambil dari paket kasus"
    assert export_case(imported, CASE) == before


def test_keeping_both_loses_neither_text(imported: Notebook) -> None:
    done = taken(imported, CHANGED, answer=Answer.BOTH)
    case = here(imported)
    text = case.engagement.presenting_problem or ""
    assert text.startswith("Kehilangan pekerjaan.\n\n[Dari paket “laptop A.json”, ")
    assert text.endswith(":]\nDiubah di laptop A.")
    assert case.contacts[0].techniques == ["wawancara", "observasi"]
    assert (case.cluster, len(case.contacts)) == ("dewasa", 3)
    assert any("Klaster" in notice for notice in done.notices)
    assert {one.label for one in taken(imported, CHANGED).open} == {"Klaster"}


def test_keeping_changes_nothing(imported: Notebook) -> None:
    before = export_case(imported, CASE)
    assert taken(imported, CHANGED, answer=Answer.KEEP).open == ()
    assert export_case(imported, CASE) == before
    assert imported.undo_label(CASE) is None


def test_each_difference_is_answered_for_itself(imported: Notebook) -> None:
    meeting = package_merge.meet(imported, read_case(io.BytesIO(json.dumps(CHANGED).encode())))
    assert meeting is not None
    by_label = {one.label: at for at, one in enumerate(meeting.differences)}
    package_merge.merge(imported, meeting, {by_label["Klaster"]: Answer.TAKE}, "a")
    case = here(imported)
    assert (case.cluster, case.engagement.presenting_problem) == ("lansia", "Kehilangan pekerjaan.")
    assert len(case.contacts) == 2


LESS = changed(case__contacts__1=None, case__engagement__presenting_problem=None, case__attachments__0=None)


def test_what_only_the_notebook_has_stays_when_all_is_taken(imported: Notebook) -> None:
    before = export_case(imported, CASE)
    done = taken(imported, LESS)
    assert {one.side for one in done.open} == {Side.HERE}
    taken(imported, LESS, answer=Answer.TAKE)
    assert export_case(imported, CASE) == before


def test_a_row_that_was_deleted_there_goes_only_when_it_is_asked_for(imported: Notebook) -> None:
    meeting = package_merge.meet(imported, read_case(io.BytesIO(json.dumps(LESS).encode())))
    assert meeting is not None
    package_merge.merge(imported, meeting, dict.fromkeys(range(3), Answer.TAKE), "a")
    case = here(imported)
    assert (len(case.contacts), len(case.attachments), case.engagement.presenting_problem) == (1, 0, None)
    imported.undo(CASE)
    assert (len(case.contacts), len(case.attachments)) == (2, 1)


def test_another_file_of_one_attachment_comes_beside_it(imported: Notebook) -> None:
    other = changed(case__attachments__0__content={"id": uuid(11), "data": photo(200)})
    assert [one.side for one in taken(imported, other).open] == [Side.PACKAGE]
    taken(imported, other, answer=Answer.TAKE)
    contents = [one.content.data for one in here(imported).attachments if one.content]
    assert len(set(contents)) == 2
    assert [one.side for one in taken(imported, other).open] == [Side.HERE]


def test_what_was_signed_is_never_changed_another_version_comes_beside_it(notebook: Notebook) -> None:
    signed = {"id": uuid(30), "status": "setuju", "signed_text": "Teks lama", "signer_name": "Cempaka"}
    taken(notebook, changed(case__consents=[signed]))
    taken(notebook, changed(case__consents=[{**signed, "signed_text": "Teks baru"}]), answer=Answer.TAKE)
    assert [one.signed_text for one in here(notebook).consents] == ["Teks lama", "Teks baru"]


def without_ids(said: Any) -> Any:
    if isinstance(said, dict):
        return {key: without_ids(value) for key, value in said.items() if key != "id"}
    return [without_ids(part) for part in said] if isinstance(said, list) else said


HAND_WRITTEN: Said = {
    "people": [{"name": "Melati Uji", "born": "1990"}],
    "case": {
        "number": "H-1",
        "opened": "2025-01-01",
        "engagement": {"presenting_problem": "Kehilangan pekerjaan."},
        "contacts": [{"date": "2025-01-01", "place": "rumah", "process": "Perkenalan."}, {"date": "2025-01-09"}],
    },
}


def test_a_package_without_ids_is_one_case_however_often_it_comes(notebook: Notebook) -> None:
    first = taken(notebook, HAND_WRITTEN)
    assert first.new
    assert "satu-satunya orang" in first.notices[0]
    shuffled = {"case": dict(reversed(HAND_WRITTEN["case"].items())), "people": HAND_WRITTEN["people"]}
    for said in (HAND_WRITTEN, shuffled, {**HAND_WRITTEN, "version": 1}):
        again = taken(notebook, said)
        assert (again.case_id, again.new, again.open) == (first.case_id, False, ())
    with notebook.reader() as session:
        assert len(summaries(session)) == 1
        assert [one.name for one in summaries(session)] == ["Melati Uji"]


def test_a_package_without_ids_in_which_a_little_changed_is_known_by_client_number_and_day(notebook: Notebook) -> None:
    first = taken(notebook, HAND_WRITTEN)
    said = copy.deepcopy(HAND_WRITTEN)
    said["people"][0]["name"] = "MELATI  UJI"
    said["case"]["contacts"][0]["process"] = "Perkenalan di rumah."
    said["case"]["contacts"].append({"date": "2025-02-01", "process": "Kunjungan."})
    again = taken(notebook, said)
    assert (again.case_id, again.new) == (first.case_id, False)
    assert {(one.side, one.label) for one in again.open} == {
        (Side.BOTH, "Nama lengkap"),
        (Side.BOTH, "Proses"),
        (Side.PACKAGE, "seluruh baris"),
    }


def test_a_further_contact_without_id_is_taken_once_whatever_place_it_has(imported: Notebook) -> None:
    contact = {"date": "2025-03-01", "process": "Baru."}
    taken(imported, changed(case__contacts__2=contact), answer=Answer.TAKE)
    first = changed()
    first["case"]["contacts"].insert(0, contact)
    assert taken(imported, first).open == ()


def test_the_same_package_with_other_ids_is_the_same_case(imported: Notebook) -> None:
    foreign = json.dumps(PACKAGE).replace("4d1c0b2a", "5e1c0b2a").encode()
    done = import_case(imported, foreign)
    assert (done.case_id, done.new, done.open) == (CASE, False, ())


def test_another_case_with_a_number_in_use_is_told_and_kept_apart(imported: Notebook) -> None:
    other = {"people": [{"name": "Guntur Samudra"}], "case": {"number": "U-1", "opened": "2025-01-01"}}
    done = taken(imported, other)
    assert (done.new, done.number) == (True, "U-1-2")
    assert any("U-1 sudah dipakai kasus lain" in notice for notice in done.notices)
    assert taken(imported, other).open == ()


SAME_CLIENT: Said = {
    "people": [
        {"id": "p1", "name": "CEMPAKA UJI", "born": "2 Mei 1990", "nik": "3204104205900001"},
        {"id": "p2", "name": "Hj. Siti Uji", "sex": "perempuan", "occupation": "pedagang"},
        {"id": "p3", "name": "Darto Wibowo", "sex": "laki-laki"},
    ],
    "unions": [{"id": "u1", "partner1_id": "p3", "partner2_id": "p2", "children": [{"child_id": "p1"}]}],
    "case": {"number": "U-2", "client_id": "p1", "opened": "2026-01-01"},
}


def test_a_client_who_may_be_here_is_told_and_nothing_is_refused(imported: Notebook) -> None:
    done = taken(imported, SAME_CLIENT)
    assert done.new
    told = next(notice for notice in done.notices if notice.startswith("Mungkin orang yang sama"))
    assert "Cempaka Uji, kasus U-1 (nama sama)" in told
    assert [one.person_id for one in done.alike] == [CLIENT]
    rows = {title: (arrived, known) for title, arrived, known in done.alike[0].rows}
    assert rows["Ibu kandung"] == ("Hj. Siti Uji", "Siti Uji")
    assert rows["Nomor kasus"] == ("U-2", "U-1")
    assert rows["Lahir"] == ("2/5/1990", "2/5/1990")


def test_a_further_case_of_a_client_joins_person_and_family(imported: Notebook) -> None:
    done = taken(imported, SAME_CLIENT, client=CLIENT)
    assert done.new
    with imported.reading() as session:
        case = session.get_one(Case, done.case_id)
        assert case.client_id == CLIENT
        people = {one.name: one for one in session.query(Person)}
        assert set(people) == {"Cempaka Uji", "Siti Uji", "Darto Wibowo"}
        assert people["Cempaka Uji"].nik == "3204104205900001"
        assert people["Siti Uji"].occupation == "pedagang"
        (union,) = session.query(Union)
        assert {union.partner1_id, union.partner2_id} == {people["Siti Uji"].id, people["Darto Wibowo"].id}
        assert [one.child_id for one in union.children] == [CLIENT]


def test_a_further_case_of_a_client_comes_in_under_another_name(imported: Notebook) -> None:
    said = {"people": [{"id": uuid(70), "name": "Woelan"}], "case": {"number": "U-9", "client_id": uuid(70)}}
    known = import_case(imported, json.dumps(said).encode(), client=CLIENT)
    assert imported.session.get_one(Case, known.case_id).client_id == CLIENT
    assert "people[0]" in " ".join(known.notices)


def test_who_was_said_to_be_another_is_not_asked_about_again(imported: Notebook) -> None:
    done = taken(imported, SAME_CLIENT, different=True)
    assert not any("Cempaka" in notice for notice in done.notices)
    with imported.reading() as session:
        other = session.get_one(Case, done.case_id).client
        assert other is not None
        assert same_person.likenesses(session, other) == []
        assert len(same_person.likenesses(session, Person(name="Cempaka Uji"))) == 2


def test_an_archived_case_is_compared_and_not_changed(imported: Notebook) -> None:
    retention.archive(imported, CASE, "Pertolongan selesai dan disepakati klien.")
    before = export_case(imported, CASE)
    assert taken(imported, CHANGED).open
    with pytest.raises(NotAllowed, match="diarsipkan"):
        taken(imported, CHANGED, answer=Answer.TAKE)
    assert export_case(imported, CASE) == before


def test_an_erased_case_does_not_come_back_in_another_layout(notebook: Notebook) -> None:
    first = taken(notebook, HAND_WRITTEN)
    erasing.erase(notebook, {first.case_id: "H-1"}, ErasureGround.REQUEST, with_safety_copy=False)
    notebook.forget()
    with pytest.raises(ErasedBefore):
        import_case(notebook, json.dumps(HAND_WRITTEN, indent=7).encode())
    assert taken(notebook, HAND_WRITTEN, again="Klien datang lagi.").new


@pytest.mark.parametrize("name", ["ms-sentra.json", "s-lansia.json"])
def test_the_examples_differ_from_themselves_in_nothing(notebook: Notebook, name: str) -> None:
    data = resource("examples", name).read_bytes()
    import_case(notebook, data)
    assert import_case(notebook, data).open == ()
    foreign = read_case(io.BytesIO(data))
    foreign.case.id = uuid(99)
    meeting = package_merge.meet(notebook, foreign)
    assert meeting is not None
    assert meeting.differences == ()


def test_a_package_can_be_joined_though_it_met_with_nobody(notebook: Notebook) -> None:
    arrived = read_case(io.BytesIO(json.dumps(PACKAGE).encode()))
    assert package_merge.meet(notebook, arrived) is None
    assert join_case(notebook, arrived).new


def test_two_who_were_registered_apart_become_one_person_and_one_family(imported: Notebook) -> None:
    apart = taken(imported, SAME_CLIENT)
    before = export_case(imported, CASE), export_case(imported, apart.case_id)
    assert [one.person_id for one in taken(imported, SAME_CLIENT).alike] == [CLIENT]
    done = taken(imported, SAME_CLIENT, client=CLIENT)
    assert (done.case_id, done.new, done.alike) == (apart.case_id, False, ())
    with imported.reading() as session:
        assert session.get_one(Case, apart.case_id).client_id == CLIENT
        assert sorted(one.name or "" for one in session.query(Person)) == ["Cempaka Uji", "Darto Wibowo", "Siti Uji"]
        (union,) = session.query(Union)
        assert len(union.children) == 1
        assert None not in {union.partner1_id, union.partner2_id}
        assert session.get_one(Person, CLIENT).nik == "3204104205900001"
    again = taken(imported, SAME_CLIENT)
    assert (again.alike, {one.side for one in again.open if one.side is not Side.HERE}) == ((), {Side.BOTH})
    assert imported.undo(apart.case_id) == "Satukan orang yang sama"
    assert (export_case(imported, CASE), export_case(imported, apart.case_id)) == before


CHANGES: dict[str, Any] = {
    "case__cluster": "lansia",
    "case__note": "Catatan dari laptop A.",
    "case__engagement__presenting_problem": "Diubah di laptop A.",
    "case__contacts__0__place": "aula",
    "case__contacts__0__techniques": ["observasi"],
    "case__contacts__1__process": None,
    "case__contacts__2": {"id": uuid(40), "date": "2025-02-01", "people": [{"person_id": MOTHER}]},
    "case__family__0__relation": "ibu tiri",
    "case__family__0__significant_other": True,
    "people__0__born": "1991",
    "people__1__occupation": "petani",
    "unions__0__kind": "menikah",
    "case__goals": [{"id": uuid(41), "text": "Bekerja lagi."}],
    "case__sessions": [{"id": uuid(42), "date": "2025-03-01"}],
}


@few(25, 400)
@given(st.sets(st.sampled_from(sorted(CHANGES))), st.sampled_from([Answer.TAKE, Answer.BOTH]))
def test_whatever_differs_is_taken_once_and_given_back_whole(book: Notebook, places: set[str], answer: Answer) -> None:
    before = export_case(book, CASE)
    said = changed(**{place: CHANGES[place] for place in sorted(places)})
    differing = [one for one in taken(book, said).open if one.side is not Side.HERE]
    assert bool(differing) == bool(places - {"case__contacts__1__process"})
    taken(book, said, answer=answer)
    left = [one for one in taken(book, said).open if one.side is not Side.HERE]
    assert all(one.side is Side.BOTH and answer is Answer.BOTH for one in left)
    while book.undo(CASE):
        pass
    assert export_case(book, CASE) == before


def test_text_that_could_not_be_read_comes_along_where_nothing_stands_here(imported: Notebook) -> None:
    said = changed()
    said["people"].append({"id": uuid(20), "name": "Bu Melur", "_unread": {"sex": "wanita tua"}})
    said["case"]["family"].append({"id": uuid(21), "person_id": uuid(20), "relation": "bibi"})
    taken(imported, said, answer=Answer.TAKE)
    drafts = {(draft.entity_id, draft.field): draft.raw for draft in imported.session.scalars(select(Draft))}
    assert drafts == {(uuid(20), "sex"): "wanita tua"}


def test_text_that_could_not_be_read_differs_as_values_do(imported: Notebook) -> None:
    said = changed(case___unread={"agency": "Dinas baru"}, case__opened="| 31/9/2024")
    said["case"]["assessment"] = {"id": uuid(30), "_unread": {"weight_kg": "55.250"}}
    case = imported.session.get_one(Case, CASE)
    with imported.edit("Isi", case_id=CASE):
        case.assessment.id, case.assessment.weight_kg = uuid(30), 55
    met = taken(imported, said)
    quoted = {(one.label, one.here, one.arrived) for one in met.open if one.unread}
    assert quoted == {
        ("Lembaga", "", "“Dinas baru” (belum terbaca)"),
        ("Berat badan", "55", "“55.250” (belum terbaca)"),
    }
    taken(imported, said, answer=Answer.KEEP)
    assert imported.session.scalars(select(Draft)).all() == []
    taken(imported, said, answer=Answer.TAKE)
    assert not [one for one in taken(imported, said).open if one.side is not Side.HERE]
    out = json.loads(export_case(imported, CASE))["case"]
    assert out["_unread"] == {"agency": "Dinas baru"}
    assert out["assessment"] == {"id": uuid(30), "_unread": {"weight_kg": "55.250"}}
    said["case"]["assessment"] = {"id": uuid(30), "weight_kg": 56}
    (heavier,) = [one for one in taken(imported, said).open if one.label == "Berat badan"]
    assert (heavier.side, heavier.here, heavier.arrived) == (Side.BOTH, "“55.250” (belum terbaca)", "56")
    taken(imported, said, answer=Answer.TAKE)
    assert json.loads(export_case(imported, CASE))["case"]["assessment"] == {"id": uuid(30), "weight_kg": 56}
    while imported.undo(CASE):
        pass
    assert imported.session.scalars(select(Draft)).all() == []
