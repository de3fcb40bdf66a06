"""Spelling in the window: words that nobody knows are underlined while a text has the cursor; a right click helps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAction, QSyntaxHighlighter, QTextCharFormat, QTextCursor

from caseworker_app.errors import CaseworkerError
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.work import in_background
from caseworker_app.jobs import spelling
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QMenu, QPlainTextEdit

    from caseworker_app.gui.base.preferences import Preferences
    from caseworker_app.jobs.spelling import Speller
    from caseworker_app.store.notebook import Notebook

PAUSE = 700  # ms without a key until words are looked up: nobody is corrected in the middle of a word
AT_ONCE = 40  # words that a thread looks up before the window marks them: about 100 ms


class Spelling(QObject):
    """One for an open notebook. looked_up: more is known of words than before, or checking was turned on or off."""

    looked_up = Signal()

    def __init__(self, notebook: Notebook, preferences: Preferences, parent: QObject) -> None:
        super().__init__(parent)
        self._notebook, self._preferences = notebook, preferences
        self._speller: Speller | None = None
        self._waiting: dict[str, None] = {}
        self._running = False

    @property
    def on(self) -> bool:
        """Whether spelling is checked on this machine."""
        return self._preferences.spelling

    def turn(self, on: bool) -> None:
        """Check from now on, or no longer."""
        self._preferences.spelling = on
        self.looked_up.emit()

    def is_wrong(self, word: str) -> bool:
        """Whether nobody knows the word, as far as it was looked up; if it was not, it soon is."""
        known = self._speller.is_wrong(word) if self._speller is not None else None
        if known is None:
            self._waiting[word] = None
            self._look_up()
        return bool(known)

    def add(self, word: str) -> None:
        """Keep a word that the office uses."""
        if self._speller is not None:
            spelling.add_word(self._notebook, word)
            self._speller.learn(word)
            self.looked_up.emit()

    def _look_up(self) -> None:
        if self._running or not self._waiting:
            return
        self._running = True
        words = list(self._waiting)[:AT_ONCE]
        notebook, speller = self._notebook, self._speller

        def look() -> Speller:
            found = speller or spelling.speller_of(notebook)
            found.look_up(words)
            return found

        def known(found: Speller) -> None:
            self._running, self._speller = False, found
            for word in words:
                self._waiting.pop(word, None)
            self.looked_up.emit()
            self._look_up()

        in_background(self, look, known, self._failed)

    def _failed(self, error: Exception) -> None:
        """The notebook was locked meanwhile, or the dictionary cannot be read: a text is no worse for it."""
        self._running = False
        self._waiting.clear()
        if not isinstance(error, CaseworkerError | OSError):
            raise error

    def offer(self, menu: QMenu, word: str, replace: Callable[[str], None]) -> None:
        """Put what may be meant, and «Tambahkan ke kamus», before the entries of a menu."""
        speller, first = self._speller, menu.actions()[0]
        if speller is None:
            return
        searching = QAction(tr("Mencari ejaan yang dekat …"), menu)
        searching.setEnabled(False)
        add = QAction(tr("Tambahkan “{word}” ke kamus").format(word=word), menu)
        add.triggered.connect(lambda: self.add(word))
        add.setEnabled(not self._notebook.read_only)
        rule = QAction(menu)
        rule.setSeparator(True)
        menu.insertActions(first, [searching, add, rule])

        def show(offers: list[str]) -> None:
            for offer in offers:
                action = QAction(offer, menu)
                action.triggered.connect(lambda _=False, offer=offer: replace(offer))
                menu.insertAction(searching, action)
            searching.setText(tr("Tidak ada ejaan yang dekat"))
            searching.setVisible(not offers)

        in_background(menu, lambda: speller.offers(word), show)


class WrongWords(QSyntaxHighlighter):
    """Underlines the words of a text that nobody knows, but not the one that is being typed."""

    def __init__(self, memo: QPlainTextEdit, checker: Spelling) -> None:
        super().__init__(memo.document())
        self._memo, self._checker = memo, checker
        self._later = QTimer(self, singleShot=True, interval=PAUSE)
        self._later.timeout.connect(self.rehighlight)
        memo.cursorPositionChanged.connect(self._later.start)
        checker.looked_up.connect(self._later.start)

    def highlightBlock(self, text: str) -> None:
        """Called by Qt for each paragraph that changed."""
        if not self._checker.on:
            return
        cursor = self._memo.textCursor()
        here = cursor.positionInBlock() if cursor.block() == self.currentBlock() else -1
        for at, word in spelling.words_to_check(text):
            if at + len(word) != here and self._checker.is_wrong(word):
                self.setFormat(at, len(word), _underlined())

    def word_at(self, place: QPoint) -> QTextCursor | None:
        """The underlined word at a place of the text, chosen; None where there is none."""
        at = self._memo.cursorForPosition(place)
        for start, word in spelling.words_to_check(at.block().text()):
            if start <= at.positionInBlock() <= start + len(word) and self._checker.is_wrong(word):
                at.setPosition(at.block().position() + start)
                at.setPosition(at.position() + len(word), QTextCursor.MoveMode.KeepAnchor)
                return at
        return None


def _underlined() -> QTextCharFormat:
    look = QTextCharFormat()
    look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    look.setUnderlineColor(theme.colour("attention"))
    return look
