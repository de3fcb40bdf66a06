"""A recording is played from a copy that others cannot read, that tells nothing by its name, and that goes again."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from caseworker_app import paths
from caseworker_app.errors import CaseworkerError
from caseworker_app.jobs import attachments, playing
from caseworker_app.model.bookkeeping import audit_entry
from caseworker_app.model.case import Case
from caseworker_app.model.notes import Attachment
from caseworker_app.model.person import Person
from caseworker_app.store import plain_file
from caseworker_app.store.files import part_folder
from caseworker_app.store.notebook import Notebook
from tests.conftest import posix_only
from tests.jobs.intake.made_recordings import RECORDINGS

REASON = "Direkam atas permintaan klien sendiri, persetujuannya menyusul."


@pytest.fixture
def case(notebook: Notebook) -> Case:
    made = Case(number="2024-001", client=Person(name="Melati Sari"))
    with notebook.edit("Kasus baru") as session:
        session.add(made)
    return made


@pytest.fixture
def recording(notebook: Notebook, case: Case, tmp_path: Path) -> Attachment:
    (tmp_path / "Melati.m4a").write_bytes(RECORDINGS["m4a"][0])
    return attachments.attach(notebook, case, tmp_path / "Melati.m4a", override=REASON)


def left() -> list[Path]:
    return [path for path in paths.user_state().rglob("*") if path.name.startswith("rekaman")]


def test_the_copy_is_there_while_it_is_lent_and_gone_afterwards(
    notebook: Notebook, case: Case, recording: Attachment
) -> None:
    with playing.lent(notebook, case, recording) as path:
        assert path.name == "rekaman.m4a"
        assert path.read_bytes() == attachments.content(notebook, recording.id)
        playing.clear_left()
        assert left() == [path]  # it is in use
    assert left() == []
    with notebook.reader() as session:
        actions = session.scalars(select(audit_entry.c.action)).all()
    assert actions[-1] == "play"


@posix_only("Windows knows no such rights")
def test_nobody_else_may_read_the_copy(notebook: Notebook, case: Case, recording: Attachment) -> None:
    with playing.lent(notebook, case, recording) as path:
        assert path.stat().st_mode & 0o077 == 0
        assert path.parent.stat().st_mode & 0o077 == 0


def test_the_copy_of_a_killed_process_is_overwritten_and_removed_at_the_next_start(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    place = paths.user_state()
    place.mkdir(parents=True, exist_ok=True)
    with part_folder(place) as folder:
        file = folder / "rekaman.m4a"
        file.write_bytes(b"suara klien")
        kept = folder.rename(place / ".caseworker-0a1b2c3d.part")
    (place / plain_file.NOTES).mkdir(exist_ok=True)
    (place / plain_file.NOTES / "1").write_bytes(str(place).encode() + b"\0")
    wiped: list[str] = []
    monkeypatch.setattr(plain_file, "wipe", lambda path: wiped.append(path.name))
    plain_file.clear_noted()
    assert "rekaman.m4a" in wiped
    assert not kept.exists()


def test_a_copy_that_is_still_held_is_told_of(
    notebook: Notebook, case: Case, recording: Attachment, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(_path: Path) -> None:
        raise PermissionError(13, "held")

    lent = playing.lent(notebook, case, recording)
    lent.__enter__()
    monkeypatch.setattr(plain_file, "wipe", held)
    with pytest.raises(CaseworkerError, match="masih dipakai"):
        lent.__exit__(None, None, None)


def test_where_no_copy_can_be_written_nothing_is_lost(
    notebook: Notebook, case: Case, recording: Attachment, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(plain_file, "_fill", full)
    with pytest.raises(CaseworkerError, match="Buku kasus aman"), playing.lent(notebook, case, recording):
        pass
    assert attachments.content(notebook, recording.id)
