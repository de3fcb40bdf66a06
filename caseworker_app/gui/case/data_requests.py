"""Above the requests of a client: what must be answered until when, and the copy of everything in one step."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from caseworker_app import paths
from caseworker_app.casework import data_requests
from caseworker_app.casework.outside_copies import PDF_LOCK
from caseworker_app.errors import CaseworkerError
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.part import PagePart
from caseworker_app.gui.base.reason import fit_height
from caseworker_app.gui.base.work import in_background
from caseworker_app.gui.papers.lock_choice import LockChoice
from caseworker_app.gui.papers.unread_list import UnreadList, fields_of
from caseworker_app.model.indonesian import long_date
from caseworker_app.store.file_names import safe_name
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from caseworker_app.casework.client_record import ClientRecord
    from caseworker_app.gui.case.session import CaseSession


class DataRequestsWidget(PagePart):
    """What waits for an answer, what is restricted, and the button for the copy of everything."""

    def __init__(self, edits: CaseSession) -> None:
        super().__init__()
        self._edits, self._case = edits, edits.case
        self._state = theme.label("", "attention", wrap=True)
        self._copy = theme.button(tr("Salinan seluruh data klien …"), "action")
        self._copy.clicked.connect(self.ask)
        row = QHBoxLayout()
        row.addWidget(self._copy)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addLayout(row)
        column.addWidget(self._state)
        self.refresh()

    def refresh(self, kinds: AbstractSet[str] | None = None) -> None:
        """Say how things stand today."""
        del kinds
        told = []
        for one in data_requests.waiting(self._case):
            last = data_requests.due(one)
            until = tr("jawab paling lambat {date}").format(date=long_date(last)) if last else tr("belum dijawab")
            late = " " + tr("(sudah lewat)") if last and last < date.today() else ""
            told.append(f"{one.kind or tr('permintaan')}: {until}{late}")
        restricted = data_requests.restricted(self._case, date.today())
        told += [restricted] if restricted else []
        self._state.setText("\n".join(f"{line[:1].upper()}{line[1:]}." for line in told))
        self._state.setVisible(bool(told))

    def ask(self) -> RecordDialog:
        """Open the window in which the copy is made."""
        dialog = RecordDialog(self.window(), self._edits)
        dialog.open()
        return dialog


class RecordDialog(QDialog):
    """For the client: everything, to be read (PDF or Word) and for machines (JSON), beside each other."""

    def __init__(self, parent: QWidget, edits: CaseSession) -> None:
        super().__init__(parent)
        self._case, self._notebook = edits.case, edits.notebook
        self._edits = edits
        self.setWindowTitle(tr("Salinan seluruh data klien"))
        self.setMinimumWidth(theme.px(600))
        self.pdf = QCheckBox(tr("PDF, untuk dibaca"))
        self.pdf.setChecked(True)
        self.word = QCheckBox(tr("Word, bila ada bagian yang harus dihapus sebelum diserahkan"))
        self.json = QCheckBox(tr("JSON, untuk dibaca mesin; memuat juga isi lampiran"))
        self.json.setChecked(True)
        self.lock = LockChoice()
        self._told = theme.label("", "muted", wrap=True)
        self._told.hide()
        self.fields = UnreadList(520)
        self.fields.wanted.connect(self._lead)
        self.save = theme.button(tr("Simpan …"), "action")
        self.save.clicked.connect(self._ask)
        close = theme.button(tr("Tutup"))
        close.clicked.connect(self.reject)
        words = tr(
            "Semua yang dicatat tentang klien ini, dari semua kasusnya, dengan nama asli. Periksa dahulu: di dalamnya "
            "ada juga data keluarga dan orang lain. Bila menyerahkannya membahayakan seseorang, tolak seluruhnya atau "
            "sebagian, dan tulis alasannya pada permintaan klien."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(20), theme.px(24), theme.px(18))
        column.setSpacing(theme.px(10))
        column.addWidget(theme.label(words, wrap=True))
        column.addWidget(self.fields)
        for box in (self.pdf, self.word, self.json, self.lock):
            column.addWidget(box)
        open_ = tr("Berkas Word dan JSON tidak dapat dikunci: serahkan langsung, atau di flashdisk yang terkunci.")
        column.addWidget(theme.label(open_, "muted", wrap=True))
        column.addWidget(self._told)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(close)
        row.addWidget(self.save)
        column.addLayout(row)
        self.lock.wanted.toggled.connect(lambda _: fit_height(self))
        self.finished.connect(self.deleteLater)
        self.fields.show_fields(fields_of(edits.notebook, edits.case.id))
        fit_height(self)

    def _lead(self, place: str, field: str) -> None:
        self.reject()
        self._edits.go_to(place, field)

    def _ask(self) -> None:
        from caseworker_app.casework.case_file import initials
        from caseworker_app.jobs.client_record import file_name

        suggested = str(paths.user_documents() / safe_name(file_name(initials(self._case.client), "")))
        chosen, _ = QFileDialog.getSaveFileName(self, tr("Simpan salinan"), suggested)
        if chosen:
            path = Path(chosen)
            self.write(path.with_suffix("") if path.suffix in {".pdf", ".docx", ".json"} else path)

    def write(self, path: Path) -> None:
        """Make the files that are ticked, each with its own ending behind this path."""
        from caseworker_app.jobs import client_record

        boxes = ((self.pdf, ".pdf"), (self.word, ".docx"), (self.json, ".json"))
        wanted = [suffix for box, suffix in boxes if box.isChecked()]
        try:
            password = self.lock.password()
        except CaseworkerError as error:
            self._tell(str(error), "trouble")
            return

        def make() -> tuple[ClientRecord, dict[str, bytes]]:
            record = client_record.gather(self._notebook, self._case.id)
            made = {suffix: client_record.encoded(record, suffix, password) for suffix in wanted}
            return record, made

        def done(result: tuple[ClientRecord, dict[str, bytes]]) -> None:
            record, made = result
            self.save.setEnabled(True)
            self._write(record, made, path, locked=password is not None)

        def failed(error: Exception) -> None:
            self.save.setEnabled(True)
            if not isinstance(error, CaseworkerError):
                raise error
            self._tell(str(error), "trouble")

        self.save.setEnabled(False)
        self._tell(tr("Sedang disusun …"), "muted")
        in_background(self, make, done, failed)

    def _write(self, record: ClientRecord, made: dict[str, bytes], path: Path, *, locked: bool) -> None:
        from caseworker_app.jobs import client_record, outside_copies

        names = []
        try:
            for suffix, data in made.items():
                lock = tr(PDF_LOCK) if locked and suffix == ".pdf" else None
                target = _free(path.with_name(path.name + suffix))
                outside_copies.write(self._notebook, target, data, client_record.leaving(self._case.id, lock))
                names.append(target.name)
        except CaseworkerError as error:
            self._tell(str(error), "trouble")
            return
        if not self._notebook.read_only:
            self._notebook.note("export", self._case.id)
        told = tr("Disimpan: {names}.").format(names=", ".join(names)) if names else tr("Pilih sedikitnya satu bentuk.")
        if record.elsewhere:
            told += " " + tr(
                "Klien ini juga disebut dalam {count} kasus orang lain; isinya tidak ikut, karena milik klien lain."
            ).format(count=record.elsewhere)
        self._tell(told, "done" if names else "attention")

    def _tell(self, sentence: str, role: str) -> None:
        theme.mark(self._told, role)
        self._told.setText(sentence)
        self._told.show()
        self._told.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        fit_height(self)


def _free(path: Path) -> Path:
    """The path, or with a number behind its name where something stands there already."""
    numbered = (path.with_name(f"{path.stem} ({at}){path.suffix}") for at in range(2, 1000))
    return path if not path.exists() else next((one for one in numbered if not one.exists()), path)
