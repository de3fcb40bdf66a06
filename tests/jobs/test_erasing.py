"""Erasing a case as a job: what is told beforehand, what forbids it, and what it takes to have the case again."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from caseworker_app.errors import BadInput, ErasedBefore, NotAllowed, WrongUse
from caseworker_app.jobs import erasing, retention
from caseworker_app.jobs.cases import create
from caseworker_app.jobs.packages import export_case, import_case
from caseworker_app.model.case import Case, FamilyMember
from caseworker_app.model.choices import ErasureGround
from caseworker_app.model.group import Group, GroupMember
from caseworker_app.model.person import Person
from caseworker_app.model.retention import LegalHold
from caseworker_app.paths import resource
from caseworker_app.store import backup, settings
from caseworker_app.store.named_in_settings import APPOINTMENT, PHRASES, SEARCHES, SPELLED
from caseworker_app.store.notebook import Notebook
from tests.soak import safety

EXAMPLE = resource("examples", "ms-sentra.json")


@pytest.fixture
def case_id(notebook: Notebook) -> str:
    return import_case(notebook, EXAMPLE.read_bytes()).case_id


def numbers(notebook: Notebook) -> list[str | None]:
    with notebook.reader() as session:
        return list(session.scalars(select(Case.number).order_by(Case.number)))


def erase(notebook: Notebook, *cases: str) -> None:
    erasing.erase(notebook, cases, ErasureGround.REQUEST)
    notebook.forget()


def test_what_goes_and_what_stays_is_told(notebook: Notebook) -> None:
    dewi, bayu = Person(name="Dewi Lestari"), Person(name="Bayu")
    first = Case(number="1", client=dewi, family=[FamilyMember(person=dewi), FamilyMember(person=Person(name="Ibu"))])
    second = Case(number="2", client=bayu, family=[FamilyMember(person=bayu), FamilyMember(person=dewi)])
    third = Case(number="3", client=dewi)
    group = Group(name="Melati", members=[GroupMember(person=dewi), GroupMember(person=bayu)])
    with notebook.edit("Isi") as session:
        session.add_all([first, second, third, group])
    one = erasing.extent(notebook, first.id)
    assert (one.number, one.initials, one.further, one.people) == ("1", "DL", ("3",), 1)
    assert (one.relatives, one.groups) == ((), ())
    whole = erasing.extent(notebook, first.id, whole_client=True)
    assert whole.cases == {first.id: "1", third.id: "3"}
    assert (whole.further, whole.relatives, whole.groups) == ((), (("DL", ("2",)),), ("Melati",))
    erase(notebook, *whole.cases)
    assert numbers(notebook) == ["2"]


@safety("S15", "legal hold: erasure refused with its reason, until it is released")
def test_a_hold_forbids_erasure_with_its_reason_until_it_is_released(notebook: Notebook, case_id: str) -> None:
    retention.hold(notebook, case_id, "Polres Kota", "Penyidikan masih berjalan")
    before = [kept.path.name for kept in backup.automatic(notebook.path)]
    with pytest.raises(NotAllowed, match=r"Polres Kota.*Penyidikan masih berjalan") as told:
        erase(notebook, case_id)
    assert len(str(told.value)) <= 300
    assert [kept.path.name for kept in backup.automatic(notebook.path)] == before
    assert numbers(notebook) == ["2024-001"]
    with pytest.raises(BadInput, match="singkat"):
        retention.release(notebook, case_id, "x")
    retention.release(notebook, case_id, "Perkara sudah diputus pengadilan")
    with pytest.raises(NotAllowed, match="tidak sedang ditahan"):
        retention.release(notebook, case_id, "Perkara sudah diputus pengadilan")
    with notebook.reader() as session:
        hold = session.scalars(select(LegalHold)).one()
        assert (hold.ordered_by, hold.release_reason) == ("Polres Kota", "Perkara sudah diputus pengadilan")
    erase(notebook, case_id)
    assert numbers(notebook) == []
    assert backup.automatic(notebook.path)[-1].reason == erasing.SAFETY_COPY


def test_a_long_reason_of_a_hold_still_makes_one_short_sentence(notebook: Notebook, case_id: str) -> None:
    retention.hold(notebook, case_id, "Pengadilan Negeri Sleman", "sangat panjang " * 100)
    with pytest.raises(NotAllowed) as told:
        erasing.demand_erasable(notebook, [case_id])
    assert len(str(told.value)) <= 300


@safety("S15", "package of an erased case: refused, imported again only with a reason")
def test_a_package_of_an_erased_case_comes_in_only_with_a_reason(notebook: Notebook, case_id: str) -> None:
    package = export_case(notebook, case_id)
    erase(notebook, case_id)
    with pytest.raises(ErasedBefore, match=r"telah dihapus .* \(permintaan klien\)") as told:
        import_case(notebook, package)
    assert len(str(told.value)) <= 300
    with pytest.raises(BadInput, match="singkat"):
        import_case(notebook, package, again="x")
    assert numbers(notebook) == []
    assert import_case(notebook, package, again="Klien datang lagi dan setuju").new
    with notebook.reader() as session:
        (reopening,) = session.get_one(Case, case_id).reopenings
        assert reopening.reason == "Klien datang lagi dan setuju"
    erase(notebook, case_id)
    assert numbers(notebook) == []
    with pytest.raises(ErasedBefore):
        import_case(notebook, package)


def test_no_other_case_is_given_the_number_of_an_erased_one(notebook: Notebook) -> None:
    first, second = (create(notebook, client=Person(name=name)) for name in ("Dewi", "Bayu"))
    known = numbers(notebook)
    erase(notebook, first)
    third = create(notebook, client=Person(name="Rini"))
    with notebook.reader() as session:
        assert session.get_one(Case, third).number not in known
        assert session.get_one(Case, second).number == known[1]


def test_a_ground_is_one_of_few_words() -> None:
    assert erasing.ground_of("Permintaan klien") is ErasureGround.REQUEST
    with pytest.raises(WrongUse, match="masa simpan berakhir"):
        erasing.ground_of("Melati sudah pindah")


@safety("S15", "what was typed beside the cases names nobody who is erased")
def test_nobody_who_is_erased_is_named_in_what_stands_beside_the_cases(notebook: Notebook) -> None:
    going = create(notebook, client=Person(name="Rahmadani Sukma", nickname="Bu RT", alias="Ibu Kartiyem"))
    create(notebook, client=Person(name="Wening Pertiwi"))
    with notebook.edit("Ubah nomor", case_id=going) as session:
        session.get_one(Case, going).number = "007/S/2026"
    appointment = {"case": "007/s/2026", "what": "Menjenguk Rahmadani bersama ibu", "with_whom": "Bu Kartiyem, Wening"}
    settings.set_setting(notebook, APPOINTMENT, appointment)
    settings.set_setting(notebook, PHRASES, ["Ibu klien hadir.", "Sukma menyatakan sanggup; sukmanya tenang."])
    settings.set_setting(notebook, SPELLED, ["kartiyem", "posyandu"])
    searches = [{"name": "Rapat", "typed": "rahma sekolah"}, {"name": "Sekolah", "typed": "sekolah"}]
    settings.set_setting(notebook, SEARCHES, searches)
    settings.set_setting(notebook, "attention put off", {f"silent:{going}": "2027-01-01", "backups:": "2027-01-01"})
    erase(notebook, going)
    with notebook.reader() as session:
        assert settings.setting(session, APPOINTMENT) == {
            "what": "Menjenguk … bersama ibu",
            "with_whom": "Bu …, Wening",
        }
        assert settings.setting(session, PHRASES) == ["Ibu klien hadir.", "… menyatakan sanggup; sukmanya tenang."]
        assert settings.setting(session, SPELLED) == ["posyandu"]
        assert [saved["name"] for saved in settings.setting(session, SEARCHES)] == ["Sekolah"]
        assert settings.setting(session, "attention put off") == {"backups:": "2027-01-01"}
