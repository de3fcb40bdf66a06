"""Documents in the office's own words, in the window: typed, moved, hidden, looked at, used, taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QPushButton

from caseworker_app.casework.document_template import DocumentTemplate
from caseworker_app.gui.base import work
from caseworker_app.gui.form.memo import Memo
from caseworker_app.gui.settings.templates import TemplatesPart
from caseworker_app.jobs import templates
from caseworker_app.store.notebooks import open_notebook

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from caseworker_app.model.case import Case
    from caseworker_app.store.notebook import Notebook

    Opening = Callable[..., TemplatesPart]

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support grabbing the (keyboard|mouse)")


@pytest.fixture
def shown(notebook: Notebook, qtbot: QtBot) -> Opening:
    """The part with a document chosen."""

    def show(key: str, of: Notebook = notebook) -> TemplatesPart:
        part = TemplatesPart(of)
        part.choose(key)
        qtbot.addWidget(part, before_close_func=lambda widget: widget.release())
        with qtbot.waitExposed(part):
            part.show()
        return part

    return show


def lines(part: TemplatesPart, name: str) -> list[Any]:
    QApplication.processEvents()
    return [one for one in part.sheet.findChildren(QLineEdit) if one.accessibleName() == name and one.isVisible()]


def boxes(part: TemplatesPart) -> list[QCheckBox]:
    QApplication.processEvents()
    return [one for one in part.sheet.findChildren(QCheckBox) if one.isVisible()]


def press(part: TemplatesPart, words: str) -> None:
    """By its words or by its name, and by the keyboard."""
    QApplication.processEvents()
    found = [one for one in part.findChildren(QPushButton) if words in (one.text(), one.accessibleName())]
    (button,) = [one for one in found if one.isVisible()]
    assert button.isEnabled()
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)


def retype(line: QLineEdit, words: str) -> None:
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, words)
    line.editingFinished.emit()


def used(notebook: Notebook, key: str) -> DocumentTemplate:
    found = templates.current(notebook, key).template
    assert isinstance(found, DocumentTemplate)
    return found


def text_of(part: TemplatesPart) -> str:
    return "\n".join(one.text() for one in part.findChildren(QLabel) if one.isVisible())


def test_what_is_typed_is_a_draft_until_it_is_used_and_ctrl_z_takes_it_back(notebook: Notebook, shown: Opening) -> None:
    part = shown("contract")
    assert not part.use.isEnabled()
    retype(lines(part, "Judul")[0], "Surat Kesepakatan")
    assert templates.draft(notebook, "contract")["title"] == "Surat Kesepakatan"
    assert templates.current(notebook, "contract").template.title == "Kontrak Pertolongan"
    QTest.keyClick(part, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not templates.has_draft(notebook, "contract")
    assert lines(part, "Judul")[0].text() == "Kontrak Pertolongan"
    QTest.keyClick(part, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    press(part, "Pakai sebagai versi 1.0-L1")
    assert templates.current(notebook, "contract").template.title == "Surat Kesepakatan"
    assert "versi 1.0-L1, naskah lembaga" in text_of(part)
    part.as_shipped()
    part.use_draft()
    assert templates.current(notebook, "contract").template.title == "Kontrak Pertolongan"
    part.from_version("1.0-L1")
    assert lines(part, "Judul")[0].text() == "Surat Kesepakatan"


def test_sections_are_moved_hidden_and_renamed_by_the_keyboard(notebook: Notebook, shown: Opening) -> None:
    part = shown("contract")
    press(part, "Turun: Tujuan kerja sama")
    names = [one["name"] for one in templates.draft(notebook, "contract")["sections"]]
    assert names[:2] == ["Metode dan prosedur", "Tujuan kerja sama"]
    QApplication.processEvents()
    focused = part.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Turun: Tujuan kerja sama"
    box = next(one for one in boxes(part) if one.text() == "Tugas klien")
    QTest.keyClick(box, Qt.Key.Key_Space)
    retype(lines(part, "Judul yang dicetak")[0], "Cara kerja")
    part.use_draft()
    sections = used(notebook, "contract").sections
    assert [one.above for one in sections if not one.hidden][:2] == ["Cara kerja", "Tujuan kerja sama"]
    assert "Tugas klien" in [one.name for one in sections if one.hidden]


def test_a_signatory_is_added_and_taken_away(notebook: Notebook, shown: Opening) -> None:
    part = shown("termination-statement")
    press(part, "Tambah penanda tangan")
    retype(lines(part, "Nama")[0], "Sutarman")
    part.use_draft()
    assert used(notebook, "termination-statement").signers[-1].name == "Sutarman"
    press(part, "Hapus: lain")
    assert len(templates.draft(notebook, "termination-statement")["signers"]) == 3


def test_a_broken_text_is_told_kept_and_not_used(notebook: Notebook, shown: Opening) -> None:
    part = shown("letters")
    templates.keep_draft(notebook, "letters", _numbered(notebook, "{urut}/{siapa}"))
    part.use_draft()
    assert "tidak dikenal: siapa" in part.trouble.text()
    assert part.trouble.isVisible()
    assert templates.versions(notebook, "letters") == []
    templates.keep_draft(notebook, "letters", _numbered(notebook, "{urut}/Dinsos/{tahun}"))
    part.use_draft()
    assert not part.trouble.isVisible()
    assert templates.versions(notebook, "letters") == ["1.0-L1"]


def _numbered(notebook: Notebook, pattern: str) -> dict[str, Any]:
    content = templates.draft(notebook, "letters")
    content["texts"][0]["text"] = pattern
    return content


def test_the_paper_stands_beside_blank_or_with_a_case(case: Case, shown: Opening, qtbot: QtBot) -> None:
    assert case.number
    part = shown("contract")
    qtbot.waitUntil(lambda: part.pages.pages() > 0 and not work.running())
    assert case.number in part.example.itemText(1)
    asked = part._asked
    part.example.setCurrentIndex(1)
    qtbot.waitUntil(lambda: part._asked > asked and not work.running())
    assert part.pages.seek("Melati Sari")


def test_a_file_goes_to_another_laptop_and_a_wrong_one_is_told(
    notebook: Notebook, shown: Opening, tmp_path: Path
) -> None:
    part = shown("contract")
    retype(lines(part, "Judul")[0], "Surat Kesepakatan")
    part.save_file(tmp_path / "kontrak.naskah")
    part.drop()
    assert not templates.has_draft(notebook, "contract")
    part.open_file(tmp_path / "kontrak.naskah")
    assert templates.draft(notebook, "contract")["title"] == "Surat Kesepakatan"
    part.choose("referral-letter")
    part.open_file(tmp_path / "kontrak.naskah")
    assert "bukan naskah dokumen yang dipilih" in part.trouble.text()
    assert not templates.has_draft(notebook, "referral-letter")


def test_the_consent_form_is_edited_in_the_same_place(notebook: Notebook, shown: Opening) -> None:
    part = shown("consent")
    press(part, "Tambah pernyataan")
    press(part, "Naik: hal lain")
    press(part, "Tambah penjelasan")
    boxes(part)[0].click()
    part.use_draft()
    asked = templates.current_consent_form(notebook)
    assert asked.statements[-2].label == "hal lain"
    assert asked.explanations[-1].title == "Hal lain"
    assert asked.explanations[0].hidden
    press(part, "Hapus: hal lain")
    assert "hal lain" not in [one["label"] for one in templates.draft(notebook, "consent")["statements"]]


def test_nothing_can_be_typed_where_the_notebook_is_only_read(notebook: Notebook, shown: Opening) -> None:
    path, key = notebook.path, notebook.key
    with open_notebook(path, key=key, read_only=True) as opened:
        part = shown("contract", opened)
        assert not part.use.isEnabled()
        assert all(line.isReadOnly() for line in lines(part, "Judul"))
        assert not any(box.isEnabled() for box in boxes(part))
        part.release()


def test_long_texts_are_wholly_in_sight(shown: Opening) -> None:
    part = shown("consent")
    part.resize(900, 600)
    QApplication.processEvents()
    for memo in part.sheet.findChildren(Memo):
        if memo.isVisible():
            assert memo.height() >= memo.document().size().height() * memo.fontMetrics().lineSpacing()


def test_the_pages_of_another_document_are_not_left_beside(shown: Opening, qtbot: QtBot) -> None:
    part = shown("referral-letter")
    qtbot.waitUntil(lambda: part.pages.pages() > 0)
    part.choose("contract")
    assert part.pages.pages() == 0
    qtbot.waitUntil(lambda: part.pages.pages() > 0)
