"""Genogram, ecomap and life road map in their pages: drawn from the case, never drawn by hand, saved as a file."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QCheckBox, QDialog, QFrame, QHBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from caseworker_app.casework.case_file import initials
from caseworker_app.forms.family import PERSON
from caseworker_app.gui import theme
from caseworker_app.gui.case_edits import CaseEdits
from caseworker_app.gui.diagram_view import STEP, DiagramView
from caseworker_app.gui.pages.nearby import lead
from caseworker_app.gui.record_form import RecordForm
from caseworker_app.gui.work import in_background
from caseworker_app.text import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.diagrams.display import Drawing
    from caseworker_app.model.case import Case
    from caseworker_app.store.notebook import Notebook

KINDS = (("PDF", ".pdf", "PDF (*.pdf)"), ("SVG", ".svg", "SVG (*.svg)"), ("PNG", ".png", "PNG (*.png)"))


class DiagramPage(QWidget):
    """A drawing with its tools. It is drawn in a thread whenever the page is refreshed."""

    name = ""
    hint = ""
    least, most = 230, 460  # height in px at 100 %

    def __init__(self, case: Case, notebook: Notebook) -> None:
        super().__init__()
        self.case, self.notebook = case, notebook
        self.view = DiagramView()
        self.view.setFixedHeight(theme.px(self.least))
        self._drawing = False
        self._again = False
        self._names = QCheckBox(tr("Nama lengkap"))
        self._names.setToolTip(tr("Tanpa tanda ini hanya inisial yang tampak"))
        self._names.toggled.connect(self.refresh)
        self._hint = self._hint_row()
        self.tools = self._tools()
        frame = QFrame()
        theme.mark(frame, "card")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.view)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.px(8))
        self.column.addWidget(self._hint)
        self.column.addWidget(self.tools)
        self.column.addWidget(frame)

    def refresh(self) -> None:
        """Draw again from what the case holds now."""
        self._hint.setVisible(self.is_empty())
        if self._drawing:
            self._again = True
            return
        self._drawing = True
        in_background(self, self._draw, self._drawn, self._failed)

    def is_empty(self) -> bool:
        """Whether there is nothing yet but the client."""
        return False

    def make(self, file: CaseFile, *, names: bool, paper: bool) -> Drawing:
        """The drawing; for paper on an A4 page, else as large as it is."""
        from caseworker_app.diagrams.catalogue import DIAGRAMS, PAGE

        return DIAGRAMS[self.name].draw(file, names, False, PAGE if paper else None)

    def first_step(self) -> None:
        """What the button beside the hint does."""

    def _draw(self) -> Drawing:
        from caseworker_app.jobs.case_files import load

        return self.make(load(self.notebook, self.case.id), names=self._names.isChecked(), paper=False)

    def _drawn(self, drawing: Drawing) -> None:
        self._drawing = False
        self.view.show_drawing(drawing)
        self._take_height()
        if self._again:
            self._again = False
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the shape of the drawing."""
        super().resizeEvent(event)
        self._take_height()

    def _take_height(self) -> None:
        """As high as the drawing is at this width, as far as the window has room."""
        shape = self.view.sceneRect()
        if not shape.width():
            return
        room = min(theme.px(self.most), self.window().height() - theme.px(400))
        wanted = round(self.width() * shape.height() / shape.width())
        self.view.setFixedHeight(max(theme.px(self.least), min(room, wanted)))

    def _failed(self, error: Exception) -> None:
        self._drawing = self._again = False
        raise error

    def _hint_row(self) -> QFrame:
        frame = QFrame()
        theme.mark(frame, "soft")
        row = QHBoxLayout(frame)
        row.setContentsMargins(theme.px(14), theme.px(8), theme.px(8), theme.px(8))
        row.addWidget(theme.label(tr(self.hint), wrap=True), 1)
        start = theme.button(tr("Mulai mengisi"))
        start.clicked.connect(self.first_step)
        row.addWidget(start)
        frame.hide()
        return frame

    def _tools(self) -> QWidget:
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        for icon, words, action in (
            ("minus", tr("Perkecil"), lambda: self.view.zoom(1 / STEP)),
            ("plus", tr("Perbesar"), lambda: self.view.zoom(STEP)),
            ("fit", tr("Tampilkan seluruhnya"), self.view.fit),
        ):
            button = theme.button(picture=theme.icon(icon))
            button.setToolTip(words)
            button.setAccessibleName(words)
            button.clicked.connect(lambda _=False, action=action: action())
            button.setStyleSheet(f"padding: {theme.px(5)}px {theme.px(7)}px;")
            row.addWidget(button)
        large = theme.button(tr("Tampilan besar"), "quiet")
        large.clicked.connect(self._show_large)
        row.addWidget(large)
        row.addWidget(self._names)
        row.addStretch()
        menu = QMenu(self)
        for words, suffix, kind in KINDS:
            entry = menu.addAction(tr("Simpan sebagai {kind} …").format(kind=words))
            entry.triggered.connect(lambda _=False, suffix=suffix, kind=kind: self._export(suffix, kind))
        save = theme.button(" " + tr("Simpan gambar"), picture=theme.icon("export"))
        save.setMenu(menu)
        row.addWidget(save)
        return bar

    def _export(self, suffix: str, kind: str) -> None:
        """Make the file in a thread, then ask where it goes."""
        from caseworker_app.gui.paper import save_as

        names = self._names.isChecked()

        def make() -> bytes:
            from caseworker_app.jobs import drawing
            from caseworker_app.jobs.case_files import load

            picture = self.make(load(self.notebook, self.case.id), names=names, paper=True)
            return drawing.encoded(picture, suffix, dpi=200)

        def use(data: bytes) -> None:
            person = initials(self.case.client).replace(".", "")
            path = save_as(self, data, f"{self.name}_{person}_{date.today().isoformat()}{suffix}", kind)
            if path is not None and not self.notebook.read_only:
                self.notebook.note("export", self.case.id)

        in_background(self, make, use)

    def _show_large(self) -> None:
        """The same drawing over the whole window."""
        dialog = QDialog(self.window())
        dialog.setWindowTitle(tr("Diagram"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.resize(self.window().size() * 0.94)
        column = QVBoxLayout(dialog)
        view = DiagramView()
        column.addWidget(view, 1)
        close = theme.button(tr("Tutup"))
        close.clicked.connect(dialog.accept)
        column.addWidget(close, alignment=Qt.AlignmentFlag.AlignRight)
        if self.view.drawing is not None:
            view.show_drawing(self.view.drawing)
        dialog.open()
        QTimer.singleShot(0, view, view.fit)


class GenogramPage(DiagramPage):
    """The family; a click on a person opens what is known of her."""

    name = "genogram"
    hint = "Baru klien yang ada. Tambahkan ayah, ibu, saudara; genogram tergambar sendiri."

    def __init__(self, case: Case, notebook: Notebook) -> None:
        super().__init__(case, notebook)
        self._edits = CaseEdits(case, notebook, self)
        self._person: Any = None
        self._panel = QFrame()
        theme.mark(self._panel, "details")
        self._title = theme.label("", "label")
        self._form = RecordForm(PERSON.sections[0].items, lambda **_: self._person, self._edits)
        close = theme.button(tr("Tutup"), "quiet")
        close.clicked.connect(self._panel.hide)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(close)
        inside = QVBoxLayout(self._panel)
        inside.setContentsMargins(theme.px(14), theme.px(10), theme.px(14), theme.px(14))
        inside.addLayout(head)
        inside.addWidget(self._form)
        self._panel.hide()
        self.column.addWidget(theme.label(tr("Klik seseorang untuk melihat dan mengisi datanya."), "muted"))
        self.column.addWidget(self._panel)
        self.view.chosen.connect(self._open)

    def is_empty(self) -> bool:
        """Nobody but the client."""
        return len(self.case.family) <= 1

    def first_step(self) -> None:
        """To the table of the family."""
        lead(self, "client/family", "family")

    def refresh(self) -> None:
        """The drawing, and the person who is open."""
        super().refresh()
        if self._person is not None:
            self._form.refresh()

    def flush(self) -> None:
        """Save what is being typed about the person."""
        if self._person is not None:
            self._form.flush()

    def release(self) -> None:
        """Stop listening."""
        self._edits.release()

    def _open(self, key: str) -> None:
        person = self._edits.person(key) if key else None
        if person is None:
            return
        self.flush()
        self._person = person
        self._title.setText(person.name or initials(person))
        self._form.refresh()
        self._panel.show()
        QTimer.singleShot(0, self, self._show_panel)

    def _show_panel(self) -> None:
        """Scroll the page to it."""
        page = self.parentWidget()
        while page is not None and not isinstance(page, QScrollArea):
            page = page.parentWidget()
        if page is not None:
            page.ensureWidgetVisible(self._title, 0, page.viewport().height() - theme.px(80))


class _OneOfSeveral(DiagramPage):
    """A diagram of which a case may hold several: the newest, or the one that is chosen."""

    several = ""

    def __init__(self, case: Case, notebook: Notebook) -> None:
        super().__init__(case, notebook)
        self._at = -1
        self._choice = QHBoxLayout()
        self._choice.setSpacing(theme.px(6))
        self.column.insertLayout(1, self._choice)
        self._offered: tuple[str, ...] = ()

    def is_empty(self) -> bool:
        """Nothing is entered."""
        return not getattr(self.case, self.several)

    def refresh(self) -> None:
        """The drawing, and what there is to choose from."""
        self._offer()
        super().refresh()

    def first_step(self) -> None:
        """To the table below."""
        page = self.parentWidget()
        while page is not None and not hasattr(page, "go_to"):
            page = page.parentWidget()
        if page is not None:
            page.go_to(self.several)

    def _offer(self) -> None:
        records = getattr(self.case, self.several)
        names = tuple(self._called(record, number) for number, record in enumerate(records, 1))
        if names == self._offered:
            return
        self._offered = names
        while (item := self._choice.takeAt(0)) is not None:
            if widget := item.widget():
                widget.deleteLater()
        self._at = -1
        if len(names) < 2:
            return
        for at, name in enumerate(names):
            chip = theme.button(name, "chip", checkable=True)
            chip.setChecked(at == len(names) - 1)
            chip.clicked.connect(lambda _=False, at=at: self._choose(at))
            self._choice.addWidget(chip)
        self._choice.addStretch()

    def _called(self, record: Any, number: int) -> str:
        day = record.date.short() if record.date else ""
        return " · ".join(filter(None, (getattr(record, "title", None) or record.stage or str(number), day)))

    def _choose(self, at: int) -> None:
        self._at = at
        for number in range(len(self._offered)):
            item = self._choice.itemAt(number)
            chip = item.widget() if item else None
            if chip is not None:
                chip.setChecked(number == at)  # type: ignore[attr-defined] # a button
        super().refresh()


class EcomapPage(_OneOfSeveral):
    """The client and the systems around her."""

    name = "ecomap"
    several = "ecomaps"
    hint = "Baru klien yang ada. Tambahkan ecomap di bawah, lalu sistem di sekitar klien."

    def make(self, file: CaseFile, *, names: bool, paper: bool) -> Drawing:
        """The chosen ecomap."""
        from caseworker_app.diagrams.catalogue import PAGE, ecomap_of

        maps = file.case.ecomaps
        one = maps[self._at] if maps and -1 <= self._at < len(maps) else None
        return ecomap_of(file, one, names, PAGE if paper else None)


class RoadMapPage(_OneOfSeveral):
    """The client's way through life."""

    name = "roadmap"
    several = "road_maps"
    hint = "Belum ada peristiwa. Tambahkan life road map di bawah, lalu peristiwa yang diceritakan klien."

    def __init__(self, case: Case, notebook: Notebook) -> None:
        super().__init__(case, notebook)
        self._names.hide()

    def make(self, file: CaseFile, *, names: bool, paper: bool) -> Drawing:
        """The chosen road map."""
        from caseworker_app.diagrams.catalogue import PAGE, roadmap_of

        maps = file.case.road_maps
        one = maps[self._at] if maps and -1 <= self._at < len(maps) else None
        return roadmap_of(file, one, False, PAGE if paper else None)
