"""A diagram of a case in its page: drawn in a thread whenever the case changes, zoomed, enlarged, saved as a file."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtWidgets import QCheckBox, QDialog, QFrame, QHBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from caseworker_app.casework.case_file import initials
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.part import PagePart
from caseworker_app.gui.base.work import in_background
from caseworker_app.gui.drawing.diagram_view import STEP, DiagramView
from caseworker_app.gui.drawing.large_window import open_large
from caseworker_app.gui.papers.unread_list import look_first
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Set as AbstractSet

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QResizeEvent, QShowEvent

    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.diagrams.diagram import Diagram
    from caseworker_app.diagrams.display import XY, Drawing
    from caseworker_app.gui.case.session import CaseSession

KINDS = (("PDF", ".pdf", "PDF (*.pdf)"), ("SVG", ".svg", "SVG (*.svg)"), ("PNG", ".png", "PNG (*.png)"))
EDGE, FOOT = 8, 48  # px at 100 %: below the drawing the page ends, or its foot stays in sight where there is room
TOLD = 8000  # ms that it is said where a picture was saved
COMFORT = 300  # px at 100 %: with less room below the head of its page, an editor comes before the head
PATIENCE = 300  # ms of drawing until it is said
LINE = 48  # px at 100 %: a line at the foot of a page takes at most so much of its height for a few seconds
PAGE = (570.0, 290.0)  # px at 100 % that a drawing has in a page of a small screen
SMALLEST = 112  # px at 100 %: a drawing is at least so high, however little room there is


@dataclasses.dataclass(frozen=True, slots=True)
class Shown:
    """A drawing for the window, and where the origin of the layout lies in it.

    data, size: what it was laid out from, and for which of the sizes that suit a small page. empty: nothing is entered.
    """

    drawing: Drawing
    origin: XY = (0.0, 0.0)
    data: Any = None
    size: tuple[float, ...] = ()
    empty: bool = False


class Picture(PagePart):
    """The drawing of a diagram with what belongs around it; ``large`` when it has a window of its own.

    displayed: the diagram that is drawn now; an editor may show another one beside its own.
    """

    hint = ""
    start_words = mark("Mulai mengisi")
    least, most = 220, 640  # height in px at 100 %
    share = 1.0  # of the height of its page that it takes at most
    leads = False  # whether a low page begins at the drawing

    def __init__(self, diagram: Diagram, edits: CaseSession, *, large: bool = False) -> None:
        super().__init__()
        self.diagram = self.displayed = diagram
        self.edits, self.large = edits, large
        self.case, self.notebook = edits.case, edits.notebook
        self.view = self.make_view()
        self.shown: Shown | None = None
        self._drawing = False
        self._again = False
        self._enlarged: QDialog | None = None
        self._names = QCheckBox(tr("Nama lengkap"))
        self._names.setToolTip(tr("Tanpa tanda ini hanya inisial yang tampak"))
        self._names.toggled.connect(lambda _: self.refresh())
        self._busy = theme.label(tr("Menggambar …"), "muted")
        self._busy.setParent(self.view)
        self._busy.move(theme.px(8), theme.px(8))
        self._busy.hide()
        self._slow = QTimer(self, singleShot=True, interval=PATIENCE)
        self._slow.timeout.connect(self._busy.show)
        self._hint = self._hint_row()
        self.frame = QFrame()
        theme.mark(self.frame, "card")
        inside = QHBoxLayout(self.frame)
        inside.setContentsMargins(2, 2, 2, 2)
        inside.setSpacing(0)
        inside.addWidget(self.view, 1)
        inside.addWidget(self._zooming())
        self.foot = self._foot()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.px(8))
        self.column.addWidget(self._hint)
        self.column.addWidget(self.frame, 1)
        self.column.addWidget(self.foot)
        self._page: QScrollArea | None = None
        self._led = False
        self._seen = 0
        self._heights = QTimer(self, singleShot=True, interval=0)
        self._heights.timeout.connect(self.take_height)
        if not large:
            self.view.setFixedHeight(theme.px(self.least))

    def make_view(self) -> DiagramView:
        """The pen of the window."""
        return DiagramView()

    def is_empty(self) -> bool:
        """Whether the drawing shows nothing yet but the client."""
        return self.shown is not None and self.shown.empty

    def record_in(self, file: CaseFile) -> Any:
        """The record of a snapshot that is to be drawn; None leaves it to the diagram to take the newest."""
        return None

    def prepare(self, file: CaseFile, *, names: bool) -> Shown:
        """What the window shows; asked for in a thread, of a snapshot of the case.

        In a page the diagram is laid out in the size whose words come out largest there; a large window has a legend.
        """
        diagram = self.displayed
        view = diagram.view(file, names=names, private=True, record=self.record_in(file))
        data = diagram.read(view)
        sizes = ((),) if self.large else ((), *diagram.narrow)
        sheets = [(diagram.sheet_of(view, data, *size), size) for size in sizes]
        sheet, size = max(sheets, key=lambda laid_out: _scale_in_page(laid_out[0].drawing))
        return Shown(*sheet.on_screen(legend=self.large), data, size, not diagram.shows(data))

    def refresh(self, kinds: AbstractSet[str] | None = None) -> None:
        """Draw again from what the case holds now."""
        del kinds
        if self._drawing:
            self._again = True
            return
        self._drawing = True
        self._slow.start()
        names = self._names.isChecked()

        def draw() -> Shown:
            from caseworker_app.jobs.case_files import load

            return self.prepare(load(self.notebook, self.case.id), names=names)

        in_background(self, draw, self.take, self._failed)

    def take(self, shown: Shown) -> None:
        """Paint what the thread has drawn."""
        self._ended()
        self.shown = shown
        self._hint.setVisible(bool(self.hint) and self.is_empty())
        self.view.show_drawing(shown.drawing)
        self.take_height()
        if self._again:
            self._again = False
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the shape of the drawing."""
        super().resizeEvent(event)
        self._heights.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Follow the height of the page around."""
        super().showEvent(event)
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None and above is not self._page and not self.large:
            self._page = above
            above.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The page became higher or lower."""
        if event.type() == QEvent.Type.Resize:
            self._heights.start()
        return super().eventFilter(watched, event)

    def take_height(self) -> None:
        """Give the drawing the height that suits it, unless it has a window of its own."""
        if not self.large:
            self.view.setFixedHeight(self.fitting_height())

    def fitting_height(self) -> int:
        """In pixels: as high as the drawing is at this width, as far as the page has room below what stands above."""
        shape = self.view.sceneRect()
        if not shape.width():
            return self.view.height()
        room, least = theme.px(self.most), theme.px(self.least)
        if self._page is not None:
            above, page = self._place_in_page(self.frame), self.page_height()
            left = page - above - theme.px(EDGE)
            room = min(room, left - theme.px(FOOT), round(page * self.share))
            least = min(least, left)
            if self.leads and left < theme.px(COMFORT):
                room = least = left + self._place_in_page(self) - theme.px(EDGE)
                QTimer.singleShot(0, self, self._lead)
            least = max(least, theme.px(SMALLEST))
        wanted = round(self.view.width() * shape.height() / shape.width())
        return max(least, min(room, wanted))

    def page_height(self) -> int:
        """How much of the page is seen, in pixels; a line that comes and goes at its foot changes nothing."""
        now = self._page.viewport().height() if self._page else theme.px(self.most)
        if not now < self._seen <= now + theme.px(LINE):
            self._seen = now
        return self._seen

    def _lead(self) -> None:
        """On a low page the drawing and its tools come first; its head is a scroll above."""
        if self._page is not None and not self._led:
            self._led = True
            self._page.verticalScrollBar().setValue(self._place_in_page(self) - theme.px(EDGE))

    def _place_in_page(self, part: QWidget) -> int:
        """How far below the top of the page a part of this widget stands, in pixels."""
        sheet = self._page.widget() if self._page else None
        return part.mapTo(sheet, QPoint()).y() if sheet else 0

    def _failed(self, error: Exception) -> None:
        self._ended()
        self._again = False
        raise error

    def _ended(self) -> None:
        self._drawing = False
        self._slow.stop()
        self._busy.hide()

    def _hint_row(self) -> QFrame:
        frame = QFrame()
        theme.mark(frame, "soft")
        row = QHBoxLayout(frame)
        row.setContentsMargins(theme.px(14), theme.px(8), theme.px(8), theme.px(8))
        row.addWidget(theme.label(tr(self.hint), wrap=True), 1)
        start = theme.button(tr(self.start_words))
        start.clicked.connect(self.first_step)
        row.addWidget(start)
        frame.hide()
        return frame

    def _zooming(self) -> QWidget:
        """Smaller, larger, the whole: at the edge of the drawing, so that they take no room above it."""
        strip = QWidget()
        lead_clicks(strip, self.view)
        column = QVBoxLayout(strip)
        column.setContentsMargins(theme.px(4), theme.px(6), theme.px(6), theme.px(6))
        column.setSpacing(theme.px(4))
        for icon, words, action in (
            ("plus", tr("Perbesar (+)"), lambda: self.view.zoom(STEP)),
            ("minus", tr("Perkecil (−)"), lambda: self.view.zoom(1 / STEP)),
            ("fit", tr("Tampilkan seluruhnya (0)"), self.view.fit),
        ):
            button = theme.button(picture=theme.icon(icon))
            button.setToolTip(words)
            button.setAccessibleName(words)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _=False, action=action: action())
            button.setStyleSheet(f"padding: {theme.px(2)}px {theme.px(4)}px;")
            column.addWidget(button)
        column.addStretch()
        return strip

    def _foot(self) -> QWidget:
        """How it is shown, and where it is saved."""
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(12))
        row.addWidget(self._names)
        if not self.large:
            large = theme.button(" " + tr("Tampilan besar"), picture=theme.icon("fit"))
            large.setStyleSheet(f"padding: {theme.px(4)}px {theme.px(9)}px;")
            large.clicked.connect(self.show_large)
            row.addWidget(large)
        self._told = theme.label("", "muted")
        self._told.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._quiet = QTimer(self._told, singleShot=True, interval=TOLD)
        self._quiet.timeout.connect(self._told.clear)
        row.addWidget(self._told, 1)
        menu = QMenu(self)
        for words, suffix, kind in KINDS:
            entry = menu.addAction(tr("Simpan sebagai {kind} …").format(kind=words))
            entry.triggered.connect(lambda _=False, suffix=suffix, kind=kind: self._export_after_a_look(suffix, kind))
        self._save = theme.button(" " + tr("Simpan gambar"), picture=theme.icon("export"))
        self._save.setStyleSheet(f"padding: {theme.px(4)}px {theme.px(9)}px;")
        self._save.setMenu(menu)
        row.addWidget(self._save)
        return bar

    def _export_after_a_look(self, suffix: str, kind: str) -> None:
        """Save it after a look at what could not be read."""
        look_first(self, self.notebook, self.case.id, lambda: self._export(suffix, kind), self.edits.go_to)

    def _export(self, suffix: str, kind: str) -> None:
        """Make the file in a thread, without what is private, then ask where it goes."""
        from caseworker_app.gui.papers.paper import noting, save_as

        names, diagram = self._names.isChecked(), self.displayed
        self._quiet.stop()
        self._told.setText(tr("Menyiapkan gambar …"))
        self._save.setEnabled(False)

        def make() -> bytes:
            from caseworker_app.jobs import drawing
            from caseworker_app.jobs.case_files import load

            file = load(self.notebook, self.case.id)
            sheet = diagram.sheet(file, names=names, record=self.record_in(file))
            return drawing.encoded(sheet, suffix, dpi=200)

        def use(data: bytes) -> None:
            from caseworker_app.jobs import drawing

            ready()
            person = initials(self.case.client).replace(".", "")
            write = noting(self.notebook, drawing.departure(diagram.key, self.case.id, names=names))
            name = f"{diagram.key}_{person}_{date.today().isoformat()}{suffix}"
            path = save_as(self, data, name, kind, write=write)
            if path is None:
                return
            self._told.setText(tr("Disimpan: {name}").format(name=path.name))
            self._quiet.start()
            if not self.notebook.read_only:
                self.notebook.note("export", self.case.id)

        def failed(error: Exception) -> None:
            ready()
            raise error

        def ready() -> None:
            self._told.clear()
            self._save.setEnabled(True)

        in_background(self, make, use, failed)

    def show_large(self) -> QDialog:
        """The same diagram in a window of its own, with as much room as there is."""
        self._enlarged = open_large(self)
        return self._enlarged

    def another(self) -> Picture:
        """One more of the same kind, for a window of its own."""
        return type(self)(self.diagram, self.edits, large=True)

    def step(self, undo_or_redo: Callable[[str], str | None], words: str, none: str) -> None:
        """Go back or on by one change, and say which, or that there is none."""
        change = undo_or_redo(self.case.id)
        self._told.setText(words.format(what=change) if change else none)
        self._quiet.start()

    def choose_as(self, other: Picture) -> None:
        """Show what another one of the same kind shows."""
        self.displayed = other.displayed
        self._names.setChecked(other._names.isChecked())

    def release(self) -> None:
        """Close the window of its own, which saves what is typed there."""
        dialog, self._enlarged = self._enlarged, None
        if dialog is not None and shiboken6.isValid(dialog):
            dialog.reject()


def _scale_in_page(drawing: Drawing) -> float:
    """How large a drawing comes out in the page of a small screen."""
    return min(PAGE[0] / drawing.width, PAGE[1] / drawing.height)


def lead_clicks(bar: QWidget, view: QWidget) -> None:
    """Let the keys work on the drawing after a click on a bar that belongs to it."""
    bar.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    bar.setFocusProxy(view)
