"""Leaving a notebook: what is told, what is kept, and the gate that this process shows where no fresh one starts."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QPlainTextEdit

from caseworker_app import app
from caseworker_app.errors import DiskFull, NotebookError
from caseworker_app.gui.base import leaving, work
from caseworker_app.gui.base.leaving import Trouble, Unsaved, run_all, sentence, trouble_of
from caseworker_app.gui.base.preferences import Preferences
from caseworker_app.gui.form.field_box import FieldBox
from caseworker_app.gui.form.memo import MemoEditor
from caseworker_app.gui.gate import fresh_process
from caseworker_app.gui.gate.fresh_process import FreshProcess, Handover
from caseworker_app.gui.gate.gate import Gate
from caseworker_app.gui.gate.unlock import UnlockPage
from caseworker_app.gui.shell.application import Application
from tests.soak import safety

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from caseworker_app.gui.shell.main_window import MainWindow
    from caseworker_app.model.case import Case
    from caseworker_app.store.notebook import Notebook

MEMO = "Takut pulang ke rumah."


def fail(*_: object, **__: object) -> None:
    raise ValueError("a fault of the program")


def no_process() -> FreshProcess:
    raise OSError("no memory")


@pytest.fixture
def application(qtbot: QtBot, notebook: Notebook, case: Case, monkeypatch: pytest.MonkeyPatch) -> Iterator[Application]:
    """With the case open at its intake, where no fresh process can be started."""
    made = Application(Preferences(), fresh=no_process, end=lambda: None)
    monkeypatch.setattr(sys, "excepthook", app.hook(made))
    made.gate.show()
    made.gate.opened.emit(notebook)
    window_of(made).open_case(case.id, "engagement/intake")
    yield made
    made.quit()
    shiboken6.delete(made.gate)


def window_of(application: Application) -> MainWindow:
    assert application.main is not None
    return application.main


def memo_of(application: Application) -> QPlainTextEdit:
    boxes = [box for box in window_of(application).findChildren(FieldBox) if box.field.key == "presenting_problem"]
    editor = boxes[0].editor
    assert isinstance(editor, MemoEditor)
    return editor.memo


def told(gate: Gate) -> str:
    return "\n".join(label.text() for label in gate.findChildren(QLabel) if label.isVisible())


def again(application: Application, qtbot: QtBot, phrase: str = "tujuh belas ekor burung") -> None:
    """Give the passphrase at the gate."""
    page = application.gate.findChild(UnlockPage)
    assert page is not None
    page._field.setText(phrase)
    page._button.click()
    qtbot.waitUntil(lambda: application.main is not None)


def test_every_step_is_taken_and_every_failure_told() -> None:
    taken: list[int] = []
    run_all([lambda: taken.append(1)])
    with pytest.raises(ValueError, match="a fault"):
        run_all([fail, lambda: taken.append(2)])
    with pytest.raises(ExceptionGroup) as group:
        run_all([fail, lambda: run_all([fail, fail]), lambda: taken.append(3)])
    assert [type(error) for error in leaving.each(group.value)] == [ValueError] * 3
    assert taken == [1, 2, 3]


def test_the_sentence_says_what_is_gone_what_is_safe_and_what_to_do() -> None:
    assert sentence(Trouble()) == ""
    full = Unsaved("Masalah menurut klien", DiskFull("Ruang disk penuh."), kept=False)
    assert sentence(trouble_of([full, full])) == (
        "Tulisan terakhir di “Masalah menurut klien” tidak dapat disimpan. Yang sudah tersimpan aman. "
        "Ruang disk penuh: kosongkan sebagian dahulu."
    )
    kept = Unsaved("Tempat", ValueError(), kept=True)
    assert sentence(trouble_of([kept])).startswith("Tulisan terakhir di “Tempat” disimpan sebagai konsep")
    assert sentence(trouble_of([NotebookError("x")])).startswith("Tidak semuanya dapat disimpan")
    names = tuple(f"{number} {'Riwayat kesehatan keluarga' * 3}" for number in range(12))
    longest = sentence(Trouble(kept=names, lost=names, full=True, other=True))
    assert len(longest) <= 300
    assert "dan 10 isian lain" in longest


@safety("S19", "lock where no fresh process starts: this one shows the gate, without the key")
def test_where_no_fresh_process_starts_the_gate_is_shown_here_and_says_so(application: Application) -> None:
    notebook = application.notebook
    assert notebook is not None
    application.lock()
    assert notebook.key.dropped
    assert application.gate.isEnabled()
    assert "tidak dapat dimulai ulang" in told(application.gate)


def test_a_text_that_could_not_be_stored_waits_as_a_draft_and_is_stored_when_it_is_seen_again(
    application: Application, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    notebook = application.notebook
    assert notebook is not None
    memo_of(application).setPlainText("Dibuat lebih dahulu.")
    window_of(application).flush()
    memo_of(application).setPlainText(MEMO)
    monkeypatch.setattr(notebook, "edit", fail)
    application.lock()
    assert "“Masalah menurut klien” disimpan sebagai konsep" in told(application.gate)
    again(application, qtbot)
    assert memo_of(application).toPlainText() == MEMO
    window_of(application).flush()
    case = window_of(application).case
    assert case is not None
    assert case.case.engagement is not None
    assert case.case.engagement.presenting_problem == MEMO
    assert case.notebook.drafts.of(case.case.engagement) == {}


def test_a_dialog_that_waits_is_answered_and_the_window_goes_after_it(application: Application, qtbot: QtBot) -> None:
    main = window_of(application)
    answers: list[object] = []
    options = QFileDialog.Option.DontUseNativeDialog
    QTimer.singleShot(100, application.lock)
    answers.append(QFileDialog.getSaveFileName(main, "Simpan", options=options)[0])
    assert answers == [""]
    qtbot.waitUntil(lambda: not shiboken6.isValid(main))
    assert application.gate.isVisible()


def test_an_edit_that_is_under_way_is_taken_back_with_a_sentence(application: Application, case: Case) -> None:
    notebook, main = application.notebook, window_of(application)
    assert notebook is not None

    def ask_inside() -> None:
        with notebook.edit("Ubah"):
            case.supervisor = "Bapak Hasan"
            QTimer.singleShot(50, application.lock)
            dialog = QDialog(main)
            QTimer.singleShot(300, dialog, dialog.reject)
            dialog.exec()

    with pytest.raises(NotebookError, match="dikunci sebelum perubahan ini selesai"):
        ask_inside()
    assert notebook.key.dropped


def test_what_cannot_be_saved_keeps_the_window_when_only_its_look_changes(
    application: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    main = window_of(application)
    memo_of(application).setPlainText(MEMO)
    with monkeypatch.context() as patch:
        patch.setattr(main.notebook, "edit", fail)
        with pytest.raises(ExceptionGroup) as group:
            application.restyle()
    assert {str(error.cause) for error in leaving.each(group.value) if isinstance(error, Unsaved)} == {
        "a fault of the program"
    }
    assert application.main is main
    assert memo_of(application).toPlainText() == MEMO


def test_a_full_disk_is_told_in_the_frame_as_long_as_it_lasts(
    application: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    main = window_of(application)
    monkeypatch.setattr(main.notebook._writer, "look_for_room", lambda: None)
    main.notebook._writer.trouble = "Ruang disk hampir habis."
    main.notices.look()
    assert main.notices.full.isVisible()
    assert "Ruang disk hampir habis." in [label.text() for label in main.notices.full.findChildren(QLabel)]
    main.notebook._writer.trouble = None
    main.notices.look()
    assert not main.notices.full.isVisible()


def test_the_next_gate_stands_where_this_one_stood_and_says_what_it_was_told(qtbot: QtBot, tmp_path: Path) -> None:
    first, second = Gate(Preferences()), Gate(Preferences())
    for gate in (first, second):
        qtbot.addWidget(gate)
    first.resize(800, 560)
    first.move(120, 80)
    first.show()
    second.take_up(Handover(str(tmp_path / "Buku.kasus"), "Ruang disk penuh.", "trouble", first.place()))
    assert second.geometry() == first.geometry()
    assert "Ruang disk penuh." in told(second)
    assert "Buku" in told(second)


def test_a_process_that_is_none_of_ours_is_no_successor(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fresh_process, "_command", lambda: [sys.executable, "-c", "print('lain')"])
    started = FreshProcess()
    with qtbot.waitSignal(started.failed):
        started.hand_over(Handover("Buku.kasus"))
    started.stop()


def test_work_in_a_thread_that_locks_late_tells_nobody(application: Application) -> None:
    finished: list[object] = []
    work.in_background(window_of(application), lambda: 1, finished.append)
    application.lock()
    work.wait()
    assert finished == []
