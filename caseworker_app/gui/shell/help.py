"""Help in the window: short texts, and the sheet of keys."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QKeySequence,
    QShortcut,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from caseworker_app import paths
from caseworker_app.forms import page_help
from caseworker_app.gui.base import style as shell_style
from caseworker_app.gui.base import theme
from caseworker_app.gui.drawing.symbol_help import SymbolBrowser, with_tables
from caseworker_app.text import tr

TOPIC = Qt.ItemDataRole.UserRole + 1
HERE = "here"
"""What stands under TOPIC of the text about the page that one comes from."""
PICTURE = "\N{OBJECT REPLACEMENT CHARACTER}"
"""What Qt has for the text of a paragraph that is nothing but a picture."""


class HelpPage(QWidget):
    """The topics at the left, the text beside them. back: the user has read enough."""

    back = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._topics = QListWidget()
        self._topics.setFixedWidth(theme.px(250))
        self._topics.setAccessibleName(tr("Topik bantuan"))
        self._text = SymbolBrowser()
        self._text.document().setDefaultFont(theme.font())
        self._text.setSearchPaths([str(paths.resource("help"))])  # for the pictures that a text names
        self._search = QLineEdit(placeholderText=tr("Cari dalam bantuan"))
        for topic in page_help.topics():
            text = with_tables(paths.resource("help", f"{topic}.md").read_text("utf-8"))
            item = QListWidgetItem(text.splitlines()[0].lstrip("# "))
            item.setData(Qt.ItemDataRole.UserRole, text)
            item.setData(TOPIC, topic)
            self._topics.addItem(item)
        self._topics.currentItemChanged.connect(self._show)
        self._search.textChanged.connect(self.search_for)
        self._lay_out()
        self._topics.setCurrentRow(0)
        self.setFocusProxy(self._topics)

    def show_page(self, key: str, title: str, text: str) -> None:
        """Show what is said of the page that one comes from, before all topics; key: the topic that it belongs to."""
        self.show_topic(key)
        if text:
            here = QListWidgetItem(tr("Halaman ini: {title}").format(title=title))
            here.setData(Qt.ItemDataRole.UserRole, text)
            here.setData(TOPIC, HERE)
            self._topics.insertItem(0, here)
            self._topics.setCurrentRow(0)

    def show_topic(self, key: str) -> None:
        """Show a text by the name of its file; what was said of a page goes."""
        if self._topics.item(0).data(TOPIC) == HERE:
            self._topics.takeItem(0)
        for row in range(self._topics.count()):
            if self._topics.item(row).data(TOPIC) == key:
                self._search.clear()
                self._topics.setCurrentRow(row)

    def titles(self) -> list[str]:
        """Those of the topics that are shown, from above."""
        items = (self._topics.item(row) for row in range(self._topics.count()))
        return [item.text() for item in items if not item.isHidden()]

    def _show(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        document = self._text.document()
        document.setMarkdown(item.data(Qt.ItemDataRole.UserRole), QTextDocument.MarkdownFeature.MarkdownDialectGitHub)
        block = document.begin()
        while block.isValid():
            _space(QTextCursor(block))
            block = block.next()
        self._text.moveCursor(QTextCursor.MoveOperation.Start)

    def search_for(self, words: str) -> None:
        """Leave only the topics that hold all these words."""
        wanted = words.casefold().split()
        first = -1
        for row in range(self._topics.count()):
            item = self._topics.item(row)
            text = str(item.data(Qt.ItemDataRole.UserRole)).casefold()
            item.setHidden(not all(word in text for word in wanted))
            if first < 0 and not item.isHidden():
                first = row
        if first >= 0:
            self._topics.setCurrentRow(first)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(theme.label(tr("Bantuan"), "title"))
        head.addStretch()
        self._search.setFixedWidth(theme.px(280))
        head.addWidget(self._search)
        close = theme.button(tr("Kembali"))
        close.setToolTip("Esc")
        close.clicked.connect(self.back)
        QShortcut(QKeySequence("Esc"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut).activated.connect(
            self.back
        )
        head.addWidget(close)
        sheet = shell_style.card()
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(theme.px(28), theme.px(18), theme.px(12), theme.px(12))
        self._text.setMaximumWidth(theme.px(theme.TEXT_WIDTH + 40))
        inside.addWidget(self._text)
        body = QHBoxLayout()
        body.setSpacing(theme.px(12))
        body.addWidget(self._topics)
        body.addWidget(sheet, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(18), theme.px(24), theme.px(20))
        column.setSpacing(theme.px(14))
        column.addLayout(head)
        column.addLayout(body, 1)


class HelpWindow(QDialog):
    """The help over a window that keeps the main window from being used."""

    def __init__(self, parent: QWidget, topic: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Bantuan"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(theme.px(960), theme.px(620))
        page = HelpPage()
        page.show_topic(topic)
        page.back.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)


def _space(cursor: QTextCursor) -> None:
    """Air between lines and paragraphs, and a heading no larger than the others of the program."""
    room = QTextBlockFormat()
    if cursor.block().text() != PICTURE:
        room.setLineHeight(125, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    room.setBottomMargin(theme.px(8 if cursor.currentTable() is None else 3))
    cursor.mergeBlockFormat(room)
    if cursor.blockFormat().headingLevel():
        large = QTextCharFormat()
        large.setProperty(QTextFormat.Property.FontSizeAdjustment.value, 1)  # a fifth larger than the text
        cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
        cursor.mergeCharFormat(large)
