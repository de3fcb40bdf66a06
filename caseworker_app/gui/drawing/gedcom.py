"""A family from a GEDCOM file, and to one, on the page of the genogram."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout

from caseworker_app import paths
from caseworker_app.casework.case_file import initials
from caseworker_app.errors import CaseworkerError
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.progress import saying, with_progress
from caseworker_app.gui.base.work import in_background
from caseworker_app.gui.papers.paper import noting, save_as
from caseworker_app.gui.papers.unread_list import look_first
from caseworker_app.limits import brief
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from caseworker_app.exchange.gedcom.reading import Told
    from caseworker_app.gui.base.progress import Tell
    from caseworker_app.gui.drawing.desk import Desk

_MANY = 300  # people who take more than a moment to save
KIND = "GEDCOM (*.ged)"


def save_gedcom(desk: Desk) -> None:
    """Ask where the family goes as a GEDCOM file; it is not encrypted, and the line below the drawing says so."""

    def make() -> bytes:
        from caseworker_app.jobs.case_files import load
        from caseworker_app.jobs.gedcom import export_family

        return export_family(load(desk.notebook, desk.case.id))

    def use(data: bytes) -> None:
        from caseworker_app.jobs.gedcom import departure

        person = initials(desk.case.client).replace(".", "")
        write = noting(desk.notebook, departure(desk.case.id))
        try:
            path = save_as(desk, data, f"keluarga_{person}_{date.today().isoformat()}.ged", KIND, write=write)
        except CaseworkerError as error:
            desk.say(str(error), "trouble")
            return
        if path is None:
            return
        if not desk.notebook.read_only:
            desk.notebook.note("export", desk.case.id)
        desk.say(
            tr(
                "Keluarga disimpan di {name} dengan nama lengkap dan tanpa kata sandi. Garis emosional dan siapa yang "
                "serumah tidak ada dalam GEDCOM; keduanya ikut dalam paket kasus."
            ).format(name=path.name)
        )

    look_first(desk, desk.notebook, desk.case.id, lambda: in_background(desk, make, use), desk.edits.go_to)


def import_gedcom(desk: Desk) -> None:
    """Ask for a file and join its family to the case; where the client is not clear, ask who it is."""
    chosen, _ = QFileDialog.getOpenFileName(desk, tr("Impor GEDCOM"), str(paths.user_documents()), KIND)
    if not chosen:
        return

    def read(tell: Tell) -> Told:
        from caseworker_app import limits
        from caseworker_app.jobs.files import read_file
        from caseworker_app.jobs.gedcom import read_family

        told = read_family(read_file(Path(chosen), limits.GEDCOM_FILE))
        tell(0, 0)
        return told

    try:
        told = with_progress(desk, tr("Membaca “{name}” …").format(name=brief(Path(chosen).name)), read)
    except CaseworkerError as error:
        desk.say(str(error), "trouble")
        return
    if told is None:
        desk.say(tr("Impor dihentikan; genogram tidak berubah."))
        return
    join(desk, told)


def join(desk: Desk, told: Told, client: str | None = None) -> None:
    """Join what a file tells, and say below the drawing what that meant."""
    from caseworker_app.jobs.gedcom import WhoIsTheClient, join_family
    from caseworker_app.jobs.same_person import of_family

    desk.flush()
    try:
        with saying(desk, tr("Menyimpan keluarga …"), needed=len(told.people) > _MANY):
            done = join_family(desk.notebook, desk.case, told, client=client)
    except WhoIsTheClient as asked:
        ask_who(desk, asked.people, lambda reference: join(desk, told, reference))
    except CaseworkerError as error:
        desk.say(str(error), "trouble")
    else:
        alike = of_family(desk.notebook, desk.case.id)
        desk.say(" ".join(filter(None, (*done.notices, alike, tr("Ctrl+Z mengurungkan.")))))


def ask_who(parent: QWidget, people: list[tuple[str, str]], chosen: Callable[[str], None]) -> QDialog:
    """Let the user say who in a file is the client."""
    dialog = QDialog(parent.window())
    dialog.setWindowTitle(tr("Siapa kliennya?"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.resize(theme.px(420), theme.px(460))
    names = QListWidget()
    names.setAccessibleName(tr("Orang dalam berkas"))
    for reference, name in people:
        item = QListWidgetItem(name)
        item.setData(Qt.ItemDataRole.UserRole, reference)
        names.addItem(item)
    search = QLineEdit(placeholderText=tr("Cari nama"))
    take = theme.button(tr("Ini kliennya"), "action")
    take.setEnabled(False)
    cancel = theme.button(tr("Batal"))

    def find(words: str) -> None:
        for row in range(names.count()):
            names.item(row).setHidden(words.casefold() not in names.item(row).text().casefold())

    def use() -> None:
        item = names.currentItem()
        if names.selectedItems() and not item.isHidden():
            reference = str(item.data(Qt.ItemDataRole.UserRole))
            dialog.accept()
            chosen(reference)

    search.textChanged.connect(find)
    names.currentItemChanged.connect(lambda: take.setEnabled(names.currentItem() is not None))
    names.itemActivated.connect(use)
    take.clicked.connect(use)
    cancel.clicked.connect(dialog.reject)
    foot = QHBoxLayout()
    foot.addStretch()
    foot.addWidget(cancel)
    foot.addWidget(take)
    column = QVBoxLayout(dialog)
    column.addWidget(theme.label(tr("Pilih orang dalam berkas GEDCOM yang menjadi klien kasus ini."), wrap=True))
    column.addWidget(search)
    column.addWidget(names, 1)
    column.addLayout(foot)
    dialog.open()
    return dialog
