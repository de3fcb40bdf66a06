"""A user's hands and eyes: what is seen is found by its words, and everything is done by keys."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QTableView, QWidget

from caseworker_app.gui.base import work
from caseworker_app.gui.form.rows_model import RowsModel

if TYPE_CHECKING:
    from caseworker_app.gui.case.case_window import CaseWindow
    from caseworker_app.gui.shell.main_window import MainWindow

Kind = TypeVar("Kind", bound=QWidget)


def until(condition: Callable[[], object], what: str = "", *, seconds: float = 60) -> None:
    """Let the program work until the condition holds."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError(what or "it did not come to be")
        QCoreApplication.processEvents()
        time.sleep(0.005)  # unlike QTest.qWait it lets threads work


def pause(seconds: float) -> None:
    """Do nothing for a while."""
    end = time.monotonic() + seconds
    until(lambda: time.monotonic() > end)


def settle() -> None:
    """Let the program finish what it is doing."""
    pause(0.02)
    until(lambda: not work.running(), "work in the background went on")
    QCoreApplication.processEvents()


def seen(kind: type[Kind], within: QWidget | None = None) -> list[Kind]:
    """All widgets of a kind that are in sight and within reach: in a part of a window, in a dialog, in all windows."""
    dialog = QApplication.activeModalWidget()
    roots = [within or dialog] if within or dialog else windows(QWidget)
    return [
        found
        for root in roots
        if root is not None
        for found in root.findChildren(kind)
        if found.isVisible() and found.window() is root.window()
    ]


def windows(kind: type[Kind]) -> list[Kind]:
    """All windows of a kind that are in sight."""
    return [root for root in QApplication.topLevelWidgets() if isinstance(root, kind) and root.isVisible()]


def words(within: QWidget | None = None) -> str:
    """What can be read, a text a line."""
    labels = [label.text().replace("&", "") for label in seen(QLabel, within)]
    return "\n".join(labels + [button.text().replace("&", "") for button in seen(QAbstractButton, within)])


def press(text: str, within: QWidget | None = None) -> None:
    """Press the button with these words by the space bar."""
    found = [one for one in seen(QAbstractButton, within) if text in one.text().replace("&", "") and one.isEnabled()]
    if not found:
        raise LookupError(f"no button «{text}» among {sorted(one.text() for one in seen(QAbstractButton, within))}")
    QTest.keyClick(focus(found[0]), Qt.Key.Key_Space)


def field(name: str) -> QWidget:
    """What is typed into, by its label."""
    named = [one for one in seen(QWidget) if one.accessibleName() == name and one.focusProxy() is None]
    found = [one for one in named if not isinstance(one, QAbstractButton)] or named
    if len(found) != 1:
        names = sorted({one.accessibleName() for one in seen(QWidget)})
        raise LookupError(f"{len(found)} fields «{name}» among {names}")
    return found[0]


def come_to(name: str) -> QWidget:
    """Put the cursor in a field."""
    return focus(field(name))


def focus(widget: QWidget) -> QWidget:
    """Put the cursor somewhere, in a window that is in front."""
    window = widget.window()
    if not window.isActiveWindow():
        window.activateWindow()
        until(window.isActiveWindow, "the window did not come to the front")
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    return widget


def cursor() -> QWidget:
    """Where the cursor is."""
    found = QApplication.focusWidget()
    if found is None:
        raise LookupError("the cursor is nowhere")
    return found


def write(text: str, *, delay: int = -1) -> None:
    """Type where the cursor is; delay: ms between the keys."""
    QTest.keyClicks(cursor(), text, Qt.KeyboardModifier.NoModifier, delay)


def key(
    which: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, at: QWidget | None = None
) -> None:
    """Press one key where the cursor is."""
    QTest.keyClick(at or cursor(), which, modifier)


def fill(name: str, text: str) -> None:
    """Type into a field and leave it."""
    come_to(name)
    write(text)
    _close_list()
    key(Qt.Key.Key_Tab)


def choose(name: str, option: str) -> None:
    """Press one of the chips that are offered behind a label."""
    chip = field(name)
    box = chip.parentWidget()
    press(option, box)


def add_row(table: str, *cells: str) -> QTableView:
    """Type a new row at the end of a table, from cell to cell by Tab."""
    view, rows = come_to(table), rows_of(table)
    assert isinstance(view, QTableView)
    view.setCurrentIndex(rows.index(len(rows.records), 0))
    key(Qt.Key.Key_Return)
    for at, text in enumerate(cells):
        if at:
            key(Qt.Key.Key_Tab)
        editor = cursor()
        write(text)
        if _close_list():
            editor.setFocus()
    key(Qt.Key.Key_Return)
    key(Qt.Key.Key_Escape)
    settle()
    return view


def open_first_case(main: MainWindow) -> CaseWindow:
    """Go to the list of cases and open its first row."""
    main.show_cases()
    until(lambda: main.cases.view.model().rowCount(), "there is no case")
    focus(main.cases.view)
    key(Qt.Key.Key_Return)
    until(lambda: main.case is not None, "the case did not open")
    assert main.case is not None
    settle()
    return main.case


def rows_of(table: str) -> RowsModel:
    """What stands in a table."""
    view = field(table)
    assert isinstance(view, QTableView)
    model = view.model()
    assert isinstance(model, RowsModel)
    return model


def cells(table: str) -> list[list[str]]:
    """What the rows of a table show."""
    model = rows_of(table)
    rows = range(len(model.records))
    return [[str(model.index(row, at).data()) for at in range(model.columnCount())] for row in rows]


def _close_list() -> bool:
    """Close the list that opened below what is typed; without a window system nobody gives the activation back."""
    popup = QApplication.activePopupWidget()
    if popup is None:
        return False
    popup.hide()
    window = next(one for one in QApplication.topLevelWidgets() if one.isVisible())
    window.activateWindow()
    pause(0.01)
    return True


@contextlib.contextmanager
def answering(answer: Callable[[], None]) -> Iterator[None]:
    """Have a dialog that waits for its answer answered while it is open."""
    from PySide6.QtCore import QTimer

    failures: list[BaseException] = []

    def act() -> None:
        try:
            answer()
        except BaseException as error:  # noqa: BLE001 - it must reach the test, not the event loop
            failures.append(error)
            for dialog in QApplication.topLevelWidgets():
                if dialog.isModal():
                    dialog.close()

    QTimer.singleShot(50, act)
    yield
    if failures:
        raise failures[0]
