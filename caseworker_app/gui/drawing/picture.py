"""A diagram of a case in its page: drawn in a thread whenever the case changes, zoomed, enlarged, saved as a file."""

from __future__ import annotations

import dataclasses
import math
from datetime import date
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QMenu, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from caseworker_app.casework.case_file import initials
from caseworker_app.diagrams import measure
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.elided_label import ElidedLabel
from caseworker_app.gui.base.part import PagePart
from caseworker_app.gui.base.work import in_background
from caseworker_app.gui.drawing.diagram_view import LETTERS, MARGIN, STEP, DiagramView
from caseworker_app.gui.drawing.large_window import open_large
from caseworker_app.gui.papers.unread_list import look_first
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Set as AbstractSet

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QResizeEvent, QShowEvent
    from PySide6.QtWidgets import QPushButton

    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.diagrams.diagram import Diagram
    from caseworker_app.diagrams.display import XY, Drawing
    from caseworker_app.gui.case.session import CaseSession

KINDS = (("PDF", ".pdf", "PDF (*.pdf)"), ("SVG", ".svg", "SVG (*.svg)"), ("PNG", ".png", "PNG (*.png)"))
EDGE, FOOT = 8, 48  # px at 100 %: below the drawing the page ends, or its foot stays in sight where there is room
TOLD = 8000  # ms that it is said where a picture was saved
PATIENCE = 300  # ms of drawing until it is said
LINE = 48  # px at 100 %: a line at the foot of a page takes at most so much of its height for a few seconds
SMALLEST = 112  # px at 100 %: a drawing is at least so high, however little room there is
REFIT = 200  # ms after the last change of its room until a diagram is laid out for it
ENOUGH = 0.06  # of the room: a smaller change needs no other layout


@dataclasses.dataclass(frozen=True, slots=True)
class Shown:
    """A drawing for the window, and where the origin of the layout lies in it.

    data, size: what it was laid out from, and what ``Diagram.for_room`` gave for its room. empty: nothing is entered.
    """

    drawing: Drawing
    origin: XY = (0.0, 0.0)
    data: Any = None
    size: tuple[Any, ...] = ()
    empty: bool = False


class Picture(PagePart):
    """The drawing of a diagram with what belongs around it.

    large: it has a window of its own. fills: it takes its page down to the foot. displayed: the diagram that is drawn
    now; an editor may show another one beside its own.
    """

    hint = ""
    start_words = mark("Mulai mengisi")
    least, most = 220, 640  # height in px at 100 %

    def __init__(self, diagram: Diagram, edits: CaseSession, *, large: bool = False, fills: bool = False) -> None:
        super().__init__()
        self.diagram = self.displayed = diagram
        self.edits, self.large, self.fills = edits, large, fills or large
        self.case, self.notebook = edits.case, edits.notebook
        self.view = self.make_view()
        self.view.rolls = self.fills
        self.shown: Shown | None = None
        self._drawing = False
        self._again = False
        self._enlarged: QDialog | None = None
        self._names = QAction(tr("Nama lengkap"), self, checkable=True)
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
        inside.addWidget(self.view)
        self.view.overlay(self._zooming())
        self.foot = self._foot()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.px(8))
        self.column.addWidget(self._hint)
        self.column.addWidget(self.frame, 1)
        self.column.addWidget(self.foot)
        self._page: QScrollArea | None = None
        self._seen = 0
        self._heights = QTimer(self, singleShot=True, interval=0)
        self._heights.timeout.connect(self.take_height)
        self._refit = QTimer(self, singleShot=True, interval=REFIT)
        self._refit.timeout.connect(self._fit_room)
        self._room = (0.0, 0.0)
        if self.fills:
            self.view.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
            self.view.setMinimumHeight(theme.px(SMALLEST))
        else:
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

        The diagram is laid out for the room that it has, in the letters of the screen; a large window has a legend.
        """
        diagram = self.displayed
        with measure.for_screen():
            view = diagram.view(file, names=names, private=True, record=self.record_in(file))
            data = diagram.read(view)
            size = diagram.for_room(*self._room) if diagram.for_room is not None else ()
            sheet = diagram.sheet_of(view, data, *size)
            return Shown(*sheet.on_screen(legend=self.large), data, size, not diagram.shows(data))

    def refresh(self, kinds: AbstractSet[str] | None = None) -> None:
        """Draw again from what the case holds now; what has never been seen waits until its room is known."""
        del kinds
        if self.diagram.for_room is not None and not self.isVisible() and self.shown is None:
            return
        if self._drawing:
            self._again = True
            return
        self._drawing = True
        self._slow.start()
        self._room = self.room()
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

    def room(self) -> tuple[float, float]:
        """Width and height in points that the drawing has where its letters can be read."""
        point = theme.px(LETTERS) / measure.LEAST
        height = self.view.height() if self.fills else theme.px(self.most)
        return self.view.width() / point - 2 * MARGIN, height / point - 2 * MARGIN

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the shape of the drawing."""
        super().resizeEvent(event)
        self._heights.start()
        self._refit.start()

    def _fit_room(self) -> None:
        """Lay it out anew where its room has become another one."""
        changed = any(not math.isclose(*pair, rel_tol=ENOUGH) for pair in zip(self.room(), self._room, strict=True))
        if self.displayed.for_room is not None and self.shown is not None and self.isVisible() and changed:
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Follow the height of the page around."""
        super().showEvent(event)
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None and above is not self._page and not self.large:
            self._page = above
            above.viewport().installEventFilter(self)
        if self.shown is None and not self._drawing:
            QTimer.singleShot(0, self, self.refresh)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The page became higher or lower."""
        if event.type() == QEvent.Type.Resize:
            self._heights.start()
        return super().eventFilter(watched, event)

    def take_height(self) -> None:
        """Give the drawing the height that suits it, unless it has a window of its own."""
        if not self.fills:
            self.view.setFixedHeight(self.fitting_height())

    def fitting_height(self) -> int:
        """In pixels: as high as the drawing is at this width, as far as the page has room below what stands above."""
        shape = self.view.sceneRect()
        if not shape.width():
            return self.view.height()
        room, least = theme.px(self.most), theme.px(self.least)
        if self._page is not None:
            left = self.page_height() - self._place_in_page(self.frame) - theme.px(EDGE)
            room = min(room, left - theme.px(FOOT))
            least = max(min(least, left), theme.px(SMALLEST))
        wanted = round(self.view.width() * shape.height() / shape.width())
        return max(least, min(room, wanted))

    def page_height(self) -> int:
        """How much of the page is seen, in pixels; a line that comes and goes at its foot changes nothing."""
        now = self._page.viewport().height() if self._page else theme.px(self.most)
        if not now < self._seen <= now + theme.px(LINE):
            self._seen = now
        return self._seen

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
        """Smaller, larger, the whole: over a corner of the drawing, so that they take no room from it."""
        strip = QWidget()
        lead_clicks(strip, self.view)
        row = QHBoxLayout(strip)
        row.setContentsMargins(0, 0, theme.px(6), theme.px(6))
        row.setSpacing(theme.px(4))
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
            row.addWidget(button)
        return strip

    def _foot(self) -> QWidget:
        """What was done, the large window, how it is shown and where it is saved."""
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        self._told = ElidedLabel()
        self._told.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._quiet = QTimer(self._told, singleShot=True, interval=TOLD)
        self._quiet.timeout.connect(self._told.clear)
        row.addWidget(self._told, 1)
        if not self.large:
            row.addWidget(self._small_button("fit", tr("Tampilan besar"), self.show_large))
        menu = QMenu(self)
        menu.addAction(self._names)
        menu.addSeparator()
        for words, suffix, kind in KINDS:
            entry = menu.addAction(tr("Simpan sebagai {kind} …").format(kind=words))
            entry.triggered.connect(lambda _=False, suffix=suffix, kind=kind: self._export_after_a_look(suffix, kind))
        self._save = self._small_button("export", tr("Nama lengkap, simpan gambar"))
        self._save.setMenu(menu)
        row.addWidget(self._save)
        return bar

    def _small_button(self, icon: str, words: str, do: Callable[[], object] | None = None) -> QPushButton:
        button = theme.button("", "quiet", picture=theme.icon(icon))
        button.setToolTip(words)
        button.setAccessibleName(words)
        if do is not None:
            button.clicked.connect(lambda _=False: do())
        return button

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


def lead_clicks(bar: QWidget, view: QWidget) -> None:
    """Let the keys work on the drawing after a click on a bar that belongs to it."""
    bar.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    bar.setFocusProxy(view)
