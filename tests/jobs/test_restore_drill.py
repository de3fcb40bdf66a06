"""The restore drill: says what a backup holds and how it differs from today, and leaves nothing behind."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

import pytest

from caseworker_app import paths
from caseworker_app.errors import BadInput, DamagedNotebook, WrongPassphrase
from caseworker_app.jobs.restore_drill import drill
from caseworker_app.model.case import Case
from caseworker_app.model.indonesian import long_date
from caseworker_app.model.notes import JournalEntry
from caseworker_app.store import backup, keys
from caseworker_app.store.notebook import Notebook
from caseworker_app.store.notebooks import create
from tests.store.built import PASSPHRASE


@pytest.fixture
def case(notebook: Notebook) -> Case:
    added = Case(number="2025-001", journal=[JournalEntry(text=f"catatan {number}") for number in range(5)])
    with notebook.edit("Kasus baru") as session:
        session.add(added)
    return added


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder for temporary files into which no other program writes."""
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))


def left(notebook: Notebook) -> list[str]:
    """The names in the notebook and of every temporary file or folder."""
    temporary = (*Path(tempfile.gettempdir()).iterdir(), *paths.user_state().glob("*.part"))
    return sorted(path.name for path in (*notebook.path.iterdir(), *temporary))


def test_a_backup_of_today_is_the_notebook(notebook: Notebook, case: Case, tmp_path: Path) -> None:
    package = backup.backup(notebook, tmp_path / "Buku.cadangan").path
    before = left(notebook)
    result = drill(notebook, package, PASSPHRASE)
    assert (result.cases, result.changed, result.gone, result.newer) == (1, 0, 0, 0)
    assert result.same >= 6
    day = long_date(date.today(), weekday=False)
    assert result.sentence().startswith(f"Cadangan ini dapat dipulihkan: 1 kasus, sampai {day}. Isinya sama")
    assert left(notebook) == before


def test_what_was_done_since_is_counted(notebook: Notebook, case: Case, tmp_path: Path) -> None:
    package = backup.backup(notebook, tmp_path / "Buku.cadangan").path
    with notebook.edit("Ubah", case_id=case.id):
        case.journal[0].text = "lain"
        case.journal.append(JournalEntry(text="baru"))
        del case.journal[4]
    result = drill(notebook, package, PASSPHRASE)
    assert (result.changed, result.gone, result.newer) == (1, 1, 1)
    assert "Sejak itu 3 data" in result.sentence()


def test_what_cannot_be_restored_is_told_and_leaves_nothing(notebook: Notebook, case: Case, tmp_path: Path) -> None:
    package = backup.backup(notebook, tmp_path / "Buku.cadangan").path
    before = left(notebook)
    with pytest.raises(WrongPassphrase):
        drill(notebook, package, "bukan ini")
    content = bytearray(package.read_bytes())
    content[len(content) // 2] ^= 1
    package.write_bytes(content)
    with pytest.raises(DamagedNotebook):
        drill(notebook, package, PASSPHRASE)
    other, _ = create(tmp_path / "lain.kasus", PASSPHRASE, strength=keys.LOWEST)
    with other:
        foreign = backup.backup(other, tmp_path / "lain.cadangan").path
    with pytest.raises(BadInput, match="buku kasus lain"):
        drill(notebook, foreign, PASSPHRASE)
    assert left(notebook) == before
