"""A diagram in a window of its own, with as much room as there is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from caseworker_app.gui.base import theme
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.gui.drawing.picture import Picture

WIDTH = 340  # px at 100 %: of the column with what is chosen


def open_large(picture: Picture) -> QDialog:
    """Show the same diagram again; it follows every change, and undo, redo and lock work as in the main window."""
    dialog = QDialog(picture.window())
    dialog.setWindowTitle(tr("Diagram"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.resize(picture.window().size() * 0.94)
    column = QVBoxLayout(dialog)
    again = picture.another()
    again.choose_as(picture)
    beside = picture.edits.column(dialog) if picture.edits.column is not None else None
    row = QHBoxLayout()
    row.addWidget(again, 1)
    if beside is not None:
        beside.setFixedWidth(theme.px(WIDTH))
        policy = beside.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # the drawing stays as it is when something is chosen
        beside.setSizePolicy(policy)
        beside.hide()
        beside.filled.connect(beside.setVisible)
        row.addWidget(beside)
        picture.edits.changed.connect(beside.refresh)
    column.addLayout(row, 1)
    close = theme.button(tr("Tutup"))
    close.clicked.connect(dialog.accept)
    column.addWidget(close, alignment=Qt.AlignmentFlag.AlignRight)
    notebook = picture.notebook
    undone, redone = tr("Diurungkan: {what}. Ctrl+Y mengulanginya."), tr("Diulangi: {what}.")
    for keys, step, words, none in (
        (QKeySequence.StandardKey.Undo, notebook.undo, undone, tr("Tidak ada yang dapat diurungkan.")),
        (QKeySequence.StandardKey.Redo, notebook.redo, redone, tr("Tidak ada yang dapat diulangi.")),
    ):
        QShortcut(keys, dialog).activated.connect(partial(again.step, step, words, none))
    picture.edits.changed.connect(again.refresh)
    dialog.finished.connect(lambda _result: picture.edits.changed.disconnect(again.refresh))
    dialog.finished.connect(lambda _result: again.release())
    QShortcut(QKeySequence("Ctrl+L"), dialog).activated.connect(picture.edits.lock_wanted)  # the window below is deaf
    again.refresh()
    dialog.open()
    again.view.setFocus()
    return dialog
