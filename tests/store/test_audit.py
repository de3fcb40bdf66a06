"""The audit trail: nobody changes, takes out or adds a line without its being found, and what is missing is told."""

from __future__ import annotations

import hashlib
import hmac
import json
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select

from caseworker_app.errors import DamagedNotebook, WrongPassphrase
from caseworker_app.model.bookkeeping import audit_entry
from caseworker_app.model.case import Case
from caseworker_app.model.notes import JournalEntry
from caseworker_app.store import anchor, audit, backup, database, keys, newest
from caseworker_app.store.notebook import Notebook
from caseworker_app.store.notebooks import create, open_notebook
from tests.soak import safety
from tests.store.built import PASSPHRASE, Built
from tests.store.conftest import Start
from tests.store.test_safety import kill_after

COLUMNS = ("at", "action", "case_id", "records")


def work_in(built: Built, edits: int = 20, text: str = "x") -> Built:
    """Open the notebook, change it so many times, close it."""
    with built.open() as notebook:
        with notebook.edit("Kasus baru") as session:
            case = session.scalars(select(Case)).first() or Case(number="2025-001")
            session.add(case)
        for number in range(edits):
            with notebook.edit("Tambah", case_id=case.id):
                case.journal.append(JournalEntry(text=f"{text} {number}"))
    return built


@pytest.fixture
def lived_in(built: Built) -> Built:
    return work_in(built)


def actions(notebook: Notebook) -> list[str]:
    with notebook.reader() as session:
        return [entry.action for entry in audit.entries(session.connection())]


def warnings_on_opening(built: Built, *, read_only: bool = False) -> list[str]:
    with built.open(read_only=read_only) as notebook:
        assert notebook.session.scalars(select(Case)).all() is not None
        return notebook.warnings


def verified(built: Built) -> list[str]:
    return list(backup.verify(built.path, key=built.key()).warnings)


class Tool:
    """A stranger's program that has the key of the database and knows how the seals of old are made."""

    def __init__(self, built: Built) -> None:
        self.key = built.key()
        self.connection = database.connect(built.path / database.FILE, self.key, "write")

    def lines(self) -> list[list[object]]:
        return [list(row) for row in self.connection.execute("SELECT * FROM audit_entry ORDER BY sequence")]

    def replace(self, lines: list[list[object]]) -> None:
        self.connection.execute("DELETE FROM audit_entry")
        self.connection.executemany("INSERT INTO audit_entry VALUES (?, ?, ?, ?, ?, ?)", lines)

    def resealed(self, lines: list[list[object]]) -> list[list[object]]:
        seal, done = b"", []
        for line in lines:
            body = json.dumps(line[:5], separators=(",", ":"), ensure_ascii=False).encode()
            seal = hashlib.sha256(seal + body).digest()
            done.append([*line[:5], seal])
        return done

    def is_found_out(self, folder: Path) -> bool:
        noted = anchor.read(folder, self.key)
        told = newest.trail_trouble(self.connection, self.key)
        return bool(told or newest.position_trouble(self.connection, self.key, noted))


def changed(lines: list[list[object]], chance: random.Random) -> list[list[object]]:
    at, column = chance.randrange(len(lines)), chance.randrange(1, 5)
    lines[at][column] = f"{lines[at][column]}x"
    return lines


def taken_out(lines: list[list[object]], chance: random.Random) -> list[list[object]]:
    del lines[chance.randrange(len(lines))]
    return lines


def taken_out_and_renumbered(lines: list[list[object]], chance: random.Random) -> list[list[object]]:
    return [[number, *line[1:]] for number, line in enumerate(taken_out(lines, chance), 1)]


def put_in(lines: list[list[object]], chance: random.Random) -> list[list[object]]:
    lines.insert(chance.randrange(len(lines) + 1), list(chance.choice(lines)))
    return [[number, *line[1:]] for number, line in enumerate(lines, 1)]


def swapped(lines: list[list[object]], chance: random.Random) -> list[list[object]]:
    one, other = chance.sample(range(len(lines)), 2)
    lines[one][1:], lines[other][1:] = lines[other][1:], lines[one][1:]
    return lines


def tail_cut_off(lines: list[list[object]], chance: random.Random) -> list[list[object]]:
    return lines[: chance.randrange(len(lines))]


WAYS = (changed, taken_out, taken_out_and_renumbered, put_in, swapped, tail_cut_off)


@safety("S16", "line of the trail changed, taken out, added, moved: found", 24, 240)
def test_whatever_is_done_to_a_line_is_found(lived_in: Built, tries: int) -> None:
    chance = random.Random(16)  # noqa: S311 - places, not secrets
    tool = Tool(lived_in)
    assert not tool.is_found_out(lived_in.path)
    for number in range(tries):
        way = WAYS[number % len(WAYS)]
        tool.connection.execute("BEGIN")
        lines = way(tool.lines(), chance)
        tool.replace(tool.resealed(lines) if number // len(WAYS) % 2 else lines)
        assert tool.is_found_out(lived_in.path), way.__name__
        tool.connection.execute("ROLLBACK")
    assert not tool.is_found_out(lived_in.path)


@pytest.mark.parametrize("cut", ["DELETE FROM audit_entry WHERE sequence > 20", "DELETE FROM audit_entry"])
def test_a_trail_cut_off_is_told_and_the_notebook_opens(lived_in: Built, cut: str) -> None:
    Tool(lived_in).connection.execute(cut)
    assert "Bagian terbaru" in verified(lived_in)[0]
    with lived_in.open() as notebook:
        assert "Bagian terbaru" in notebook.warnings[0]
        assert actions(notebook)[-2:] == ["rollback", "open"]
        assert len(notebook.session.scalars(select(JournalEntry)).all()) == 20
    assert warnings_on_opening(lived_in) == []


def test_a_line_appended_by_a_tool_is_found(lived_in: Built) -> None:
    tool = Tool(lived_in)
    lines = tool.lines()
    line = [len(lines) + 1, "2026-01-01T08:00:00+00:00", "export", None, None]
    body = json.dumps(line, separators=(",", ":")).encode()
    seal = hashlib.sha256(bytes(lines[-1][5]) + body).digest()  # type: ignore[call-overload]
    tool.connection.execute("INSERT INTO audit_entry VALUES (?, ?, ?, ?, ?, ?)", [*line, seal])
    tool.connection.close()
    assert f"baris {line[0]}" in verified(lived_in)[0]


def test_a_seal_is_made_of_the_line_and_the_seal_before_it_with_a_derived_key(lived_in: Built) -> None:
    secret = hmac.digest(lived_in.raw_key, b"caseworker audit trail", "sha256")
    before = b""
    for *line, seal in Tool(lived_in).lines():
        body = json.dumps(line, separators=(",", ":"), ensure_ascii=False).encode()
        before = hmac.digest(secret, before + body, "sha256")
        assert seal == before


@pytest.mark.parametrize("column", COLUMNS)
@pytest.mark.parametrize("trash", ["CAST(x'ff00fe' AS TEXT)", "x'ff'", "12.5", "'[1'"])
def test_trash_in_a_line_is_found_and_harms_nothing(lived_in: Built, column: str, trash: str) -> None:
    tool = Tool(lived_in)
    tool.connection.execute(f"UPDATE audit_entry SET {column} = {trash} WHERE sequence = 9")  # noqa: S608 - of this test
    last = "(SELECT max(sequence) FROM audit_entry)"
    tool.connection.execute(f"UPDATE audit_entry SET hash = 'kata' WHERE sequence = {last}")  # noqa: S608 - of this test
    tool.connection.close()
    with lived_in.open() as notebook:
        assert "baris 9" in notebook.check_trail()
        with notebook.edit("Kasus baru") as session:
            session.add(Case(number="2025-002"))


def test_seals_of_old_are_valid_only_before_the_first_with_a_key(lived_in: Built) -> None:
    tool = Tool(lived_in)
    lines = tool.lines()
    tool.replace(tool.resealed(lines))
    assert newest.trail_trouble(tool.connection, tool.key) == ""  # as a program up to schema 0001 left it
    assert newest.position_trouble(tool.connection, tool.key, None) == ""
    tool.replace([*tool.resealed(lines[:5]), *lines[5:]])
    assert "baris 6" in newest.trail_trouble(tool.connection, tool.key)


def test_every_backup_checks_the_trail_and_is_made_all_the_same(lived_in: Built, tmp_path: Path) -> None:
    Tool(lived_in).connection.execute("UPDATE audit_entry SET action = 'open' WHERE sequence = 7")
    with lived_in.open() as notebook:
        notebook.warnings.clear()
        report = backup.backup(notebook, tmp_path / "a.cadangan")
        assert "baris 7" in report.warnings[0]
        assert notebook.warnings == list(report.warnings)
        backup.keep_automatic(notebook, backup.DAILY)
        assert len(notebook.warnings) == 1
    assert "baris 7" in backup.verify(tmp_path / "a.cadangan", key=lived_in.key()).warnings[0]


def test_another_data_key_seals_the_whole_trail_anew(lived_in: Built) -> None:
    tool = Tool(lived_in)
    new = keys.DataKey(lived_in.notebook_id, bytes(32))
    position = audit.seal_anew(tool.connection, new.derived(audit.PURPOSE))
    assert position == audit.end(tool.connection)
    assert newest.trail_trouble(tool.connection, new) == ""
    assert newest.trail_trouble(tool.connection, tool.key) != ""


def test_a_folder_copied_without_its_log_says_what_it_lacks(built: Built, tmp_path: Path) -> None:
    work_in(built, 2)
    with built.open() as notebook:
        case = notebook.session.scalars(select(Case)).one()
        for number in range(5):
            with notebook.edit("Tambah", case_id=case.id):
                case.journal.append(JournalEntry(text=f"baru {number}"))
        place = tmp_path / "Salinan.kasus"
        shutil.copytree(built.path, place, ignore=shutil.ignore_patterns("*-wal", "*-shm", "*.lock"))
    copied = Built(place, built.code, built.notebook_id, built.raw_key)
    (told,) = verified(copied)
    assert "(6 kegiatan)" in told
    assert len(told) <= 300
    assert warnings_on_opening(copied, read_only=True) == [told]
    assert warnings_on_opening(copied) == [told]
    assert warnings_on_opening(copied) == []
    assert verified(built) == []


def test_an_older_database_put_back_says_what_it_lacks(built: Built, tmp_path: Path) -> None:
    work_in(built, 2)
    shutil.copy(built.path / database.FILE, tmp_path)
    work_in(built, 3)
    shutil.copy(tmp_path / database.FILE, built.path)
    assert "Bagian terbaru" in verified(built)[0]
    assert "Bagian terbaru" in warnings_on_opening(built)[0]


def test_a_database_that_went_another_way_is_noticed(built: Built, tmp_path: Path) -> None:
    work_in(built, 2)
    other = Built(tmp_path / "Lain.kasus", built.code, built.notebook_id, built.raw_key)
    shutil.copytree(built.path, other.path)
    work_in(built, 3)
    work_in(other, 9)
    shutil.copy(other.path / database.FILE, built.path)
    assert "bukan lanjutan" in verified(built)[0]
    assert "bukan lanjutan" in warnings_on_opening(built)[0]


@safety("S16", "page of an older copy put into the closed file: found", 10, 100)
def test_an_older_page_in_a_closed_file_is_noticed(built: Built, tries: int) -> None:
    work_in(built, 40, "lama")
    file = built.path / database.FILE
    before = file.read_bytes()
    with built.open() as notebook:
        for entry in notebook.session.scalars(select(JournalEntry)):
            with notebook.edit("Ubah"):
                entry.text = "baru"
    after = file.read_bytes()
    pages = range(0, min(len(before), len(after)), database.PAGE)
    differing = [at for at in pages if before[at : at + database.PAGE] != after[at : at + database.PAGE]]
    silent = 0
    for number in range(tries):
        at = differing[number % len(differing)]
        file.write_bytes(after[:at] + before[at : at + database.PAGE] + after[at + database.PAGE :])
        try:
            told = backup.verify(built.path, key=built.key()).warnings
        except DamagedNotebook:
            continue
        silent += not told
    assert silent == 0


def test_the_opening_tells_of_a_page_put_back(built: Built) -> None:
    work_in(built, 1, "aa")
    file = built.path / database.FILE
    before = file.read_bytes()
    with built.open() as notebook, notebook.edit("Ubah"):
        notebook.session.scalars(select(JournalEntry)).one().text = "bb 0"
    after = file.read_bytes()
    for at in range(database.PAGE, len(before), database.PAGE):
        old, new = before[at : at + database.PAGE], after[at : at + database.PAGE]
        if old == new:
            continue
        file.write_bytes(after[:at] + old + after[at + database.PAGE :])
        try:
            told = warnings_on_opening(built, read_only=True)
        except DamagedNotebook:
            continue
        assert told
    file.write_bytes(after)
    assert warnings_on_opening(built) == []


@safety("S16", "writer killed at random: no false alarm at the next opening", 2, 50)
def test_a_kill_is_no_reason_for_an_alarm(built: Built, start: Start, tries: int) -> None:
    chance = random.Random(50)  # noqa: S311 - moments, not secrets
    for _ in range(tries):
        kill_after(start("process.py", "write", "catatan"), chance.uniform(0, 0.15))
        assert verified(built) == []
        assert warnings_on_opening(built) == []


def test_a_power_cut_that_loses_what_was_not_on_the_disk_is_no_reason_for_an_alarm(built: Built) -> None:
    """The anchor may be as old as its last sync, or one of its two places torn; the database is never older."""
    file = built.path / anchor.FILE
    noted = [file.read_bytes()]
    with built.open() as notebook:
        noted.append(file.read_bytes())
        case = Case(number="1")
        for number in range(6):
            with notebook.edit("Ubah", case_id=case.id) as session:
                session.add(case)
                case.note = str(number)
            noted.append(file.read_bytes())
        noted.append(noted[-1][:4096] + b"\x00" * 4096)
        noted.append(b"\xff" * 4096 + noted[-2][4096:])
        whole = built.path.with_name("Mati.kasus")
        shutil.copytree(built.path, whole)
    for content in noted:
        after_cut = Built(built.path.with_name("Lagi.kasus"), built.code, built.notebook_id, built.raw_key)
        shutil.copytree(whole, after_cut.path)
        (after_cut.path / anchor.FILE).write_bytes(content)
        assert verified(after_cut) == []
        assert warnings_on_opening(after_cut) == []
        shutil.rmtree(after_cut.path)


def test_verifying_beside_a_writer_is_no_reason_for_an_alarm(built: Built, start: Start) -> None:
    writer = start("process.py", "write", "catatan")
    assert writer.stdout is not None
    writer.stdout.readline()
    for _ in range(10):
        assert verified(built) == []
    assert warnings_on_opening(built, read_only=True) == []


def test_a_closed_notebook_may_be_copied_and_both_worked_in(lived_in: Built, tmp_path: Path) -> None:
    other = Built(tmp_path / "Laptop lain.kasus", lived_in.code, lived_in.notebook_id, lived_in.raw_key)
    shutil.copytree(lived_in.path, other.path)
    for one in (lived_in, other, work_in(lived_in, 3), work_in(other, 1)):
        assert verified(one) == []
        assert warnings_on_opening(one) == []


def test_what_is_restored_is_the_newest_there_is(lived_in: Built, tmp_path: Path) -> None:
    with lived_in.open() as notebook:
        backup.backup(notebook, tmp_path / "a.cadangan")
    backup.backup(lived_in.path, tmp_path / "b.cadangan")
    work_in(lived_in, 5)
    for name in ("a", "b"):
        place = backup.restore(tmp_path / f"{name}.cadangan", tmp_path / f"{name}.kasus")
        restored = Built(place, lived_in.code, lived_in.notebook_id, lived_in.raw_key)
        assert list(backup.verify(tmp_path / f"{name}.cadangan", key=lived_in.key()).warnings) == []
        assert verified(restored) == []
        with restored.open() as notebook:
            assert notebook.warnings == []
            assert actions(notebook)[-2:] == ["restore", "open"]
        with restored.open() as notebook:
            assert (notebook.warnings, actions(notebook).count("restore")) == ([], 1)


def test_a_backup_that_lost_its_tail_is_found_by_its_list(lived_in: Built, tmp_path: Path) -> None:
    whole = anchor.text(lived_in.key(), audit.end(Tool(lived_in).connection))
    tool = Tool(lived_in)
    tool.connection.execute("DELETE FROM audit_entry WHERE sequence > 10")
    tool.connection.close()
    (lived_in.path / anchor.FILE).write_text(whole)
    backup.backup(lived_in.path, tmp_path / "a.cadangan")
    assert "Bagian terbaru" in backup.verify(tmp_path / "a.cadangan", key=lived_in.key()).warnings[0]


def test_an_automatic_backup_in_place_of_a_damaged_notebook_is_the_newest_there_is(lived_in: Built) -> None:
    with lived_in.open() as notebook:
        backup.keep_automatic(notebook, backup.DAILY)
    work_in(lived_in, 5)
    (lived_in.path / database.FILE).write_bytes(b"rusak")
    backup.replace_damaged(lived_in.path)
    assert verified(lived_in) == []
    with lived_in.open() as notebook:
        assert notebook.warnings == []
        assert actions(notebook)[-2:] == ["restore", "open"]


FORGERIES: tuple[Callable[[bytes], bytes | None], ...] = (
    lambda _: b"",
    lambda _: None,
    lambda content: content.replace(b'"length":', b'"length":9'),
)


@pytest.mark.parametrize("change", FORGERIES)
def test_a_lost_or_forged_anchor_is_told_once_and_keeps_nobody_out(
    lived_in: Built, change: Callable[[bytes], bytes | None]
) -> None:
    file = lived_in.path / anchor.FILE
    content = change(file.read_bytes())
    if content is None:
        file.unlink()
    else:
        file.write_bytes(content)
    (told,) = verified(lived_in)
    assert "Penanda isi terbaru" in told
    assert len(told) <= 300
    assert warnings_on_opening(lived_in) == [told]
    assert warnings_on_opening(lived_in) == []


def test_an_anchor_of_another_notebook_is_none(lived_in: Built, tmp_path: Path) -> None:
    other, _ = create(tmp_path / "Lain.kasus", "x", strength=keys.LOWEST)
    other.close()
    shutil.copy(tmp_path / "Lain.kasus" / anchor.FILE, lived_in.path)
    assert "Penanda isi terbaru" in warnings_on_opening(lived_in)[0]


def test_an_old_key_file_put_back_is_told_once(lived_in: Built) -> None:
    open_notebook(lived_in.path, PASSPHRASE).close()
    old = (lived_in.path / keys.FILE).read_bytes()
    with open_notebook(lived_in.path, PASSPHRASE) as notebook:
        notebook.change_passphrase("yang baru", strength=keys.LOWEST)
    for name in (keys.FILE, keys.COPY):
        (lived_in.path / name).write_bytes(old)
    with open_notebook(lived_in.path, PASSPHRASE) as notebook:
        assert "Berkas kunci yang lama" in notebook.warnings[0]
    with open_notebook(lived_in.path, PASSPHRASE) as notebook:
        assert notebook.warnings == []


@pytest.mark.parametrize("passphrase", [PASSPHRASE, "yang baru"])
def test_a_change_of_passphrase_killed_between_the_twins_is_either_done_or_not(built: Built, passphrase: str) -> None:
    open_notebook(built.path, PASSPHRASE).close()
    old = (built.path / keys.COPY).read_bytes()
    keys.change_passphrase(built.path, built.key(), "yang baru", keys.LOWEST)
    (built.path / keys.COPY).write_bytes(old)
    for _ in range(2):
        with open_notebook(built.path, passphrase) as notebook:
            assert notebook.warnings == []
    assert (built.path / keys.FILE).read_bytes() == (built.path / keys.COPY).read_bytes()


def test_the_trail_says_how_it_was_opened_and_when_it_was_closed(built: Built) -> None:
    for words in ("salah", "salah juga"):
        with pytest.raises(WrongPassphrase):
            open_notebook(built.path, words)
    open_notebook(built.path, PASSPHRASE).close()
    with open_notebook(built.path, recovery_code=built.code) as notebook, notebook.reader() as session:
        *_, first, closed, second = audit.entries(session.connection())
        assert [first.action, closed.action, second.action] == ["open", "close", "open"]
        assert (first.records["by"], first.records["failures"]) == (["passphrase"], 2)
        assert (second.records["by"], second.records.get("failures")) == (["recovery"], None)
        assert first.records["account"]
        seals = session.execute(select(audit_entry.c.hash)).scalars().all()
        assert all(len(seal) == 32 for seal in seals)
