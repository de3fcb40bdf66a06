"""«Ambil dari Excel»: a list of candidate clients looked through, row by row, before cases are opened for them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFileDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QScrollArea,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from caseworker_app import paths
from caseworker_app.casework.candidate_fields import COUNTING, FIELDS, heading_key
from caseworker_app.errors import CaseworkerError
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.progress import saying, with_progress
from caseworker_app.gui.base.still_choice import StillChoice
from caseworker_app.gui.cases.candidate_rows import CandidateRows
from caseworker_app.gui.cases.same_person import Choice, SamePersonDialog
from caseworker_app.gui.papers import paper
from caseworker_app.jobs import candidates as job
from caseworker_app.limits import brief
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from caseworker_app.casework.candidate_fields import Sheet
    from caseworker_app.store.notebook import Notebook

XLSX = "Excel (*.xlsx)"
_MANY = 50  # cases that take more than a moment to open
_HEADERS = 30


def take_in(parent: QWidget, notebook: Notebook, told: Callable[[str, object], None]) -> None:
    """Ask for a list and show it; ``told`` is given what was done, and what undoes it.

    Raises CaseworkerError for a file that cannot be read.
    """
    kinds = tr("Daftar Excel atau CSV (*.xlsx *.csv *.txt);;Semua berkas (*)")
    chosen, _ = QFileDialog.getOpenFileName(parent, tr("Ambil dari Excel"), str(paths.user_documents()), kinds)
    if not chosen:
        return
    path = Path(chosen)
    words = tr("Membaca “{name}” …").format(name=brief(path.name, 40))
    sheets = with_progress(parent, words, lambda tell: job.read_file(path, tell))
    if sheets is not None:
        CandidatesDialog(parent, notebook, path.name, sheets, told).open()


def save_template(parent: QWidget) -> str:
    """Ask for a place and write the empty file to hand out; the sentence to show, "" where nothing was chosen."""
    path = paper.save_as(parent, job.template(), "format-calon-klien.xlsx", XLSX)
    return tr("Format kosong disimpan: {name}.").format(name=path.name) if path else ""


class CandidatesDialog(QDialog):
    """Sheet and headings above, what each column is at the left, what each row becomes at the right."""

    def __init__(
        self,
        parent: QWidget,
        notebook: Notebook,
        name: str,
        sheets: Sequence[Sheet],
        told: Callable[[str, object], None],
    ) -> None:
        super().__init__(parent)
        self._notebook, self._name, self._sheets, self._told = notebook, name, list(sheets), told
        self.setWindowTitle(tr("Calon klien dari {name}").format(name=brief(name, 40)))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(parent.window().size() * 0.92)
        self.sheet, self.header = StillChoice(), StillChoice()
        self.sheet.setAccessibleName(tr("Lembar"))
        self.header.setAccessibleName(tr("Baris judul"))
        self.columns: dict[int, StillChoice] = {}
        self._area = QScrollArea(widgetResizable=True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self.rows = CandidateRows()
        self.view = QTableView()
        self.trouble = theme.label("", "attention", wrap=True)
        self.count = theme.label("", "muted")
        self.compare = theme.button(tr("Bandingkan …"))
        self.rest = theme.button(tr("Simpan yang belum diambil …"))
        self.take = theme.button("", "action")
        self._lay_out()
        for sheet in sheets:
            hidden = " " + tr("(tersembunyi)") if sheet.hidden else ""
            self.sheet.addItem(f"{sheet.name}{hidden}")
        self.sheet.setCurrentIndex(job.best_sheet(notebook, sheets))
        self.sheet.activated.connect(lambda _: self._guess(None))
        self.header.activated.connect(lambda at: self._guess(at - 1))
        self.rows.changed.connect(self._count)
        self.view.selectionModel().currentRowChanged.connect(self._chosen_row)
        self.compare.clicked.connect(self._compare)
        self.rest.clicked.connect(self._save_rest)
        self.take.clicked.connect(self._take)
        self._guess(None)
        self.view.setFocus()

    def _guess(self, header: int | None) -> None:
        """Take another sheet, or another row of headings, and guess its columns."""
        self.chosen = job.guess(self._notebook, self._sheets[self.sheet.currentIndex()], header)
        self.header.clear()
        self.header.addItem(tr("Tanpa baris judul"))
        for row in self.chosen.sheet.rows[:_HEADERS]:
            words = brief(", ".join(filter(None, (cell.words for cell in row.cells))), 60)
            self.header.addItem(tr("Baris {number}: {words}").format(number=row.number, words=words))
        self.header.setCurrentIndex(self.chosen.header + 1)
        self._show_columns()
        self._read()

    def _show_columns(self) -> None:
        """A choice for each column: by its heading, or by what stands first in it."""
        sheet = QWidget()
        form = QFormLayout(sheet)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setVerticalSpacing(theme.px(8))
        self.columns = {}
        body = self.chosen.body
        for at, heading in enumerate(self.chosen.headings):
            example = next((row.cells[at].words for row in body if at < len(row.cells) and row.cells[at].words), "")
            if (not heading and not example) or heading_key(heading) in COUNTING:
                continue
            box = StillChoice()
            box.addItem(tr("simpan di catatan"), "")
            for field in FIELDS:
                box.addItem(tr(field.label), field.key)
            box.setCurrentIndex(max(0, box.findData(self.chosen.columns.get(at, ""))))
            words = heading or tr("Kolom {number}").format(number=at + 1)
            if at in self.chosen.sheet.hidden_columns:
                words = tr("{words} (tersembunyi di Excel)").format(words=words)
            box.setAccessibleName(words)
            box.setToolTip(tr("Contoh isinya: {words}").format(words=brief(example)) if example else "")
            box.activated.connect(lambda _, at=at: self._map(at))
            form.addRow(theme.label(brief(words, 40), "label"), box)
            self.columns[at] = box
        self._area.setWidget(sheet)

    def _map(self, at: int) -> None:
        """A column becomes another field; whichever was that field before is kept in the note."""
        field = str(self.columns[at].currentData())
        for other, box in self.columns.items():
            if other != at and field and box.currentData() == field:
                box.setCurrentIndex(0)
        self.chosen.columns.clear()
        self.chosen.columns.update(
            {at: str(box.currentData()) for at, box in self.columns.items() if box.currentData()}
        )
        self._read()

    def _read(self) -> None:
        """What each row becomes."""
        trouble = self.chosen.sheet.trouble
        rows: list[job.Candidate] = []
        if not trouble:
            try:
                rows = job.candidates(self._notebook, self.chosen)
            except CaseworkerError as error:
                trouble = str(error)
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))
        self.rows.show(rows)
        self.view.resizeColumnsToContents()
        self._count()

    def _count(self) -> None:
        wanted = sum(candidate.wanted for candidate in self.rows.rows)
        self.count.setText(tr("{wanted} dari {all} baris dipilih").format(wanted=wanted, all=len(self.rows.rows)))
        self.take.setText(tr("Buka {count} kasus").format(count=wanted))
        self.take.setEnabled(wanted > 0 and not self._notebook.read_only)
        self.rest.setEnabled(wanted < len(self.rows.rows))
        self._chosen_row()

    def _chosen_row(self) -> None:
        candidate = self.rows.at(self.view.currentIndex())
        self.compare.setEnabled(candidate is not None and candidate.alike is not None)

    def _compare(self) -> None:
        """The row beside whoever may be the same: another case of hers, or somebody else."""
        candidate = self.rows.at(self.view.currentIndex())
        if candidate is None:
            return
        with self._notebook.reader() as session:
            likeness = job.beside(session, candidate)
        if likeness is None:
            return
        dialog = SamePersonDialog(self, [likeness], newcomer=tr("Di daftar"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def decided() -> None:
            candidate.known = dialog.person_id if dialog.choice is Choice.FURTHER_CASE else None
            candidate.wanted = True
            self.rows.refresh()

        dialog.accepted.connect(decided)
        dialog.open()

    def _save_rest(self) -> None:
        try:
            write = paper.noting(self._notebook, job.left_out_leaving())
            paper.save_as(self, job.left_out(self.chosen, self.rows.rows), "belum-diambil.xlsx", XLSX, write=write)
        except CaseworkerError as error:
            self._tell_trouble(error)

    def _take(self) -> None:
        """Open the cases in one edit, which one step of undo takes back."""
        many = sum(candidate.wanted for candidate in self.rows.rows) > _MANY
        try:
            with saying(self, tr("Membuka kasus …"), needed=many):
                numbers = job.take_in(self._notebook, self.chosen, self.rows.rows, source=self._name)
        except CaseworkerError as error:
            self._tell_trouble(error)
            return
        notebook = self._notebook
        words = tr("{count} kasus dibuka dari daftar ({first} sampai {last}).")
        self._told(words.format(count=len(numbers), first=numbers[0], last=numbers[-1]), lambda: notebook.undo(None))
        self.accept()

    def _tell_trouble(self, error: CaseworkerError) -> None:
        self.trouble.setText(str(error))
        self.trouble.show()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.px(10))
        for words, box in ((tr("Lembar"), self.sheet), (tr("Judul kolom"), self.header)):
            head.addWidget(theme.label(words, "label"))
            head.addWidget(box)
        self.header.setMaximumWidth(theme.px(460))
        head.addStretch(1)
        self.view.setModel(self.rows)
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.verticalHeader().hide()
        self.view.verticalHeader().setDefaultSectionSize(theme.px(34))
        self.view.setShowGrid(False)
        self.view.setWordWrap(False)
        self.view.horizontalHeader().setStretchLastSection(True)
        self.view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.view.setAccessibleName(tr("Baris daftar"))
        self._area.setFixedWidth(theme.px(250))
        body = QHBoxLayout()
        body.setSpacing(theme.px(14))
        body.addWidget(self._area)
        body.addWidget(self.view, 1)
        leave = theme.button(tr("Batal"))
        leave.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(10))
        foot.addWidget(self.count)
        foot.addStretch(1)
        for button in (self.compare, self.rest, leave, self.take):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(20), theme.px(16), theme.px(20), theme.px(16))
        column.setSpacing(theme.px(12))
        column.addLayout(head)
        column.addWidget(self.trouble)
        column.addLayout(body, 1)
        column.addLayout(foot)
