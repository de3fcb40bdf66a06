"""The menus of a table: of its rows and cells, and of its columns. Each line names its key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QMenu

from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from caseworker_app.gui.form.rows_model import RowsModel
    from caseworker_app.gui.form.rows_view import RowsView


def row_menu(view: RowsView, model: RowsModel, act: Callable[[str], None]) -> QMenu:
    """What can be done with the chosen rows, or with the cell that the cursor is on."""
    menu = QMenu(view)
    chosen = view.chosen_rows()
    writable, on_row = not model.edits.notebook.read_only, bool(chosen)
    several = len(chosen) > 1
    can_paste = writable and bool(QApplication.clipboard().text())

    def add(what: str, label: str, key: str, *, possible: bool = True) -> None:
        action = menu.addAction(f"{label}\t{key}" if key else label)
        action.setEnabled(possible)
        action.triggered.connect(lambda: act(what))

    if several or view.whole_rows:
        add("clip", tr("Salin baris"), "Ctrl+C", possible=on_row)
    else:
        add("clip", tr("Salin isian"), "Ctrl+C", possible=on_row)
        add("clip_rows", tr("Salin baris"), "", possible=on_row)
    add("cut", tr("Potong baris"), "Ctrl+X", possible=on_row and writable)
    add("paste", tr("Tempel"), "Ctrl+V", possible=can_paste)
    menu.addSeparator()
    add("copy", tr("Gandakan"), "Ctrl+D", possible=on_row and writable)
    add("insert", tr("Sisipkan baris di atas"), "Ins", possible=on_row and writable)
    add("up", tr("Naik"), "Alt+↑", possible=on_row and writable)
    add("down", tr("Turun"), "Alt+↓", possible=on_row and writable)
    menu.addSeparator()
    words = tr("Hapus {count} baris").format(count=len(chosen)) if several else tr("Hapus baris")
    add("delete", words, "Del", possible=on_row and writable)
    menu.addSeparator()
    menu.addMenu(column_menu(view, model, menu))
    return menu


def column_menu(view: RowsView, model: RowsModel, parent: QMenu | RowsView) -> QMenu:
    """Which columns are seen; the first and the starred ones always are."""
    menu = QMenu(tr("Kolom"), parent)
    for column, field in enumerate(model.rows.columns):
        action = menu.addAction(tr(field.label).replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(not view.isColumnHidden(column))
        action.setEnabled(column != 0 and not field.starred)
        action.toggled.connect(lambda on, column=column: view.show_column(column, shown=on))
    menu.addSeparator()
    menu.addAction(tr("Lebar semula")).triggered.connect(view.forget_widths)
    return menu
