from __future__ import annotations

import random
from typing import Any

import pytest
from sqlalchemy import select

from caseworker_app.errors import NotAllowed
from caseworker_app.model.base import Record
from caseworker_app.model.case import Case, FamilyMember
from caseworker_app.model.notes import JournalEntry
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person
from caseworker_app.store import history
from caseworker_app.store.notebook import Changes, Notebook

Dump = dict[str, list[tuple[Any, ...]]]


@pytest.fixture
def case(notebook: Notebook) -> Case:
    with notebook.edit("Kasus baru") as session:
        made = Case(number="2025-001", client=Person(name="Ani", hobbies=["membaca"]))
        session.add(made)
    return made


def dump(notebook: Notebook) -> Dump:
    with notebook.reader() as session:
        names = ("case_", "draft", "engagement", "family_member", "journal_entry", "person", "plan")
        return {
            name: sorted((tuple(row) for row in session.execute(select(Record.metadata.tables[name]))), key=str)
            for name in names
        }


def test_a_value_comes_back_and_goes_again(notebook: Notebook, case: Case) -> None:
    assert case.client is not None
    with notebook.edit("Ubah tanggal lahir", case_id=case.id):
        case.client.born = PartialDate.parse("1998")
    with notebook.edit("Ubah hobi", case_id=case.id):
        case.client.hobbies = []
    assert notebook.undo_label(case.id) == "Ubah hobi"
    assert notebook.undo(case.id) == "Ubah hobi"
    assert case.client.hobbies == ["membaca"]
    assert notebook.redo_label(case.id) == "Ubah hobi"
    assert notebook.undo(case.id) == "Ubah tanggal lahir"
    assert case.client.born is None
    assert notebook.undo(case.id) is None
    assert notebook.redo(case.id) == "Ubah tanggal lahir"
    assert case.client.born == PartialDate.parse("1998")
    assert notebook.redo(case.id) == "Ubah hobi"
    assert not case.client.hobbies
    assert notebook.redo(case.id) is None


def test_what_is_typed_on_is_one_step(notebook: Notebook, case: Case) -> None:
    for text in ("2025-1", "2025-10", "2025-100"):
        with notebook.edit("Ubah nomor", case_id=case.id):
            case.number = text
    assert notebook.undo(case.id) == "Ubah nomor"
    assert case.number == "2025-001"
    assert notebook.undo_label(case.id) is None


def test_other_fields_labels_and_pauses_begin_a_new_step(notebook: Notebook, case: Case) -> None:
    edits = (("Ubah nomor", "number", "1"), ("Ubah nomor", "room", "2"), ("Ubah kamar", "room", "3"))
    for label, field, value in edits:
        with notebook.edit(label, case_id=case.id):
            setattr(case, field, value)
    assert [notebook.undo(case.id) for _ in range(4)] == ["Ubah kamar", "Ubah nomor", "Ubah nomor", None]
    now = 0.0
    steps = history.History(lambda: now)
    notebook._histories[case.id] = steps
    for moment in (10.0, 11.9, 13.8, 15.9):
        now = moment
        with notebook.edit("Ubah nomor", case_id=case.id):
            case.number = str(moment)
    assert notebook.undo(case.id) == "Ubah nomor"
    assert case.number == "13.8"
    assert notebook.undo(case.id) == "Ubah nomor"
    assert case.number == "2025-001"


def test_a_step_that_was_ended_is_not_gone_on_with(notebook: Notebook, case: Case) -> None:
    for text in ("a", "ab", "abc"):
        with notebook.edit("Ubah nomor", case_id=case.id):
            case.number = text
        if text == "ab":
            notebook.end_step(case.id)
    notebook.undo(case.id)
    assert case.number == "ab"
    notebook.undo(case.id)
    assert case.number == "2025-001"
    notebook.redo(case.id)
    notebook.redo(case.id)
    assert case.number == "abc"


def test_typing_and_taking_it_back_is_no_step(notebook: Notebook, case: Case) -> None:
    for text in ("x", "2025-001"):
        with notebook.edit("Ubah nomor", case_id=case.id):
            case.number = text
    assert notebook.undo_label(case.id) is None


def test_rows_come_back_into_the_lists_that_are_shown(notebook: Notebook, case: Case) -> None:
    with notebook.edit("Tambah", case_id=case.id):
        case.journal.extend(JournalEntry(text=word) for word in "abc")
    with notebook.edit("Pindah", case_id=case.id):
        case.journal.insert(0, case.journal.pop())
    with notebook.edit("Hapus", case_id=case.id):
        case.journal.pop(1)

    def shown() -> list[str | None]:
        return [entry.text for entry in case.journal]

    assert shown() == ["c", "b"]
    notebook.undo(case.id)
    assert shown() == ["c", "a", "b"]
    notebook.undo(case.id)
    assert shown() == ["a", "b", "c"]
    notebook.undo(case.id)
    assert shown() == []
    for _ in range(3):
        notebook.redo(case.id)
    assert shown() == ["c", "b"]
    with notebook.edit("Ubah", case_id=case.id):
        case.journal[0].text = "d"
    assert notebook.redo(case.id) is None


def test_a_link_is_shown_as_it_was(notebook: Notebook, case: Case) -> None:
    first = case.client
    with notebook.edit("Ganti klien", case_id=case.id):
        case.client = Person(name="Budi")
    notebook.undo(case.id)
    assert case.client is first
    notebook.redo(case.id)
    assert case.client is not None
    assert case.client.name == "Budi"


def test_a_whole_case_comes_back_with_everything_in_it(notebook: Notebook, case: Case) -> None:
    with notebook.edit("Isi", case_id=case.id):
        case.journal.append(JournalEntry(text="x", date=PartialDate.parse("3/2025")))
        case.family.append(FamilyMember(person=Person(name="Ibu"), relation="ibu"))
        case.plan.state = None
    before = dump(notebook)
    with notebook.edit("Hapus kasus") as session:
        session.delete(case)
    assert notebook.session.scalars(select(Case)).all() == []
    assert notebook.undo(None) == "Hapus kasus"
    assert dump(notebook) == before
    again = notebook.session.scalars(select(Case)).one()
    assert again.journal[0].text == "x"
    notebook.redo(None)
    assert notebook.session.scalars(select(JournalEntry)).all() == []


def test_undo_is_announced(notebook: Notebook, case: Case) -> None:
    with notebook.edit("Ubah nomor", case_id=case.id, origin=case):
        case.number = "7"
    heard: list[Changes] = []
    notebook.subscribe(heard.append)
    notebook.undo(case.id)
    assert heard == [Changes(frozenset({"Case"}), frozenset({case.id}), "Ubah nomor", case.id)]


def test_each_case_has_its_own_steps(notebook: Notebook, case: Case) -> None:
    with notebook.edit("Kasus baru") as session:
        other = Case(number="2025-002")
        session.add(other)
    for each in (case, other):
        with notebook.edit("Ubah kamar", case_id=each.id):
            each.room = "A"
    notebook.undo(case.id)
    assert (case.room, other.room) == (None, "A")
    notebook.forget_steps(other.id)
    assert notebook.undo(other.id) is None


def test_newer_work_from_elsewhere_is_never_overwritten(notebook: Notebook, case: Case) -> None:
    assert case.client is not None
    with notebook.edit("Ubah nama", case_id=case.id):
        case.client.name = "Anita"
    with notebook.edit("Ubah nama"):
        case.client.name = "Anisa"
    with pytest.raises(NotAllowed, match="diubah lagi"):
        notebook.undo(case.id)
    assert case.client.name == "Anisa"
    assert notebook.undo(case.id) is None


def test_what_hangs_on_a_record_from_elsewhere_keeps_it(notebook: Notebook, case: Case) -> None:
    with notebook.edit("Kasus kedua", case_id=case.id) as session:
        other = Case(number="2025-002")
        session.add(other)
    with notebook.edit("Tambah"):
        other.journal.append(JournalEntry(text="dari tempat lain"))
    with pytest.raises(NotAllowed):
        notebook.undo(case.id)
    assert other.journal[0].text == "dari tempat lain"
    with notebook.edit("Tambah orang", case_id=case.id) as session:
        person = Person(name="Budi")
        session.add(person)
    with notebook.edit("Keluarga"):
        other.family.append(FamilyMember(person=person))
    with pytest.raises(NotAllowed):
        notebook.undo(case.id)
    assert notebook.undo(case.id) is None
    assert other.family[0].person is person


def test_an_edit_may_be_kept_out_of_undo(notebook: Notebook, case: Case) -> None:
    with notebook.edit("Hapus selamanya", case_id=case.id, undoable=False):
        case.room = "A"
    assert notebook.undo(case.id) is None


def test_several_writes_within_one_edit_are_one_step(notebook: Notebook, case: Case) -> None:
    before = dump(notebook)
    with notebook.edit("Isi", case_id=case.id) as session:
        case.room = "A"
        session.flush()
        case.room = "B"
        kept, gone = JournalEntry(text="1"), JournalEntry(text="x")
        case.journal.extend([kept, gone])
        session.flush()
        kept.text = "2"
        case.journal.remove(gone)
    after = dump(notebook)
    notebook.undo(case.id)
    assert dump(notebook) == before
    notebook.redo(case.id)
    assert dump(notebook) == after


@pytest.mark.parametrize("seed", range(3))
def test_any_walk_can_be_walked_back_and_forth(notebook: Notebook, case: Case, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - a walk, not a secret
    states = [dump(notebook)]
    for number in range(20):
        with notebook.edit(f"Langkah {number}", case_id=case.id):
            _stumble_on(case, chance, number)
        if dump(notebook) != states[-1]:
            states.append(dump(notebook))
    for state in reversed(states[:-1]):
        assert notebook.undo(case.id)
        assert dump(notebook) == state
        assert [entry.id for entry in case.journal] == [row[0] for row in _by_position(state, case.id)]
    assert notebook.undo(case.id) is None
    for state in states[1:]:
        assert notebook.redo(case.id)
        assert dump(notebook) == state


def _by_position(state: Dump, case_id: str) -> list[tuple[Any, ...]]:
    columns = list(Record.metadata.tables["journal_entry"].columns.keys())
    mine = [row for row in state["journal_entry"] if row[columns.index("case_id")] == case_id]
    return sorted(mine, key=lambda row: int(row[columns.index("position")]))


def _stumble_on(case: Case, chance: random.Random, number: int) -> None:
    for _ in range(chance.randint(1, 3)):
        match chance.randint(0, 5):
            case 0:
                case.room = chance.choice(["A", "B", None])
            case 1:
                case.journal.insert(chance.randint(0, len(case.journal)), JournalEntry(text=str(number)))
            case 2 if case.journal:
                case.journal.pop(chance.randrange(len(case.journal)))
            case 3 if case.journal:
                case.journal.append(case.journal.pop(0))
            case 4:
                case.family.append(FamilyMember(person=Person(name=str(number))))
            case _:
                case.opened = PartialDate.parse(f"{chance.randint(1, 28)}/3/2025")
