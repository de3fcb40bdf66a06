"""A place or a name that cannot hold a notebook is told in the window, and nothing is made."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget

from caseworker_app.gui.gate.new_notebook import NewNotebookPage
from caseworker_app.gui.gate.restore import RestorePage
from caseworker_app.gui.gate.unlock import UnlockPage
from caseworker_app.gui.papers import paper
from caseworker_app.jobs import opening
from caseworker_app.store import attempts, backup, keys, media
from caseworker_app.store.notebook import Notebook

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

PHRASE = "tujuh belas ekor burung"


def words_of(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


@pytest.fixture
def on_a_share(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if every folder lay on another computer."""
    monkeypatch.setattr(keys, "calibrated", lambda *_: keys.LOWEST)
    monkeypatch.setattr(media, "is_remote", lambda _path: True)


def test_a_notebook_on_a_share_is_refused_before_its_passphrase_is_tried(
    qtbot: QtBot, on_a_share: None, empty_notebook: tuple[Path, str, bytes]
) -> None:
    page = UnlockPage(empty_notebook[0], None)
    qtbot.addWidget(page)
    page.show()
    page._field.setText("bukan itu")
    page._open()
    qtbot.waitUntil(lambda: "folder jaringan" in words_of(page), timeout=10_000)
    assert not (empty_notebook[0] / attempts.FILE).exists()


def test_a_new_notebook_on_a_share_is_refused(qtbot: QtBot, on_a_share: None, tmp_path: Path) -> None:
    page = NewNotebookPage()
    qtbot.addWidget(page)
    page.show()
    page._folder = tmp_path
    page._first.setText(PHRASE)
    page._second.setText(PHRASE)
    page._make()
    qtbot.waitUntil(lambda: "folder jaringan" in words_of(page), timeout=10_000)
    assert list(tmp_path.iterdir()) == []


def test_a_backup_is_restored_to_no_share(
    qtbot: QtBot, notebook: Notebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup.backup(notebook, tmp_path / "Buku.cadangan")
    monkeypatch.setattr(media, "is_remote", lambda _path: True)
    page = RestorePage()
    qtbot.addWidget(page)
    page.show()
    page.take(tmp_path / "Buku.cadangan")
    page._folder = tmp_path / "baru"
    qtbot.waitUntil(page._restore.isEnabled, timeout=10_000)
    page.restore()
    qtbot.waitUntil(lambda: "folder jaringan" in words_of(page), timeout=10_000)
    assert not (tmp_path / "baru").exists()


@pytest.mark.parametrize(
    ("name", "told"), [("CON", "nama perangkat"), ("kasus:2024", "salah satu tanda"), ("n" * 255, "terlalu panjang")]
)
def test_a_name_for_a_notebook_must_fit_every_system(qtbot: QtBot, tmp_path: Path, name: str, told: str) -> None:
    page = NewNotebookPage()
    qtbot.addWidget(page)
    page.show()
    page._folder = tmp_path
    page._name.setText(name)
    page._make()
    assert told in words_of(page)


def test_a_proposed_name_fits_every_system(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    proposed: list[str] = []

    def choose(_parent: object, _title: str, path: str, _kind: str) -> tuple[str, str]:
        proposed.append(Path(path).name)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    parent = QWidget()
    qtbot.addWidget(parent)
    assert paper.save_as(parent, b"x", "12/PKL:2024.json") is None
    assert proposed == ["12-PKL-2024.json"]


def test_a_restored_notebook_gets_such_a_name(tmp_path: Path) -> None:
    assert opening.free_place(tmp_path, "Kasus: 2024").name == "Kasus- 2024.kasus"
