"""The client answers on the same laptop: the whole screen, large letters, one item at a time, and nothing else.

The other windows are hidden meanwhile and no command of the program is heard but the one that locks the notebook. Each
answer is stored as soon as it is given. Only the passphrase leads back; nothing alarming is said to the client.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLayout,
    QLineEdit,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from caseworker_app.casework.scoring import read_answers
from caseworker_app.errors import CaseworkerError
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.flow import Flow
from caseworker_app.gui.base.work import in_background
from caseworker_app.jobs import answering
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent, QShowEvent

    from caseworker_app.forms.instruments import Instrument, Option
    from caseworker_app.model.case import Case
    from caseworker_app.model.tools import Measurement
    from caseworker_app.store.notebook import Notebook

_TEXT = 760  # px at 100 %: width of the column
_LOCK = QKeySequence("Ctrl+L")
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_FUNCTION_KEYS = range(Qt.Key.Key_F1, Qt.Key.Key_F35 + 1)


class ClientScreen(QWidget):
    """left: the passphrase was right. lock_wanted: Ctrl+L, which needs the passphrase anyway."""

    left = Signal()
    lock_wanted = Signal()

    def __init__(self, notebook: Notebook, case: Case, result: Measurement, instrument: Instrument) -> None:
        flags = Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint
        super().__init__(None, flags)
        self._notebook, self._case, self._result, self._instrument = notebook, case, result, instrument
        self._at = 1
        self._open = False
        self._hidden: list[QWidget] = []
        self.setWindowTitle(tr("Isian"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        theme.mark(self, "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.pages = QStackedWidget()
        self.item = theme.label("", "client_item", wrap=True)
        self.window_asked = theme.label("", "client_muted", wrap=True)
        self.progress = theme.label("", "client_muted")
        worded = any(option.label for option in instrument.options)
        self.answers: QLayout = _lines() if worded else Flow(gap=theme.px(8), line_gap=theme.px(8))
        self.thanks = theme.label("", "client_item", wrap=True)
        self.phrase = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
        self.trouble = theme.label("", "trouble", wrap=True)
        for build in (self._question_page, self._end_page, self._leave_page):
            self.pages.addWidget(_in_the_middle(build()))
        column = QVBoxLayout(self)
        column.addWidget(self.pages)
        self._show_item()

    def begin(self) -> None:
        """Hide every other window and fill the screen."""
        others = [one for one in QApplication.topLevelWidgets() if one.isVisible() and one is not self]
        self._open = True
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)
        self.showFullScreen()
        self.activateWindow()
        for window in others:
            window.hide()
        self._hidden = [window for window in others if window.windowType() == Qt.WindowType.Window]

    def discard(self) -> None:
        """Take it away with all that stood on it, without the passphrase: the notebook is being locked."""
        self._open = False
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        self._forget()
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hold back every command: shortcuts, function keys, Esc, menus; Ctrl+L locks."""
        del watched
        if not self._open or not self.isVisible():
            return False
        if event.type() in {QEvent.Type.Shortcut, QEvent.Type.ContextMenu}:
            return True
        if not isinstance(event, QKeyEvent) or event.type() not in {QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride}:
            return False
        if QKeySequence(event.keyCombination()) == _LOCK and event.type() == QEvent.Type.KeyPress:
            self.lock_wanted.emit()
            return True
        typed = bool(event.modifiers() & Qt.KeyboardModifier.GroupSwitchModifier and event.text())  # AltGr
        command = bool(event.modifiers() & _COMMANDS) and not typed
        return command or event.key() == Qt.Key.Key_Escape or event.key() in _FUNCTION_KEYS

    def closeEvent(self, event: QCloseEvent) -> None:
        """Alt+F4 and the task bar close nothing."""
        event.setAccepted(not self._open)

    def changeEvent(self, event: QEvent) -> None:
        """Put away to the task bar, it comes back."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange and self._open and self.isMinimized():
            self.showFullScreen()

    def showEvent(self, event: QShowEvent) -> None:
        """The keys are heard at once."""
        super().showEvent(event)
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A number answers, y and t where the answers begin with them; Backspace goes back, → on."""
        if self.pages.currentIndex() != _QUESTION:
            return
        typed = event.text().casefold()
        options = self._instrument.options
        initials = [option.label[:1].casefold() for option in options]
        apart = len(set(initials)) == len(options)
        for option, initial in zip(options, initials, strict=True):
            if typed and (typed == str(option.value) or (apart and typed == initial)):
                self.answer(option)
                return
        if event.key() in {Qt.Key.Key_Backspace, Qt.Key.Key_Left}:
            self.go(-1)
        elif event.key() in {Qt.Key.Key_Right, Qt.Key.Key_Down}:
            self.go(1)

    def answer(self, option: Option) -> None:
        """Store an answer at once and go on."""
        answers = read_answers(self._result.answers)
        answers[self._at] = option.value
        answering.put(self._notebook, self._case, self._result, self._instrument, answers)
        self.go(1)

    def go(self, step: int) -> None:
        """To the next or the former item; behind the last comes the end."""
        self._at = max(1, self._at + step)
        if self._at > self._instrument.count:
            self._at = self._instrument.count
            self._show_end()
        else:
            self._show_item()

    def hand_over(self) -> None:
        """Nothing of what was asked or answered is left on the screen; who knows the passphrase goes on."""
        self._forget()
        self.thanks.setText(tr("Terima kasih. Serahkan laptop ini kepada petugas."))
        self._back.setVisible(False)
        self._ask()

    def leave(self) -> None:
        """Look at the passphrase; where it is right, everything comes back."""
        phrase, path = self.phrase.text(), self._notebook.path
        self.phrase.clear()
        if not phrase:
            return

        def prove() -> None:
            from caseworker_app.store import keys

            keys.unlock(path, phrase).drop()

        self._ready.setEnabled(False)
        in_background(self, prove, lambda _: self._leave(), self._refused)

    def _leave(self) -> None:
        windows = self._hidden
        self.discard()
        for window in windows:
            window.show()
        for window in windows[:1]:
            window.activateWindow()  # the keys are heard again where they were
        self.left.emit()

    def _refused(self, error: Exception) -> None:
        self._ready.setEnabled(True)
        if not isinstance(error, CaseworkerError):
            raise error
        self.trouble.setText(str(error))
        self.phrase.setFocus()

    def _forget(self) -> None:
        for label in (self.item, self.window_asked, self.progress):
            label.clear()
        self._clear_answers()
        self.phrase.clear()

    def _clear_answers(self) -> None:
        while gone := self.answers.takeAt(0):
            if widget := gone.widget():
                widget.hide()
                widget.deleteLater()

    def _show_item(self) -> None:
        instrument = self._instrument
        window = instrument.window
        self.window_asked.setText(tr("Pikirkan {window}.").format(window=window) if window else "")
        self.item.setText(instrument.item_text(self._at))
        self.progress.setText(tr("{at} dari {count}").format(at=self._at, count=instrument.count))
        self._clear_answers()
        given = read_answers(self._result.answers).get(self._at)
        for option in instrument.options:
            words = f"{option.value}   {option.label}" if option.label else str(option.value)
            button = theme.button(words, "client_answer", checkable=True)
            button.setChecked(option.value == given)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _on=False, option=option: self.answer(option))
            self.answers.addWidget(button)
        self._former.setEnabled(self._at > 1)
        self.pages.setCurrentIndex(_QUESTION)
        self.setFocus()

    def _show_end(self) -> None:
        count = len(set(range(1, self._instrument.count + 1)) - set(read_answers(self._result.answers)))
        words = tr("{count} pertanyaan belum dijawab. Anda boleh membiarkannya.").format(count=count)
        self._rest.setText(words if count else "")
        self.pages.setCurrentIndex(_END)

    def _look_again(self) -> None:
        answered = read_answers(self._result.answers)
        open_items = [item for item in range(1, self._instrument.count + 1) if item not in answered]
        self._at = open_items[0] if open_items else 1
        self._show_item()

    def _ask(self) -> None:
        self.trouble.clear()
        self._ready.setEnabled(True)
        self.pages.setCurrentIndex(_LEAVE)
        self.phrase.setFocus()

    def _question_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setSpacing(theme.px(14))
        for part in (self.progress, self.window_asked, self.item):
            column.addWidget(part)
        column.addLayout(self.answers)
        self._former = _button(tr("Kembali"), "quiet", lambda: self.go(-1))
        skip = _button(tr("Lewati"), "quiet", lambda: self.go(1))
        staff = _button(tr("Untuk petugas"), "quiet", self._interrupt)
        row = QHBoxLayout()
        row.addWidget(self._former)
        row.addWidget(skip)
        row.addStretch()
        row.addWidget(staff)
        column.addLayout(row)
        return page

    def _end_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setSpacing(theme.px(14))
        column.addWidget(theme.label(tr("Semua pertanyaan sudah dilihat."), "client_item", wrap=True))
        self._rest = theme.label("", "client_muted", wrap=True)
        column.addWidget(self._rest)
        row = QHBoxLayout()
        row.addWidget(_button(tr("Selesai"), "action", self.hand_over))
        row.addWidget(_button(tr("Lihat lagi"), "", self._look_again))
        row.addStretch()
        column.addLayout(row)
        return page

    def _interrupt(self) -> None:
        """The worker takes the laptop back before the end; the client may go on all the same."""
        self.thanks.setText(tr("Untuk petugas"))
        self._back.setVisible(True)
        self._ask()

    def _leave_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setSpacing(theme.px(12))
        column.addWidget(self.thanks)
        label = theme.label(tr("Kata sandi buku kasus"), "label")
        label.setBuddy(self.phrase)
        self.phrase.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.phrase.setAccessibleName(tr("Kata sandi buku kasus"))
        self.phrase.returnPressed.connect(self.leave)
        for part in (label, self.phrase, self.trouble):
            column.addWidget(part)
        self._ready = _button(tr("Buka"), "action", self.leave)
        self._back = _button(tr("Kembali mengisi"), "quiet", self._show_item)
        row = QHBoxLayout()
        row.addWidget(self._ready)
        row.addWidget(self._back)
        row.addStretch()
        column.addLayout(row)
        return page


_QUESTION, _END, _LEAVE = range(3)


def _button(words: str, role: str, action: Callable[[], None]) -> QWidget:
    made = theme.button(words, role)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.clicked.connect(lambda _on=False: action())
    return made


def _lines() -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(theme.px(8))
    return column


def _in_the_middle(page: QWidget) -> QWidget:
    page.setMaximumWidth(theme.px(_TEXT))
    page.setMinimumWidth(theme.px(_TEXT) // 2)
    around = QWidget()
    across = QHBoxLayout()
    across.addStretch(1)
    across.addWidget(page, 8)
    across.addStretch(1)
    column = QVBoxLayout(around)
    column.addStretch(1)
    column.addLayout(across)
    column.addStretch(1)
    scrolled = QScrollArea(widgetResizable=True)  # a long item in large letters on a small screen
    scrolled.setFrameShape(QFrame.Shape.NoFrame)
    scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scrolled.setWidget(around)
    return scrolled
