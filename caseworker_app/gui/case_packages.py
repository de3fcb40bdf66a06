"""Take cases in from packages, and save a case as a package, from the list of cases."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from caseworker_app import paths
from caseworker_app.errors import ErasedBefore
from caseworker_app.gui import paper
from caseworker_app.jobs.files import read_file
from caseworker_app.text import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from caseworker_app.store.notebook import Notebook


def take_in(parent: QWidget, notebook: Notebook) -> str:
    """Ask for packages and put their cases into the notebook; gives what was done, «» where nothing was chosen.

    Raises CaseworkerError for a package that cannot be read; those before it are in the notebook by then.
    """
    from caseworker_app.jobs.packages import import_case

    kind = tr("Paket kasus (*.json)")
    chosen, _ = QFileDialog.getOpenFileNames(parent, tr("Impor kasus"), str(paths.user_documents()), kind)
    told = []
    for name in chosen:
        data = read_file(Path(name))
        try:
            done = import_case(notebook, data)
        except ErasedBefore as error:
            _ask_again(parent, notebook, data, str(error))
            continue
        if done.new:
            told.append(tr("Kasus {number} disimpan.").format(number=done.number))
        told += done.notices
    return " ".join(told)


def _ask_again(parent: QWidget, notebook: Notebook, data: bytes, why: str) -> None:
    """Import a case that was erased before only with a reason."""
    from caseworker_app.gui.keeping import AskReason
    from caseworker_app.jobs.packages import import_case

    def do(_line: str, reason: str) -> None:
        import_case(notebook, data, again=reason)

    AskReason(parent, tr("Kasus ini pernah dihapus"), why, do, words=tr("Impor lagi")).open()


def save(parent: QWidget, notebook: Notebook, case_id: str, number: str) -> str:
    """Ask for a place and write the case there as a package; the sentence to show («» where nothing was chosen)."""
    from caseworker_app.jobs.packages import export_case

    name = "".join(letter if letter.isalnum() or letter in "-_" else "-" for letter in number) or "kasus"
    path = paper.save_as(parent, export_case(notebook, case_id), f"{name}.json", tr("Paket kasus (*.json)"))
    if path is None:
        return ""
    if not notebook.read_only:
        notebook.note("export", case_id)
    return tr("Kasus disimpan sebagai {name}. Berkas ini tidak terkunci: simpan di tempat yang aman.").format(
        name=path.name
    )
