from __future__ import annotations

import shutil
import threading
import traceback
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlalchemy import func, inspect, select, text, update
from sqlalchemy.exc import IntegrityError

from caseworker_app.errors import (
    BadInput,
    DamagedNotebook,
    NewerNotebook,
    NotAllowed,
    NotebookBusy,
    NotebookError,
    NotebookReadOnly,
    NotFound,
    WrongPassphrase,
)
from caseworker_app.model.base import Record, Row
from caseworker_app.model.bookkeeping import audit_entry
from caseworker_app.model.case import Case, FamilyMember
from caseworker_app.model.notes import Attachment, AttachmentContent, JournalEntry
from caseworker_app.model.person import Person
from caseworker_app.store import audit, keys, reserve
from caseworker_app.store.notebook import Changes, Notebook
from caseworker_app.store.notebooks import create, open_notebook
from caseworker_app.store.settings import set_setting, setting
from tests.conftest import posix_only
from tests.store.built import PASSPHRASE, Built


def new_case(notebook: Notebook, number: str = "2025-001", name: str = "Ani") -> Case:
    with notebook.edit("Kasus baru") as session:
        case = Case(number=number, client=Person(name=name))
        session.add(case)
    return case


def trail(notebook: Notebook) -> list[audit.AuditEntry]:
    with notebook.reader() as session:
        return list(audit.entries(session.connection()))


def test_what_is_saved_is_there_again(built: Built) -> None:
    with built.open() as notebook:
        assert notebook.saved_at is None
        case_id = new_case(notebook).id
        assert notebook.saved_at is not None
    with built.open() as notebook:
        case = notebook.session.get_one(Case, case_id)
        assert case.client is not None
        assert case.client.name == "Ani"


def test_both_passphrase_and_code_open(built: Built) -> None:
    open_notebook(built.path, PASSPHRASE).close()
    open_notebook(built.path, recovery_code=built.code).close()
    with pytest.raises(WrongPassphrase):
        open_notebook(built.path, "bukan ini")
    built.open().close()


def test_the_passphrase_can_be_changed_while_open(built: Built) -> None:
    with built.open() as notebook:
        notebook.change_passphrase("yang baru", strength=keys.LOWEST)
        code = notebook.change_recovery_code()
    open_notebook(built.path, "yang baru").close()
    open_notebook(built.path, recovery_code=code).close()
    with pytest.raises(WrongPassphrase):
        open_notebook(built.path, PASSPHRASE)


def test_nothing_is_made_over_something_else(tmp_path: Path, built: Built) -> None:
    with pytest.raises(BadInput, match="sudah ada"):
        create(built.path, "x", strength=keys.LOWEST)
    place = tmp_path / "sudah dibuat"
    place.mkdir()
    notebook, _ = create(place, "x", strength=keys.LOWEST)
    notebook.close()
    assert sorted(path.name for path in tmp_path.iterdir()) == [built.path.name, place.name]


def test_what_is_no_notebook_is_said_to_be_none(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="tidak ditemukan"):
        open_notebook(tmp_path / "tidak ada.kasus", "x")
    with pytest.raises(BadInput, match="bukan buku kasus"):
        open_notebook(tmp_path, "x")
    (tmp_path / "surat.txt").write_text("x")
    with pytest.raises(BadInput, match="bukan buku kasus"):
        open_notebook(tmp_path / "surat.txt", "x")


def test_a_second_writer_is_refused_and_a_reader_is_not(built: Built) -> None:
    with built.open() as first:
        case = new_case(first)
        with pytest.raises(NotebookBusy, match="sedang dibuka"):
            built.open()
        with built.open(read_only=True) as second:
            assert second.session.get_one(Case, case.id).number == "2025-001"
            with first.edit("Nomor"):
                case.number = "2025-002"
            with second.reader() as session:
                assert session.get_one(Case, case.id).number == "2025-002"
            with pytest.raises(NotebookReadOnly), second.edit("Nomor"):
                pass
            for change in (lambda: second.change_passphrase("x"), second.change_recovery_code):
                with pytest.raises(NotebookReadOnly):
                    change()
    built.open().close()


def test_a_newer_schema_is_refused_and_left_alone(built: Built) -> None:
    with built.open() as notebook, notebook.bookkeeping() as session:
        session.connection().execute(text("UPDATE alembic_version SET version_num = '9999'"))
    before = (built.path / "notebook.db").read_bytes()
    for read_only in (False, True):
        with pytest.raises(NewerNotebook, match="lebih baru"):
            built.open(read_only=read_only)
    assert (built.path / "notebook.db").read_bytes() == before


def test_a_database_without_a_revision_is_damaged(built: Built) -> None:
    with built.open() as notebook, notebook.bookkeeping() as session:
        session.connection().execute(text("DELETE FROM alembic_version"))
    with pytest.raises(DamagedNotebook):
        built.open()


def test_an_exception_takes_everything_back(notebook: Notebook) -> None:
    case = new_case(notebook)
    lines = len(trail(notebook))

    def stumble() -> None:
        with notebook.edit("Ubah", case_id=case.id):
            case.number = "lain"
            case.journal.append(JournalEntry(text="x"))
            raise LookupError

    with pytest.raises(LookupError):
        stumble()
    assert case.number == "2025-001"
    assert case.journal == []
    assert len(trail(notebook)) == lines
    assert notebook.undo_label(case.id) is None
    with notebook.edit("Ubah", case_id=case.id):
        case.number = "lagi"
    assert case.number == "lagi"


def test_an_edit_inside_an_edit_is_a_mistake(notebook: Notebook) -> None:
    def nest() -> None:
        with notebook.edit("a"), notebook.edit("b"):
            pass

    with pytest.raises(RuntimeError, match="inside another"):
        nest()
    new_case(notebook)


def test_a_change_outside_an_edit_is_a_mistake_that_stays_without_effect(notebook: Notebook) -> None:
    case = new_case(notebook)
    case.number = "di luar"
    notebook.session.add(Person(name="di luar"))
    with pytest.raises(RuntimeError, match="outside an edit"), notebook.edit("b"):
        pass
    assert case.number == "2025-001"
    new_case(notebook, "2025-002")
    assert notebook.session.scalar(select(func.count()).select_from(Person)) == 2
    case.number = "di luar"
    with pytest.raises(RuntimeError, match="outside an edit"):
        notebook.session.flush()
    notebook.session.expire(case)


def test_bulk_changes_are_a_mistake(notebook: Notebook) -> None:
    with pytest.raises(RuntimeError, match="bulk"), notebook.edit("b") as session:
        session.execute(update(Case).values(number="x"))


def test_changes_are_announced_with_who_made_them(notebook: Notebook) -> None:
    heard: list[Changes] = []
    stop = notebook.subscribe(heard.append)
    case = new_case(notebook)
    assert {"Case", "Person"} <= heard[0].kinds
    assert {case.id, case.client_id} <= heard[0].ids
    view = object()
    with notebook.edit("Ubah nomor", case_id=case.id, origin=view):
        case.number = "7"
    assert heard[1] == Changes(frozenset({"Case"}), frozenset({case.id}), "Ubah nomor", case.id, view)
    with notebook.edit("Ubah nomor", case_id=case.id):
        case.number = "7"
    notebook.drafts.keep(case, "opened", "26/13")
    assert len(heard) == 2
    stop()
    stop()
    with notebook.edit("Ubah nomor", case_id=case.id):
        case.number = "8"
    assert len(heard) == 2


def test_who_listens_may_edit(notebook: Notebook) -> None:
    case = new_case(notebook)

    def answer(changes: Changes) -> None:
        if changes.label == "a":
            with notebook.edit("b"):
                case.note = "jawaban"

    notebook.subscribe(answer)
    with notebook.edit("a"):
        case.number = "1"
    assert notebook.session.scalar(select(Case.note)) == "jawaban"


def test_rows_stand_in_the_order_of_their_list(built: Built) -> None:
    with built.open() as notebook:
        case = new_case(notebook)
        with notebook.edit("Tambah"):
            case.journal.extend(JournalEntry(text=word) for word in ("a", "b", "c"))
        with notebook.edit("Pindah"):
            case.journal.insert(0, case.journal.pop())
        with notebook.edit("Hapus"):
            del case.journal[1]
        case_id = case.id
    with built.open(read_only=True) as notebook:
        entries = notebook.session.get_one(Case, case_id).journal
        assert [(entry.text, entry.position) for entry in entries] == [("c", 0), ("b", 1)]


def test_records_may_point_to_each_other_in_any_order(notebook: Notebook) -> None:
    person = Person(name="Budi")
    with notebook.edit("Impor") as session:
        case = Case(number="9", client_id=person.id)
        session.add(case)
        session.flush()
        case.family.append(FamilyMember(person_id=person.id))
        session.add(person)
    assert notebook.session.get_one(Case, case.id).client is person


def test_who_is_still_pointed_to_stays(notebook: Notebook) -> None:
    case = new_case(notebook)
    with pytest.raises(NotAllowed, match="masih dipakai"), notebook.edit("Hapus orang") as session:
        session.delete(case.client)
    assert notebook.session.scalar(select(Person.name)) == "Ani"


def test_loading_never_stands_in_the_way_of_writing_or_emptying_the_log(built: Built) -> None:
    log = built.path / "notebook.db-wal"
    with built.open() as notebook:
        case = new_case(notebook)
        notebook.session.expire(case)
        assert case.number == "2025-001"
        with notebook.edit("Ubah"):
            case.number = "2"
        assert case.journal == []
        with notebook.reading() as session:
            with notebook.reading():
                assert session.scalars(select(Case)).one() is case
            assert session.connection().get_execution_options()["begin"] == "DEFERRED"
            with notebook.edit("Ubah"):
                case.number = "3"
        assert log.stat().st_size > 0
    assert not log.exists()


def test_a_view_of_the_database_does_not_change_while_it_is_read(notebook: Notebook) -> None:
    case = new_case(notebook)
    with notebook.reader() as session:
        assert session.scalars(select(Case.number)).all() == ["2025-001"]
        with notebook.edit("Ubah"):
            case.number = "2"
        assert session.scalars(select(Case.number)).all() == ["2025-001"]
        session.add(Person())
        with pytest.raises(RuntimeError, match="outside an edit"):
            session.flush()
    with notebook.edit("Ubah") as session, notebook.reading() as same:
        assert same is session


def test_other_threads_read_on_their_own(notebook: Notebook) -> None:
    new_case(notebook)
    numbers: list[str | None] = []

    def work() -> None:
        with notebook.reader() as session:
            numbers.extend(session.scalars(select(Case.number)))

    worker = threading.Thread(target=work)
    worker.start()
    worker.join()
    assert numbers == ["2025-001"]


def test_it_may_be_opened_in_one_thread_and_used_in_another(built: Built) -> None:
    opened: list[Notebook] = []
    worker = threading.Thread(target=lambda: opened.append(built.open()))
    worker.start()
    worker.join()
    new_case(opened[0])
    opened[0].close()


def test_closing_forgets_the_key_and_lets_others_in(built: Built) -> None:
    notebook = built.open()
    new_case(notebook)
    key = notebook.key
    notebook.close()
    notebook.close()
    assert key.dropped
    with pytest.raises(RuntimeError), notebook.edit("Ubah"):
        pass
    built.open().close()


def test_closing_inside_an_edit_takes_it_back_and_forgets_the_key(built: Built) -> None:
    notebook = built.open()
    case = new_case(notebook)
    case_id = case.id

    def close_inside() -> None:
        with notebook.edit("x"):
            case.supervisor = "Bapak Hasan"
            notebook.close()
            assert notebook.key.dropped

    with pytest.raises(NotebookError, match="dikunci sebelum perubahan ini selesai"):
        close_inside()
    with built.open() as again:
        found = again.session.get(Case, case_id)
        assert found is not None
        assert found.supervisor is None


def test_whatever_fails_on_closing_the_key_is_forgotten_and_the_folder_free(
    built: Built, monkeypatch: pytest.MonkeyPatch
) -> None:
    notebook = built.open()

    def fail() -> None:
        raise ValueError("a fault")

    monkeypatch.setattr(notebook._writer, "give_up", fail)
    with pytest.raises(ValueError, match="a fault"):
        notebook.close()
    assert notebook.key.dropped
    built.open().close()


def test_trouble_ends_when_the_disk_has_room_again(notebook: Notebook, monkeypatch: pytest.MonkeyPatch) -> None:
    room = [0]
    reserve.release(notebook.path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=room[0]))
    notebook._writer.trouble = "Ruang disk hampir habis."
    notebook.look_for_room()
    assert notebook.trouble
    room[0] = 10**8
    notebook.look_for_room()
    assert notebook.trouble is None
    assert (notebook.path / reserve.FILE).stat().st_size == reserve.SIZE


def test_drafts_are_shown_again_and_go_with_their_record(built: Built) -> None:
    with built.open() as notebook:
        case = new_case(notebook)
        with notebook.edit("Tambah"):
            case.journal.append(JournalEntry(text="x"))
        entry = case.journal[0]
        notebook.drafts.keep(entry, "date", "26/1")
        notebook.drafts.keep(entry, "date", "26/13")
        notebook.drafts.keep(case, "opened", "kapan ya")
        entry_id, case_id = entry.id, case.id
    with built.open() as notebook:
        case, entry = notebook.session.get_one(Case, case_id), notebook.session.get_one(JournalEntry, entry_id)
        assert notebook.drafts.of(entry) == {"date": "26/13"}
        notebook.drafts.keep(case, "opened", "kapan")
        notebook.drafts.give_up(case, "opened")
        notebook.drafts.give_up(case, "opened")
        assert notebook.drafts.of(case) == {"opened": "kapan ya"}
        with notebook.edit("Hapus", case_id=case.id):
            case.journal.remove(entry)
        assert notebook.drafts.of(entry) == {}
        notebook.undo(case.id)
        assert notebook.drafts.of(case.journal[0]) == {"date": "26/13"}
        assert notebook.undo_label(case.id) is None


def test_settings_are_kept(built: Built) -> None:
    with built.open() as notebook:
        assert setting(notebook.session, "stages", "practicum") == "practicum"
        set_setting(notebook, "stages", {"names": ["a", "b"]})
        set_setting(notebook, "stages", "atensi")
    with built.open(read_only=True) as notebook:
        assert setting(notebook.session, "stages") == "atensi"


def test_the_audit_trail_names_kinds_and_ids_and_no_more(notebook: Notebook) -> None:
    case = new_case(notebook, name="Rahasia Sekali")
    notebook.note("print", case.id)
    with notebook.edit("Ubah nama Rahasia", case_id=case.id):
        case.number = "Rahasia 5"
        case.journal.extend(JournalEntry(text="x") for _ in range(30))
    lines = trail(notebook)
    assert [line.action for line in lines][-3:] == ["edit", "print", "edit"]
    assert lines[-1].records == {"Case": [case.id], "JournalEntry": 30}
    assert lines[-1].case_id == case.id
    with notebook.reader() as session:
        assert "Rahasia" not in str(session.execute(text("SELECT * FROM audit_entry")).all())
        ours = select(audit_entry).where(audit_entry.c.case_id == case.id).order_by(audit_entry.c.sequence)
        assert [line.action for line in audit.entries(session.connection(), ours)] == ["print", "edit"]


def test_an_error_of_ours_carries_nothing_personal(notebook: Notebook) -> None:
    with pytest.raises(IntegrityError) as caught, notebook.edit("Ubah") as session:
        session.add(JournalEntry(text="Rahasia Sekali"))
    assert "Rahasia" not in "".join(traceback.format_exception(caught.value))
    assert "Rahasia" not in repr(Person(name="Rahasia"))


@posix_only("Windows does not tell how many blocks a file takes")
def test_the_reserve_is_really_there(built: Built) -> None:
    built.open().close()
    assert (built.path / reserve.FILE).stat().st_blocks * 512 >= reserve.SIZE


def test_the_reserve_comes_back(built: Built) -> None:
    built.open().close()
    kept = built.path / reserve.FILE
    assert kept.stat().st_size == reserve.SIZE == 2 * 1024 * 1024
    kept.unlink()
    built.open().close()
    assert kept.stat().st_size == reserve.SIZE


def test_every_row_that_the_database_would_delete_is_known_to_the_model(notebook: Notebook) -> None:
    """What goes with its owner must go through the session, or undo would not bring it back."""
    owned = {
        (mapper.class_.__tablename__, relation.mapper.class_.__tablename__)
        for mapper in Record.registry.mappers
        for relation in mapper.relationships
        if relation.cascade.delete_orphan
    }
    cascading = {
        (key.column.table.name, table.name)
        for table in Record.metadata.tables.values()
        for key in table.foreign_keys
        if key.ondelete == "CASCADE"
    }
    of_this_computer = {("case_", "outside_copy")}  # what was let out is no part of the case: an erasure takes it along
    assert cascading == owned | of_this_computer
    for mapper in Record.registry.mappers:
        assert all(relation.secondary is None and not relation.passive_deletes for relation in mapper.relationships)
        if issubclass(mapper.class_, Row):
            assert "position" in inspect(mapper.class_).columns


def test_the_bytes_of_an_attachment_come_back(built: Built) -> None:
    with built.open() as notebook:
        case = new_case(notebook)
        with notebook.edit("Lampirkan", case_id=case.id):
            case.attachments.append(Attachment(file_name="foto.jpg", content=AttachmentContent(data=b"\x00\xff" * 9)))
    with built.open() as notebook:
        case = notebook.session.scalars(select(Case)).one()
        with notebook.edit("Hapus", case_id=case.id):
            case.attachments.clear()
        assert notebook.session.scalars(select(AttachmentContent)).all() == []
        notebook.undo(case.id)
        content = case.attachments[0].content
        assert content is not None
        assert content.data == b"\x00\xff" * 9
