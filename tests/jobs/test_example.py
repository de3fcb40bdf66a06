"""The notebook to play in: made once, marked, counted, removed; nothing else is ever removed."""

from __future__ import annotations

from pathlib import Path

import pytest

from caseworker_app import paths
from caseworker_app.documents.blocks import Paragraph
from caseworker_app.errors import NotebookBusy, WrongPassphrase
from caseworker_app.jobs import cases, example, printing
from caseworker_app.model.person import Person
from caseworker_app.store import keys
from caseworker_app.store.notebooks import create


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(paths, "user_data", lambda: tmp_path / "data")
    return tmp_path / "data"


def test_it_is_made_once_opened_again_and_removed(data_folder: Path) -> None:
    with example.open_or_make() as notebook:
        assert notebook.path == example.place() == data_folder / "Contoh.kasus"
        with notebook.reader() as session:
            assert [line.initials for line in cases.summaries(session)] == ["MS", "S"]
            assert example.is_example(session)
            assert example.own_cases(session) == 0
        cases.create(notebook, client=Person(name="Melati Sari"))
    assert list(data_folder.iterdir()) == [example.place()]
    with example.open_or_make() as notebook, notebook.reader() as session:
        assert example.own_cases(session) == 1
    assert example.own_cases_when_locked() == 1
    example.remove()
    example.remove()
    assert list(data_folder.iterdir()) == []


def test_a_failure_on_the_way_leaves_nothing(data_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError

    with monkeypatch.context() as patch:
        patch.setattr("caseworker_app.jobs.packages.import_case", broken)
        with pytest.raises(RuntimeError):
            example.open_or_make()
    assert list(data_folder.iterdir()) == []
    example.open_or_make().close()


def test_it_is_not_removed_from_under_an_open_window() -> None:
    with example.open_or_make(), pytest.raises(NotebookBusy):
        example.remove()
    assert example.place().is_dir()


def test_another_passphrase_is_the_users_own_matter() -> None:
    with example.open_or_make() as notebook:
        notebook.change_passphrase("kata sandi saya sendiri", strength=keys.LOWEST)
    with pytest.raises(WrongPassphrase):
        example.open_or_make()


def test_its_papers_say_that_everybody_is_invented_and_those_of_others_do_not(tmp_path: Path) -> None:
    own, _ = create(tmp_path / "Buku.kasus", "tujuh belas ekor burung", strength=keys.LOWEST)
    with own:
        case_id = cases.create(own, client=Person(name="Melati Sari"))
        assert "rekaan" not in words(printing.prepare(own, case_id, "case-report", gate="preview"))
    with example.open_or_make() as notebook, notebook.reader() as session:
        case_id = cases.find(session, "MS")
        prepared = printing.prepare(notebook, case_id, "case-report", gate="preview")
        assert "Contoh – semua orang di sini rekaan." in words(prepared)
        assert not prepared.document.draft


def words(prepared: printing.Prepared) -> str:
    return str([block.text for block in prepared.document.blocks if isinstance(block, Paragraph)])
