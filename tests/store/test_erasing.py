"""Erasing cases: every table has a rule, nothing of the erased one is left anywhere, the others keep every row."""

from __future__ import annotations

import contextlib
import random
import shutil
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, Table, select, text, update

from caseworker_app import paths
from caseworker_app.errors import DiskFull, NotAllowed, NotebookBusy
from caseworker_app.forms.catalogue import all_items
from caseworker_app.forms.client import CLIENT_AND_FAMILY
from caseworker_app.forms.description import Field, Rows
from caseworker_app.forms.family import PERSON
from caseworker_app.jobs.packages import export_case
from caseworker_app.model.base import EnumText, Record
from caseworker_app.model.book import BookCase
from caseworker_app.model.bookkeeping import Draft, Setting
from caseworker_app.model.case import Case, FamilyMember
from caseworker_app.model.family import EmotionalTie, Household, HouseholdMember, Parentage, Union
from caseworker_app.model.group import Group, GroupAttendance, GroupMember, GroupSession, GroupTool
from caseworker_app.model.notes import JournalEntry
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person
from caseworker_app.store import audit, backup, erasable, erasing, reserve, settings, tombstones
from caseworker_app.store.keys import DataKey
from caseworker_app.store.lock import lock
from caseworker_app.store.notebook import Notebook
from caseworker_app.store.notebooks import open_notebook
from tests.conftest import posix_only
from tests.filled import filled_beside, filled_case
from tests.soak import safety
from tests.store.built import Built
from tests.store.conftest import Start
from tests.store.pages import found_in
from tests.store.test_safety import fill_up, small_disk
from tests.whole.canaries import CANARIES

GROUND = "permintaan klien"
UNTOUCHED = {"audit_entry", "tombstone", "setting", "draft"}
EIGHT_DAYS = timedelta(days=8)


def every(top: Record) -> list[Record]:
    """A record and all that belongs to it."""
    below = [relation.key for relation in top.__mapper__.relationships if relation.cascade.delete_orphan]
    found = [top]
    for key in below:
        value = getattr(top, key)
        for child in value if isinstance(value, list) else [value]:
            found += every(child) if child is not None else []
    return found


def bear(record: Record, word: str) -> None:
    """Put a word into every text of a record, and make its bytes of it."""
    for name, column in record.__mapper__.columns.items():
        value = getattr(record, name)
        if column.foreign_keys or name == "id" or isinstance(column.type, EnumText):
            continue
        if isinstance(value, str):
            setattr(record, name, f"{word} {value}")
        elif isinstance(value, bytes):
            setattr(record, name, word.encode() * 300)
        elif isinstance(value, list):
            setattr(record, name, [f"{word} {item}" for item in value])


def register(notebook: Notebook, words: tuple[str, ...] = ()) -> str:
    """A case with something in every column of every table; every text bears one of these words."""
    case, shared = filled_case()
    records = [record for top in (case, *(one for tops in shared.values() for one in tops)) for record in every(top)]
    beside = filled_beside(case, records)
    records += beside
    for at, record in enumerate(records if words else ()):
        if record.__tablename__ not in {"agency", "practitioner", "supervisor"}:
            bear(record, words[at % len(words)])
    for group in shared["groups"]:
        for record in every(group):
            if isinstance(record, GroupMember):
                record.case_id = case.id
    with notebook.edit("Kasus baru") as session:
        session.add_all([case, *(one for tops in shared.values() for one in tops)])
        session.flush()
        session.add_all(beside)
    return case.id


def all_rows(notebook: Notebook) -> dict[str, list[str]]:
    with notebook.reader() as session:
        connection = session.connection()
        tables = (table for table in erasable.TABLES.values() if table.name not in UNTOUCHED)
        return {table.name: sorted(repr(row) for row in connection.execute(select(table))) for table in tables}


def cases_of(notebook: Notebook) -> set[str]:
    with notebook.reader() as session:
        return set(session.scalars(select(Case.id)))


def erase(notebook: Notebook, *cases: str) -> None:
    erasing.erase(notebook.path, notebook.key, cases, GROUND)
    notebook.forget()


@safety("S17", "every table: how it is reached from a case, or why it stays")
def test_every_table_has_a_rule() -> None:
    ruled = {"person", "group_member", *erasable.FAMILY_GRAPH, *erasable.ABOUT_MEMBERS, *erasable.STAYING}
    of_cases = {table.name for table in erasable.TABLES.values() if erasable.belongs_to_a_case(table)}
    assert set(erasable.TABLES) - of_cases - ruled == set(), "say in store/erasable.py what becomes of it"
    assert ruled - set(erasable.TABLES) == set(), "no longer there"
    assert ruled & of_cases == set()
    assert of_cases >= erasable.NAMING_A_CASE
    naming = {table.name for table in erasable.TABLES.values() if "entity_id" in table.columns} - {"draft"}
    assert naming == erasable.ABOUT_A_RECORD | erasable.HANGING_ON_A_RECORD
    for name in erasable.STAYING:
        people = {target.name for _, target in erasable.links_of(erasable.TABLES[name])} & {"person", "case_"}
        assert people == set(), f"{name} stays, and yet points to a client"


def test_what_stays_of_a_relative_is_what_other_cases_show() -> None:
    family = next(item for _, item in CLIENT_AND_FAMILY.items() if isinstance(item, Rows))
    fields = (*family.columns, *family.details, *(item for _, item in PERSON.items()))
    shown = {item.key for item in fields if isinstance(item, Field) and item.attribute.class_ is Person}
    assert shown | {"id"} == erasable.OF_A_RELATIVE
    assert {item.key for _, item in all_items() if isinstance(item, Field) and item.attribute.class_ is Person} > shown


@safety("S15", "client erased: no row, no word in file and log; the other client keeps every row", 1, 5)
def test_nothing_is_left_of_an_erased_case_and_everything_of_another(built: Built, tries: int) -> None:
    for _ in range(tries):
        with built.open() as notebook:
            earlier = cases_of(notebook)
            register(notebook)
            before = all_rows(notebook)
            gone = register(notebook, CANARIES)
            with notebook.bookkeeping() as session:
                ids = [row.id for row in every(session.get_one(Case, gone))]
                session.add_all(
                    Draft(entity="Case", entity_id=id_, field="opened", raw=CANARIES[3], at="") for id_ in ids[:3]
                )
                client = session.get_one(Case, gone).client_id
            settings.set_setting(notebook, f"decided/{gone}", {f"NAME:{CANARIES[0]}": {"instead": "x"}})
            settings.set_setting(notebook, "invented_names", {client: CANARIES[1], "someone": "Melur"})
            settings.set_setting(notebook, "place", {"case": gone, "page": "x", "shown": True})
            settings.set_setting(notebook, "example", [gone, "another"])
            with notebook.edit("Ubah", case_id=gone, in_archive=True):
                notebook.session.get_one(Case, gone).note = CANARIES[2] * 400
            erase(notebook, gone)
            assert all_rows(notebook) == {
                **before,
                **{
                    name: rows
                    for name, rows in all_rows(notebook).items()
                    if name in {"agency", "practitioner", "supervisor"}
                },
            }
            assert notebook.undo(gone) is None
            with notebook.reader() as session:
                assert not session.scalars(select(Draft)).all()
                kept = {setting.key: setting.value for setting in session.scalars(select(Setting))}
                assert kept == {"invented_names": {"someone": "Melur"}, "example": ["another"]}
                lines = [line for line in audit.entries(session.connection()) if line.action == "erase"]
                assert lines[-1].records == {"Case": [gone]}
            assert found_in(built.path, built.raw_key, CANARIES) == []
            assert notebook.check() == []
            assert notebook.check_trail() == ""
            assert cases_of(notebook) - earlier
        assert found_in(built.path, built.raw_key, CANARIES) == []
        with built.open() as notebook, notebook.bookkeeping() as session:
            for setting in session.scalars(select(Setting)):
                session.delete(setting)


def ids_by_table(connection: Connection) -> dict[str, set[str]]:
    return {
        table.name: set(connection.execute(select(table.c.id)).scalars())
        for table in erasable.TABLES.values()
        if table.name not in UNTOUCHED
    }


def reaches_a_client(table: Table) -> bool:
    """Whether a table points to a case or a person, itself or through the owners of its rows."""
    seen, waiting = set[str](), [table]
    while waiting:
        one = waiting.pop()
        seen.add(one.name)
        targets = {target.name for _, target in erasable.links_of(one)}
        if one in {erasable.CASE, erasable.PERSON} or targets & {"case_", "person"}:
            return True
        owner = erasable.owner_of(one)
        waiting += [next(iter(owner.foreign_keys)).column.table] if owner is not None else []
    return False


def test_every_table_of_a_client_is_filled_here(notebook: Notebook) -> None:
    """Else a table would pass all tests of erasing because nothing stands in it."""
    register(notebook)
    with notebook.reader() as session:
        filled = ids_by_table(session.connection())
    empty = {name for name, ids in filled.items() if not ids}
    assert {table.name for table in erasable.TABLES.values() if reaches_a_client(table)} & empty == set()


def test_no_table_holds_an_id_of_what_went_whatever_pointed_there(notebook: Notebook) -> None:
    """Every link of another case points to what goes; afterwards no column of any table knows of it."""
    stays = register(notebook)
    with notebook.reader() as session:
        others = ids_by_table(session.connection())
    gone = register(notebook)
    with notebook.bookkeeping() as session:
        going = {name: ids - others[name] for name, ids in ids_by_table(session.connection()).items()}
        own = {row.id for row in every(session.get_one(Case, gone))}
        for table in (table for table in erasable.TABLES.values() if table.name in others):
            links = [(column, target) for column, target in erasable.links_of(table) if target is not erasable.PERSON]
            named = {column.name: min(going[target.name]) for column, target in links if going[target.name]}
            if "entity_id" in table.columns:
                named |= {"entity": "Session", "entity_id": min(going["session"])}
            if named:
                pointing = table.c.id.in_(sorted(others[table.name]))
                session.connection().execute(update(table).where(pointing).values(named))
    erase(notebook, gone)
    with notebook.reader() as session:
        connection = session.connection()
        left = ids_by_table(connection)
        went = {id_ for name, ids in going.items() for id_ in ids - left[name]}
        assert own <= went
        assert stays in left["case_"]
        assert others["attachment"] <= left["attachment"]
        names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars().all()
        for name in set(names) - {"audit_entry", "tombstone"}:
            told = repr(connection.exec_driver_sql(f'SELECT * FROM "{name}"').all())  # noqa: S608 - names of the schema
            assert [id_ for id_ in sorted(went) if id_ in told] == [], name
    assert notebook.check() == []


def test_the_scan_would_find_what_is_there(built: Built) -> None:
    with built.open() as notebook:
        register(notebook, CANARIES)
        assert found_in(built.path, built.raw_key, CANARIES) == list(CANARIES)
    assert found_in(built.path, built.raw_key, CANARIES) == list(CANARIES)


@pytest.fixture
def siblings(notebook: Notebook) -> tuple[Case, Case]:
    """Two clients who are brother and sister, each with the other in the family table, in one group."""
    mother, dewi, bayu = Person(name="Sulasmi"), Person(name="Dewi", nik="3404", coping="diam"), Person(name="Bayu")
    friend = Person(name="Kawan Dewi")
    union = Union(partner1=mother, children=[Parentage(child=dewi), Parentage(child=bayu)])
    home = Household(name="Rumah", members=[HouseholdMember(person=one) for one in (mother, dewi, bayu)])
    ties = [EmotionalTie(person1=dewi, person2=friend), EmotionalTie(person1=dewi, person2=bayu)]
    first = Case(number="1", client=dewi, family=[FamilyMember(person=one) for one in (dewi, mother, bayu, friend)])
    second = Case(number="2", client=bayu, family=[FamilyMember(person=one) for one in (bayu, mother, dewi)])
    members = [GroupMember(person=dewi, case_id=first.id), GroupMember(person=bayu, case_id=second.id)]
    meeting = GroupSession(
        attendance=[GroupAttendance(member=one, note=f"catatan {at}") for at, one in enumerate(members)]
    )
    tool = GroupTool(member=members[0], result="milik Dewi")
    group = Group(name="Kelompok Melati", members=members, sessions=[meeting], tools=[tool])
    with notebook.edit("Isi") as session:
        session.add_all([first, second, union, home, group, *ties])
    return first, second


def test_a_client_who_is_family_in_another_case_stays_there_and_only_there(
    notebook: Notebook, siblings: tuple[Case, Case]
) -> None:
    first, second = siblings
    first_id, second_id, dewi = first.id, second.id, first.client_id
    erase(notebook, first_id)
    with notebook.reader() as session:
        assert set(session.scalars(select(Person.name))) == {"Sulasmi", "Dewi", "Bayu"}
        kept = session.get_one(Person, dewi)
        assert (kept.nik, kept.coping) == (None, None)
        case = session.get_one(Case, second_id)
        assert [member.person.name for member in case.family if member.person] == ["Bayu", "Sulasmi", "Dewi"]
        (union,) = session.scalars(select(Union))
        assert [child.child.name for child in union.children if child.child] == ["Dewi", "Bayu"]
        assert len(session.scalars(select(HouseholdMember)).all()) == 3
        assert len(session.scalars(select(EmotionalTie)).all()) == 1
        (member,) = session.scalars(select(GroupMember))
        assert member.case_id == second_id
        assert [note.note for note in session.scalars(select(GroupAttendance))] == ["catatan 1"]
        assert not session.scalars(select(GroupTool)).all()
    erase(notebook, second_id)
    with notebook.reader() as session:
        for model in (Person, Union, Household, EmotionalTie, Group, Case):
            assert not session.scalars(select(model)).all()


def test_one_of_two_cases_of_a_client_goes_and_the_client_stays_whole(notebook: Notebook) -> None:
    dewi = Person(name="Dewi", nik="3404")
    first, second = Case(number="1", client=dewi), Case(number="2", client=dewi)
    with notebook.edit("Isi") as session:
        session.add_all([first, second, Group(members=[GroupMember(person=dewi, case_id=first.id)])])
    gone, stays = first.id, second.id
    erase(notebook, gone)
    with notebook.reader() as session:
        assert session.scalars(select(Person.nik)).all() == ["3404"]
        assert session.scalars(select(Case.id)).all() == [stays]
        assert session.scalars(select(GroupMember.case_id)).all() == [None]


def test_a_book_of_another_case_forgets_an_erased_case_and_keeps_the_others(notebook: Notebook) -> None:
    gone, stays = Case(number="1"), Case(number="2")
    author = Case(number="3")
    author.placement.book_cases = [BookCase(case=gone), BookCase(case=stays, position=1)]
    with notebook.edit("Isi") as session:
        session.add_all([gone, stays, author])
    erase(notebook, gone.id)
    with notebook.reader() as session:
        assert session.scalars(select(BookCase.case_id)).all() == [stays.id]


@safety("S15", "older backup restored: erased again on opening", 1, 20)
def test_a_restored_backup_is_erased_again(built: Built, tmp_path: Path, tries: int) -> None:
    with built.open() as notebook:
        gone, stays = register(notebook, CANARIES), register(notebook)
        backup.backup(notebook, tmp_path / "dahulu.cadangan")
        erase(notebook, gone)
        assert notebook.warnings == []
    for at in range(tries):
        target = backup.restore(tmp_path / "dahulu.cadangan", tmp_path / f"Pulih {at}.kasus")
        with open_notebook(target, key=built.key()) as notebook:
            assert cases_of(notebook) == {stays}
            assert notebook.warnings == [
                "1 kasus yang pernah dihapus ada dalam cadangan yang dipulihkan; sudah dihapus lagi."
            ]
            assert found_in(target, built.raw_key, CANARIES) == []
        with open_notebook(target, key=built.key()) as notebook:
            assert notebook.warnings == []


def test_a_restored_backup_that_is_only_read_is_erased_first(built: Built, tmp_path: Path) -> None:
    with built.open() as notebook:
        gone = register(notebook)
        backup.backup(notebook, tmp_path / "dahulu.cadangan")
        erase(notebook, gone)
    target = backup.restore(tmp_path / "dahulu.cadangan", tmp_path / "Pulih.kasus")
    with open_notebook(target, key=built.key(), read_only=True) as notebook:
        assert cases_of(notebook) == set()
    again = backup.restore(tmp_path / "dahulu.cadangan", tmp_path / "Lagi.kasus")
    with lock(again), pytest.raises(NotebookBusy):
        open_notebook(again, key=built.key(), read_only=True)


def test_the_last_good_backup_in_the_place_of_a_damaged_notebook_is_erased_again(built: Built) -> None:
    with built.open() as notebook:
        gone, stays = register(notebook), register(notebook)
        backup.keep_automatic(notebook, backup.DAILY)
        erase(notebook, gone)
    shutil.rmtree(paths.user_data() / "erased")
    (built.path / "notebook.db").write_bytes(b"")
    backup.replace_damaged(built.path)
    with built.open() as notebook:
        assert cases_of(notebook) == {stays}
        assert len(notebook.warnings) == 1


def test_a_backup_of_after_the_erasure_brings_the_tombstones_to_another_computer(built: Built, tmp_path: Path) -> None:
    with built.open() as notebook:
        gone, stays = register(notebook), register(notebook)
        backup.backup(notebook, tmp_path / "dahulu.cadangan")
        erase(notebook, gone)
        backup.backup(notebook, tmp_path / "sesudah.cadangan")
    shutil.rmtree(built.path)
    shutil.rmtree(paths.user_data() / "erased")
    open_notebook(backup.restore(tmp_path / "sesudah.cadangan", tmp_path / "Baru.kasus"), key=built.key()).close()
    target = backup.restore(tmp_path / "dahulu.cadangan", tmp_path / "Pulih.kasus")
    with open_notebook(target, key=built.key()) as notebook:
        assert cases_of(notebook) == {stays}


def test_a_backup_on_a_stick_with_its_notebook_is_erased_again_elsewhere(built: Built, tmp_path: Path) -> None:
    with built.open() as notebook:
        gone, stays = register(notebook), register(notebook)
        backup.keep_automatic(notebook, backup.DAILY)
        erase(notebook, gone)
    shutil.rmtree(paths.user_data() / "erased")
    target = backup.restore(backup.automatic(built.path)[0].path, tmp_path / "jauh" / "Pulih.kasus")
    with open_notebook(target, key=built.key()) as notebook:
        assert cases_of(notebook) == {stays}
    assert [file.name for file in target.glob("erased*")] == [tombstones.FILE]


def test_nobody_without_the_key_can_add_a_tombstone_or_read_one(built: Built) -> None:
    with built.open() as notebook:
        stays = register(notebook)
        forged = tombstones.Note(stays, 1, "2026-01-01T00:00:00+00:00", GROUND)
        tombstones.keep_outside(built.path, DataKey(built.notebook_id, bytes(32)), {stays: forged})
        gone = register(notebook)
    with built.open() as notebook:
        assert cases_of(notebook) == {stays, gone}
        erase(notebook, gone)
    written = [built.path / tombstones.FILE, *(paths.user_data() / "erased").iterdir()]
    assert not [file for file in written if gone.encode() in file.read_bytes() or gone in file.name]


@safety("S15", "backups that hold an erased case go after seven days, others stay", 1, 10)
def test_automatic_backups_that_hold_an_erased_case_go_after_seven_days(built: Built, tries: int) -> None:
    for _ in range(tries):
        shutil.rmtree(built.path / "backups", ignore_errors=True)
        now = datetime.now(UTC)
        with built.open() as notebook:
            backup.keep_automatic(notebook, backup.DAILY, now=now - timedelta(days=20))
            gone = register(notebook)
            backup.keep_automatic(notebook, backup.DAILY, now=now - timedelta(days=10))
            backup.keep_automatic(notebook, "sebelum-penghapusan", now=now)
            erase(notebook, gone)
            assert [kept.number for kept in backup.automatic(built.path)] == [1, 3]
            backup.keep_automatic(notebook, backup.DAILY, now=now + timedelta(days=6))
            erasing.clear_backups(built.path, built.key(), now=now + timedelta(days=6))
            assert [kept.number for kept in backup.automatic(built.path)] == [1, 3, 4]
            erasing.clear_backups(built.path, built.key(), now=now + EIGHT_DAYS)
            assert [kept.number for kept in backup.automatic(built.path)] == [1, 4]


@safety("R10", "clock wrong by years: no backup goes for an erasure", 2, 20)
def test_a_wrong_clock_removes_no_backup(built: Built, tries: int) -> None:
    now = datetime.now(UTC)
    with built.open() as notebook:
        gone = register(notebook)
        backup.keep_automatic(notebook, backup.DAILY, now=now)
        erase(notebook, gone)
        for at in range(tries):
            wrong = now + timedelta(days=365 * (5 if at % 2 else -5))
            erasing.clear_backups(built.path, built.key(), now=wrong)
            assert len(backup.automatic(built.path)) == 1
        erasing.clear_backups(built.path, built.key(), now=now + EIGHT_DAYS)
        assert backup.automatic(built.path) == []


@safety("S15", "killed while erasing: whole or erased, the next opening finishes", 1, 10)
def test_a_kill_while_erasing_leaves_the_case_whole_or_erased(
    built: Built, start: Start, tmp_path: Path, tries: int
) -> None:
    with built.open() as notebook:
        made = [Case(number=number, client=Person(name=CANARIES[0])) for number in ("1", "2")]
        made[0].journal = [JournalEntry(text=word * 200) for word in CANARIES[1:]]
        made[1].client = Person(name="Bayu")
        with notebook.edit("Isi") as session:
            session.add_all(made)
        gone, stays = (case.id for case in made)
        package = export_case(notebook, gone)
    chance = random.Random(3)  # noqa: S311 - moments, not secrets
    ends = set()
    for at in range(tries):
        path = Path(shutil.copytree(built.path, tmp_path / f"Buku {at}.kasus"))
        process = start("process.py", "erase", gone, path=path)
        assert process.stdout is not None
        assert process.stdout.readline().strip() == "ready"
        time.sleep(chance.uniform(0, 0.4))
        process.kill()
        process.communicate()
        shutil.rmtree(paths.user_data() / "erased", ignore_errors=True)
        with open_notebook(path, key=built.key()) as notebook:
            assert notebook.check() == []
            ends.add(gone in cases_of(notebook))
            assert stays in cases_of(notebook)
            if gone in cases_of(notebook):
                assert export_case(notebook, gone) == package
            else:
                assert found_in(path, built.raw_key, CANARIES) == []
    assert ends


@safety("R5", "erasing on a full disk: the reserve helps")
@posix_only("Windows mounts no small disk")
def test_erasing_on_a_full_disk_uses_the_reserve_or_says_so(built: Built) -> None:
    with small_disk(14) as disk:
        if disk is None:
            pytest.skip("nobody may mount a disk here")
        path = disk / "Buku.kasus"
        with built.open() as notebook:
            gone, stays = register(notebook, CANARIES), register(notebook)
        shutil.copytree(built.path, path)
        full = Built(path, built.code, built.notebook_id, built.raw_key)
        with full.open() as notebook:
            fill_up(disk / "film")
            erase(notebook, gone)
            assert cases_of(notebook) == {stays}
            assert not (path / reserve.FILE).exists()
            fill_up(disk / "film kedua")
            with contextlib.suppress(DiskFull):
                erase(notebook, stays)
                stays = ""
            assert notebook.check() == []
            assert (stays in cases_of(notebook)) is bool(stays)
        for film in disk.glob("film*"):
            film.unlink()
        with full.open():
            assert found_in(path, built.raw_key, CANARIES) == []


def test_an_archived_case_is_only_read(notebook: Notebook) -> None:
    case = Case(number="1")
    with notebook.edit("Kasus baru") as session:
        session.add(case)
    with notebook.edit("Arsipkan", case_id=case.id):
        case.archived = PartialDate.parse("2026-01-02")
    with pytest.raises(NotAllowed, match="diarsipkan"), notebook.edit("Ubah", case_id=case.id):
        case.note = "x"
    assert case.note is None
    with notebook.edit("Buka", case_id=case.id, in_archive=True):
        case.archived = None
    with notebook.reader() as session:
        assert session.execute(text("SELECT archived FROM case_")).scalar() is None
